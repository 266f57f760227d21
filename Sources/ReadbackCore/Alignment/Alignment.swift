/// How two documents tell the same thing.
public struct Alignment: Sendable {
  /// Every comparable sentence of both documents is in exactly one link; a link with an empty side
  /// is an omission (no retelling) or an addition (no official). In official order, additions
  /// behind the link they follow in the retelling.
  public let links: [SentenceLink]
  /// Token pairs inside linked sentences, in official order.
  public let words: [WordLink]

  public init(links: [SentenceLink], words: [WordLink]) {
    self.links = links
    self.words = words
  }
}

/// Sentences that tell the same thing: n official to m retelling ones, in any order.
public struct SentenceLink: Sendable, Hashable {
  /// Indices into the official document's sentences, ascending; may be empty.
  public let official: [Int]
  /// Indices into the retelling's sentences, ascending; may be empty.
  public let retelling: [Int]
  /// The pairs that hold the group together; a group need not pair everything with everything.
  public let pairs: [SentencePair]
  /// How the statement was retold; `unlinked` when a side is empty.
  public let relation: LinkRelation
  /// 0...1: how likely the weakest pair tells the same.
  public let score: Double
  /// Made or held by a reviewer.
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

/// One official and one retelling sentence that tell the same.
public struct SentencePair: Sendable, Hashable {
  /// Index into the official document's sentences.
  public let official: Int
  /// Index into the retelling's sentences.
  public let retelling: Int
  /// 0...1: how likely the two tell the same.
  public let score: Double

  public init(official: Int, retelling: Int, score: Double) {
    self.official = official
    self.retelling = retelling
    self.score = score
  }
}

/// How a linked statement was retold.
public enum LinkRelation: String, Sendable, CaseIterable {
  /// Nearly all of its words are the same on both sides.
  case equivalent
  /// Told in other words; nothing is found in it.
  case paraphrase
  /// Part of the statement is missing or something was put in.
  case partial
  /// Something in it is mistranslated.
  case distorted
  /// One side is empty.
  case unlinked
}

/// Two tokens that say the same.
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
