/// Distinguishes distortion from paraphrase: the probability that a word of the retelling is wrong.
///
/// A better model would be plugged in here.
public protocol Judge: Sendable {
  /// 0...1, calibrated: of words with .8, about four in five are wrong.
  func doubt(about substitution: Substitution) -> Double
}

/// A word of the retelling and the official words in its place.
public struct Substitution: Sendable {
  /// The probability of the word's best counterpart according to the word aligner, 0...1; 0 if it
  /// has none.
  public var linkProbability: Float = 0
  /// The similarity in meaning to the counterpart, 0...1.
  public var nearness: Float = 0
  /// The greatest similarity to any content word in the linked official sentences, 0...1.
  public var bestNearness: Float = 0
  /// How informative the word is, 0...1 (rarity).
  public var weight: Float = 0
  /// How informative the counterpart is, 0...1; 0 if there is none.
  public var officialWeight: Float = 0
  /// The uncovered weight of the official words in its place, about 0...3.
  public var leftover: Float = 0
  /// 0...1: similar to the counterpart in spelling but not in meaning.
  public var lookalike: Float = 0
  /// The share of neighbouring content words, up to two on each side, that are covered.
  public var anchoring: Float = 0
  /// The share of its sentence's content that is uncovered, 0...1.
  public var sentenceUncovered: Float = 0
  /// The share of the linked official sentences' content that is uncovered, 0...1.
  public var officialUncovered: Float = 0
  /// The word is written like a name.
  public var isName: Bool = false
  /// The word is a number.
  public var isNumber: Bool = false
  /// The lexicon does not have the word.
  public var isUnknown: Bool = false
  /// The word is an antonym of its counterpart.
  public var isAntonym: Bool = false
  /// A part of a hyphenated compound is a word of the official sentences.
  public var sharesPart: Bool = false
  /// How many independent other retellings of the same official words there are.
  public var otherCount: Int = 0
  /// The mean over the other retellings of the greatest similarity to one of their words, 0...1.
  public var otherNearness: Float = 0
  /// The share of the other retellings that keep the official counterpart.
  public var otherKeeps: Float = 0

  public init() {}

  /// The same without the evidence of other retellings.
  var alone: Substitution {
    var alone = self
    (alone.otherCount, alone.otherNearness, alone.otherKeeps) = (0, 0, 0)
    return alone
  }

  /// The features in a fixed order, for a linear model and its training.
  public var features: [Double] {
    let covered = max(nearness * min(1, linkProbability * 1.3), bestNearness)
    let isLinked: Float = linkProbability > 0.5 ? 1 : 0
    let hasOthers: Float = otherCount > 0 ? 1 : 0
    return [
      linkProbability, nearness, bestNearness, covered * covered, isLinked * (1 - nearness),
      (1 - isLinked) * (1 - bestNearness), weight, officialWeight, min(leftover, 2), lookalike,
      anchoring, anchoring * (1 - covered), sentenceUncovered, officialUncovered, isName ? 1 : 0,
      isNumber ? 1 : 0, isUnknown ? 1 : 0, isAntonym ? 1 : 0, sharesPart ? 1 : 0,
      weight * (1 - covered), hasOthers, hasOthers * otherNearness,
      hasOthers * otherKeeps * (1 - covered), hasOthers * (1 - otherNearness) * (1 - covered),
    ].map(Double.init)
  }
}
