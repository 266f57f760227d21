/// The parts of a comparison, in the order in which they end.
@_spi(Measuring)
public enum ComparisonStage: String, CaseIterable, Sendable {
  case sentences, words, checks, findings
}

/// How much a comparison had to do: counts that are the same on every machine.
@_spi(Measuring)
public struct ComparisonWork: Sendable, Equatable {
  /// Pairs of sentences that the sentence aligner scored.
  public internal(set) var scoredCells = 0
  /// Sentences that were encoded to see what they say.
  public internal(set) var understoodSentences = 0
  /// Pairs of tokens that the word aligner looked at.
  public internal(set) var tokenPairs = 0
  /// Pairs of content words whose nearness was asked for.
  public internal(set) var wordPairs = 0

  public init() {}
}
