/// The correspondence between two documents.
public struct Alignment: Sendable {
  /// Every comparable sentence of both documents is in exactly one link; a link with an empty side
  /// is an omission (no retelling) or an addition (no official sentence). In official order; an
  /// addition follows the link that precedes it in the retelling.
  public let links: [SentenceLink]
  /// Token pairs inside linked sentences, in official order.
  public let words: [WordLink]

  public init(links: [SentenceLink], words: [WordLink]) {
    self.links = links
    self.words = words
  }
}

/// Sentences with the same content: n official to m retelling ones, in any order.
public struct SentenceLink: Sendable, Hashable {
  /// Indices into the official document's sentences, ascending; may be empty.
  public let official: [Int]
  /// Indices into the retelling's sentences, ascending; may be empty.
  public let retelling: [Int]
  /// The pairs that connect the group; not every sentence needs to be paired with every other.
  public let pairs: [SentencePair]
  /// How the statement was retold; `unlinked` if a side is empty.
  public let relation: LinkRelation
  /// 0...1: the probability of the weakest pair.
  public let score: Double
  /// Whether a reviewer made or confirmed it.
  public let isByHand: Bool

  public init(
    official: [Int], retelling: [Int], pairs: [SentencePair], relation: LinkRelation,
    score: Double, isByHand: Bool = false
  ) {
    self.official = official
    self.retelling = retelling
    self.pairs = pairs
    self.relation = relation
    self.score = score
    self.isByHand = isByHand
  }
}

/// An official and a retelling sentence with the same content.
public struct SentencePair: Sendable, Hashable {
  /// Index into the official document's sentences.
  public let official: Int
  /// Index into the retelling's sentences.
  public let retelling: Int
  /// 0...1: the probability that the two have the same content.
  public let score: Double

  public init(official: Int, retelling: Int, score: Double) {
    self.official = official
    self.retelling = retelling
    self.score = score
  }
}

/// How a linked statement was retold.
public enum LinkRelation: String, Sendable, CaseIterable {
  /// Nearly all words are the same on both sides.
  case equivalent
  /// Said in other words, without findings.
  case paraphrase
  /// Part of the statement is missing, or something was added.
  case partial
  /// Something in it is mistranslated.
  case distorted
  /// One side is empty.
  case unlinked
}

/// Two tokens with the same meaning.
public struct WordLink: Sendable, Hashable {
  /// Index into the official document's tokens.
  public let official: Int
  /// Index into the retelling's tokens.
  public let retelling: Int
  /// 0...1, calibrated.
  public let probability: Float

  public init(official: Int, retelling: Int, probability: Float) {
    self.official = official
    self.retelling = retelling
    self.probability = probability
  }
}
