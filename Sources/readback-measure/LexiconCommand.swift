import ArgumentParser
import ReadbackCore

/// `lexicon FILE`: how fast words are found and related.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Measure the lexicon's speed on the words of a file.")

  @Argument(help: "JSON lines with id, official_tokens, retelling_tokens.")
  var file: String

  /// Distinct words per side, as in a long readout.
  private static let wordCount = 300

  func run() throws {
    let lexicon = Lexicon.standard
    let pairs = try TokenPair.pairs(path: file)
    let forms = pairs.flatMap { $0.officialTokens }.map { SpellingVariants.plain($0) }
    let clock = ContinuousClock()

    var found = 0
    let bytes = forms.map { Array($0.utf8) }
    let lookUp = clock.measure {
      for word in bytes {
        if word.withUnsafeBufferPointer({ lexicon.word($0) }) != nil { found += 1 }
      }
    }
    print("\(found) of \(forms.count) words found, each in \(lookUp / max(forms.count, 1))")

    let words = Set(forms.compactMap { lexicon.word($0) }).sorted {
      (lexicon.frequency(of: $1), $0) < (lexicon.frequency(of: $0), $1)
    }
    let official = Array(words.prefix(Self.wordCount))
    let retelling = Array(words.dropFirst(Self.wordCount / 2).prefix(Self.wordCount))
    var related = 0
    let relating = clock.measure {
      related = lexicon.relations(between: official, and: retelling).count
    }
    print("\(official.count) x \(retelling.count) words: \(related) related pairs in \(relating)")
  }
}
