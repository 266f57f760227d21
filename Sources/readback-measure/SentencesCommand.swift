import ArgumentParser
import Foundation
import ReadbackCore

/// Aligns the units of a sentence alignment file: JSON Lines in, JSON Lines out.
struct SentencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentences",
    abstract: "Align units: {id, official: [{text}], retelling: [{text}]} to {id, links}.")

  @Argument(help: "A file of one JSON object a line.") var file: String

  private struct Unit: Decodable { let text: String }
  private struct Item: Decodable {
    let id: String
    let official: [Unit]
    let retelling: [Unit]
  }
  private struct Answer: Encodable {
    let id: String
    let links: [[Int]]
  }

  func run() throws {
    let aligner = SentenceAligner()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    for line in data.split(separator: 0x0A) {
      let item = try JSONDecoder().decode(Item.self, from: line)
      let pairs = aligner.pairs(
        official: Self.units(item.official.map(\.text)),
        retelling: Self.units(item.retelling.map(\.text)))
      let answer = Answer(id: item.id, links: pairs.map { [$0.official, $0.retelling] })
      print(String(decoding: try encoder.encode(answer), as: UTF8.self))
    }
  }

  /// Each text as one unit, however it would be cut as a document.
  static func units(_ texts: [String]) -> AlignmentUnits {
    // A line is a paragraph: inner line ends become spaces, an empty unit keeps its line.
    let lines = texts.map { text in
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      return line.allSatisfy(\.isWhitespace) ? "—" : line
    }
    let document = Document(segmenting: SourceText(lines.joined(separator: "\n")))
    return AlignmentUnits(paragraphsOf: document)
  }
}
