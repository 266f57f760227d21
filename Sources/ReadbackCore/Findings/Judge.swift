/// Tells distortion from paraphrase: how likely is it that a word of the retelling is wrong?
///
/// The one place where a better judge, a trained model, would be put in.
public protocol Judge: Sendable {
  /// 0...1, calibrated: of words with .8, about four in five are wrong.
  func doubt(about substitution: Substitution) -> Double
}

/// A word of the retelling beside what the official text has in its place.
public struct Substitution: Sendable {
  /// The word's best counterpart by the word aligner, 0...1; 0 when it has none.
  public var linkProbability: Float = 0
  /// How near the counterpart is in meaning, 0...1.
  public var nearness: Float = 0
  /// The nearest of all content words in the linked official sentences, 0...1.
  public var bestNearness: Float = 0
  /// How much the word tells, 0...1 (rarity).
  public var weight: Float = 0
  /// How much the counterpart tells, 0...1; 0 when there is none.
  public var officialWeight: Float = 0
  /// Untold weight of the official words in its place, about 0...3.
  public var leftover: Float = 0
  /// 0...1: written like the counterpart but not near in meaning.
  public var lookalike: Float = 0
  /// Share of the content words beside it, up to two each way, that are told.
  public var anchoring: Float = 0
  /// Share of its sentence's content that is untold, 0...1.
  public var sentenceUntold: Float = 0
  /// Share of the linked official sentences' content that is untold, 0...1.
  public var officialUntold: Float = 0
  /// The word is written like a name.
  public var isName: Bool = false
  /// The word is a number.
  public var isNumber: Bool = false
  /// The lexicon has no such word.
  public var isUnknown: Bool = false
  /// The word is an opposite of its counterpart.
  public var isAntonym: Bool = false
  /// Part of a hyphen compound is a word of the official sentences.
  public var sharesPart: Bool = false
  /// How many independent other retellings of the same official words there are.
  public var witnessCount: Int = 0
  /// Mean over the witnesses of the nearest word each has there, 0...1.
  public var witnessSupport: Float = 0
  /// Share of the witnesses that keep the official counterpart.
  public var witnessKeeps: Float = 0

  public init() {}

  /// The same without what other retellings say.
  var alone: Substitution {
    var alone = self
    (alone.witnessCount, alone.witnessSupport, alone.witnessKeeps) = (0, 0, 0)
    return alone
  }

  /// The features in a fixed order, for a linear judge and for training it.
  public var features: [Double] {
    let told = max(nearness * min(1, linkProbability * 1.3), bestNearness)
    let isLinked: Float = linkProbability > 0.5 ? 1 : 0
    let hasWitness: Float = witnessCount > 0 ? 1 : 0
    return [
      linkProbability, nearness, bestNearness, told * told, isLinked * (1 - nearness),
      (1 - isLinked) * (1 - bestNearness), weight, officialWeight, min(leftover, 2), lookalike,
      anchoring, anchoring * (1 - told), sentenceUntold, officialUntold, isName ? 1 : 0,
      isNumber ? 1 : 0, isUnknown ? 1 : 0, isAntonym ? 1 : 0, sharesPart ? 1 : 0,
      weight * (1 - told), hasWitness, hasWitness * witnessSupport,
      hasWitness * witnessKeeps * (1 - told), hasWitness * (1 - witnessSupport) * (1 - told),
    ].map(Double.init)
  }
}
