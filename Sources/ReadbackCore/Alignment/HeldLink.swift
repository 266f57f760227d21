/// A reviewer's word on whether two places tell the same: it outranks the aligner's.
public struct HeldLink: Sendable, Hashable {
  /// Sentence indices of the official document; not empty.
  public let official: Range<Int>
  /// Sentence indices of the retelling; not empty.
  public let retelling: Range<Int>
  /// True: they are linked. False: no pair of them is.
  public let isLinked: Bool

  public init(official: Range<Int>, retelling: Range<Int>, isLinked: Bool) {
    self.official = official
    self.retelling = retelling
    self.isLinked = isLinked
  }
}
