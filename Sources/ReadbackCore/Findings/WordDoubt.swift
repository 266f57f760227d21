/// The doubt about a content word of the retelling.
public struct WordDoubt: Sendable {
  /// Index into the retelling's tokens.
  public let token: Int
  /// Official tokens in its place; nil if there are none.
  public let official: Range<Int>?
  /// The features that the probability was computed from.
  public let substitution: Substitution
  /// 0...1: the probability that the word is wrong.
  public let probability: Double
}
