/// How far a content word of the retelling is doubted.
public struct WordDoubt: Sendable {
  /// Index into the retelling's tokens.
  public let token: Int
  /// Official tokens in its place; nil when nothing stands there.
  public let official: Range<Int>?
  /// What the judge judged from.
  public let substitution: Substitution
  /// 0...1: that the word is wrong.
  public let probability: Double
}
