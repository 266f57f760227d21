import ArgumentParser
import Foundation
import ReadbackCore

/// Counts the findings in pairs of sentences that are known to have the same meaning.
///
/// Such pairs may still omit words. Where people have linked the words, an omission or addition
/// counts as correct if half of its letters are in unlinked words.
struct FairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fair",
    abstract: "Count the findings on fair paraphrases, where each is a false alarm.")

  @Argument(help: "JSON lines with id, official_tokens, retelling_tokens.")
  var file: String

  @Option(help: "Also print the findings with this cause.")
  var list: FindingCause?

  func run() throws {
    var counts: [FindingCause: (shown: Int, all: Int, right: Int)] = [:]
    let comparer = Comparer()
    for pair in try TokenPair.pairs(path: file) {
      let official = Self.document(pair.officialTokens)
      let retelling = Self.document(pair.retellingTokens)
      guard !official.sentences.isEmpty, !retelling.sentences.isEmpty else { continue }
      let link = ManualLink(
        official: official.sentences.indices, retelling: retelling.sentences.indices,
        isLinked: true)
      let comparison = comparer.comparison(of: official, with: retelling, holding: [link])
      for finding in comparison.findings {
        counts[finding.cause, default: (0, 0, 0)].all += 1
        guard finding.isShown else { continue }
        counts[finding.cause]!.shown += 1
        let unlinked = unlinkedShare(of: finding, in: pair)
        if let unlinked, unlinked >= 0.5 { counts[finding.cause]!.right += 1 }
        if finding.cause == list {
          let score = String(format: "%.2f", finding.confidence)
          let share = unlinked.map { String(format: " (%.2f unlinked)", $0) } ?? ""
          let texts = [pair.officialTokens, pair.retellingTokens].map { Self.text($0).text }
          print("\(pair.id) \(score)\(share) \(finding.reason)\n  \(texts[0])\n  \(texts[1])")
        }
      }
    }
    for cause in FindingCause.allCases {
      guard let count = counts[cause] else { continue }
      let right = cause.kind == .mistranslation ? "" : "\t\(count.right) right"
      print("\(cause.rawValue)\t\(count.shown)\t\(count.all)\(right)")
    }
    print("shown, all causes\t\(counts.values.reduce(0) { $0 + $1.shown })")
  }

  /// How much of an omission or addition people left unlinked, 0...1 of the letters of its longer
  /// words; nil for other findings and for pairs without links.
  private func unlinkedShare(of finding: Finding, in pair: TokenPair) -> Double? {
    let isOmission = finding.kind == .omission
    guard finding.kind != .mistranslation, let sure = pair.sure,
      let place = isOmission ? finding.official : finding.retelling
    else { return nil }
    let links = sure + (pair.possible ?? [])
    let linked = Set(links.map { isOmission ? $0[0] : $0[1] })
    let tokens = isOmission ? pair.officialTokens : pair.retellingTokens
    let places = Self.text(tokens).places
    let words = tokens.indices.filter {
      places[$0].overlaps(place) && tokens[$0].utf8.count > 3
    }
    let letters = words.reduce(0) { $0 + tokens[$1].utf8.count }
    let unlinked = words.reduce(0) { linked.contains($1) ? $0 : $0 + tokens[$1].utf8.count }
    return letters > 0 ? Double(unlinked) / Double(letters) : nil
  }

  private static func document(_ tokens: [String]) -> Document {
    Document(segmenting: SourceText(text(tokens).text), roles: [1: .body])
  }

  /// The tokens as running text, with their byte ranges.
  private static func text(_ tokens: [String]) -> (text: String, places: [TextRange]) {
    let marks = ["``": "\"", "''": "\"", "-lrb-": "(", "-rrb-": ")"]
    let closing: Set<String> = [",", ".", ";", ":", "?", "!", ")", "'s", "n't", "'", "%"]
    var text = ""
    var places: [TextRange] = []
    for token in tokens {
      let word = marks[token.lowercased()] ?? token
      if !text.isEmpty, !closing.contains(word) { text += " " }
      places.append(text.utf8.count..<(text.utf8.count + word.utf8.count))
      text += word
    }
    return (text, places)
  }
}

extension FindingCause: ExpressibleByArgument {}
