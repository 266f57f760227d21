import ArgumentParser
import Foundation
import ReadbackCore

/// Counts what is found in pairs of sentences that are known to say the same.
struct FairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fair",
    abstract: "Count the findings on fair paraphrases, where each is a false alarm.")

  @Argument(help: "JSON lines with id, official_tokens, retelling_tokens.")
  var file: String

  @Option(help: "Print the findings of this cause, too.")
  var list: FindingCause?

  func run() throws {
    var counts: [FindingCause: (shown: Int, all: Int)] = [:]
    let comparer = Comparer()
    for pair in try TokenPair.pairs(path: file) {
      let official = Self.document(pair.officialTokens)
      let retelling = Self.document(pair.retellingTokens)
      guard !official.sentences.isEmpty, !retelling.sentences.isEmpty else { continue }
      let link = HeldLink(
        official: official.sentences.indices, retelling: retelling.sentences.indices,
        isLinked: true)
      let comparison = comparer.comparison(of: official, with: retelling, holding: [link])
      for finding in comparison.findings {
        counts[finding.cause, default: (0, 0)].all += 1
        if finding.isShown { counts[finding.cause]!.shown += 1 }
        if finding.cause == list, finding.isShown {
          let score = String(format: "%.2f", finding.confidence)
          let texts = [pair.officialTokens, pair.retellingTokens].map(Self.text)
          print("\(pair.id) \(score) \(finding.reason)\n  \(texts[0])\n  \(texts[1])")
        }
      }
    }
    for cause in FindingCause.allCases {
      guard let count = counts[cause] else { continue }
      print("\(cause.rawValue)\t\(count.shown)\t\(count.all)")
    }
    print("shown, all causes\t\(counts.values.reduce(0) { $0 + $1.shown })")
  }

  private static func document(_ tokens: [String]) -> Document {
    Document(segmenting: SourceText(text(tokens)), roles: [1: .body])
  }

  /// The tokens as running text.
  private static func text(_ tokens: [String]) -> String {
    let marks = ["``": "\"", "''": "\"", "-lrb-": "(", "-rrb-": ")"]
    let closing: Set<String> = [",", ".", ";", ":", "?", "!", ")", "'s", "n't", "'", "%"]
    var text = ""
    for token in tokens {
      let word = marks[token.lowercased()] ?? token
      text += text.isEmpty || closing.contains(word) ? word : " " + word
    }
    return text
  }
}

extension FindingCause: ExpressibleByArgument {}
