import ArgumentParser
import Foundation
import ReadbackCore

/// A sentence pair of the word alignment data, already tokenised.
struct TokenPair: Decodable {
  let id: String
  let officialTokens: [String]
  let retellingTokens: [String]
  /// Pairs of token indices linked by people, if available.
  let sure: [[Int]]?
  let possible: [[Int]]?

  static func pairs(path: String) throws -> [TokenPair] {
    let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try lines.map { try decoder.decode(TokenPair.self, from: $0) }
  }
}

/// `words FILE`: links of tokenised sentence pairs, for score_word_align.py.
struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words", abstract: "Align the words of sentence pairs; print {id, links} lines.")

  @Argument(help: "JSON lines with id, official_tokens, retelling_tokens.")
  var file: String

  @Flag(help: "Print to standard error how long it took.")
  var time = false

  func run() throws {
    let pairs = try TokenPair.pairs(path: file)
    let aligner = WordAligner()
    let clock = ContinuousClock()
    var prepared: [(official: AlignableWords, retelling: AlignableWords)] = []
    let preparation = clock.measure {
      prepared = pairs.map {
        (AlignableWords($0.officialTokens), AlignableWords($0.retellingTokens))
      }
    }
    var links: [[WordLink]] = []
    let alignment = clock.measure {
      links = prepared.map {
        aligner.probabilities(
          official: $0.official, 0..<$0.official.count,
          retelling: $0.retelling, 0..<$0.retelling.count
        ).links()
      }
    }
    for (pair, links) in zip(pairs, links) {
      let text = links.map { "[\($0.official),\($0.retelling)]" }.joined(separator: ",")
      print("{\"id\":\"\(pair.id)\",\"links\":[\(text)]}")
    }
    if time {
      let cells = pairs.reduce(0) { $0 + $1.officialTokens.count * $1.retellingTokens.count }
      let message = """
        \(pairs.count) pairs, \(cells) token pairs: words prepared in \(preparation), \
        aligned in \(alignment)

        """
      FileHandle.standardError.write(Data(message.utf8))
    }
  }
}
