import ArgumentParser
import Foundation
import ReadbackCore

/// A sentence pair of the word alignment data, already cut into tokens.
struct TokenPair: Decodable {
  let id: String
  let officialTokens: [String]
  let retellingTokens: [String]

  static func pairs(path: String) throws -> [TokenPair] {
    let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try lines.map { try decoder.decode(TokenPair.self, from: $0) }
  }
}

/// `words FILE`: links of pre-tokenised sentence pairs, for score_word_align.py.
struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words", abstract: "Align the words of sentence pairs; print {id, links} lines.")

  @Argument(help: "JSON lines with id, official_tokens, retelling_tokens.")
  var file: String

  @Flag(help: "Print the time a pair takes to standard error.")
  var time = false

  func run() throws {
    let pairs = try TokenPair.pairs(path: file)
    let aligner = WordAligner()
    var lines: [String] = []
    let duration = ContinuousClock().measure {
      for pair in pairs {
        let links = aligner.probabilities(
          official: pair.officialTokens, retelling: pair.retellingTokens
        ).links()
        let text = links.map { "[\($0.official),\($0.retelling)]" }.joined(separator: ",")
        lines.append("{\"id\":\"\(pair.id)\",\"links\":[\(text)]}")
      }
    }
    print(lines.joined(separator: "\n"))
    if time {
      let cells = pairs.reduce(0) { $0 + $1.officialTokens.count * $1.retellingTokens.count }
      let message = "\(pairs.count) pairs, \(cells) token pairs, \(duration)\n"
      FileHandle.standardError.write(Data(message.utf8))
    }
  }
}
