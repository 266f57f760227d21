/// A reviewer's decision on whether two places have the same content; it overrides the aligner.
public struct ManualLink: Sendable, Hashable {
  /// Sentence indices of the official document; not empty.
  public let official: Range<Int>
  /// Sentence indices of the retelling; not empty.
  public let retelling: Range<Int>
  /// True if they are linked; false if no pair of them may be linked.
  public let isLinked: Bool

  public init(official: Range<Int>, retelling: Range<Int>, isLinked: Bool) {
    self.official = official
    self.retelling = retelling
    self.isLinked = isLinked
  }
}
