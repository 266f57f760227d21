/// The stages of a comparison, in the order in which they end.
@_spi(Measuring)
public enum ComparisonStage: String, CaseIterable, Sendable {
  case sentences, words, checks, findings
}

/// The amount of work of a comparison: counts that are the same on every machine.
@_spi(Measuring)
public struct ComparisonWork: Sendable, Equatable {
  /// Sentence pairs scored by the sentence aligner.
  public internal(set) var scoredCells = 0
  /// Sentences that were encoded for their meaning.
  public internal(set) var understoodSentences = 0
  /// Token pairs examined by the word aligner.
  public internal(set) var tokenPairs = 0
  /// Pairs of content words whose similarity was computed.
  public internal(set) var wordPairs = 0

  public init() {}
}
