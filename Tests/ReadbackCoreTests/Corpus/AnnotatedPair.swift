import Foundation
import ReadbackCore

/// A pair of Tools/findings/corpus with its annotation.
struct AnnotatedPair: Sendable {
  struct Mistranslation: Decodable, Sendable {
    let official: String
    let retelling: String
    let severity: String
  }

  struct Span: Decodable, Sendable {
    let quote: String
    let weight: String
  }

  struct Doubt: Decodable, Sendable {
    let retelling: String?
  }

  struct Gold: Decodable, Sendable {
    let mistranslations: [Mistranslation]
    let omissions: [Span]
    let additions: [Span]
    let borderline: [Doubt]
  }

  let official: String
  let retelling: String
  let gold: Gold

  /// Those not used for training any model.
  static func kept() throws -> [AnnotatedPair] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Tools/findings/corpus").standardizedFileURL
    let names = try String(contentsOf: folder.appendingPathComponent("kept.txt"), encoding: .utf8)
    return try names.split(separator: "\n").map { name in
      let pair = folder.appendingPathComponent(String(name))
      func text(_ file: String) throws -> String {
        try String(contentsOf: pair.appendingPathComponent(file), encoding: .utf8)
      }
      return AnnotatedPair(
        official: try text("official.txt"), retelling: try text("retelling.txt"),
        gold: try JSONDecoder().decode(Gold.self, from: Data(text("gold.json").utf8)))
    }
  }

  /// The bytes of a quotation that occurs once in a text.
  static func place(of quote: String, in text: String) -> Range<Int> {
    let range = text.range(of: quote)!
    return text.utf8.distance(
      from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
        from: text.startIndex, to: range.upperBound)
  }
}
