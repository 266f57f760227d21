/// One difference between linked sentences, on whole tokens.
///
/// The edits of a comparison say everything in which the retelling differs from the official
/// sentences it is linked with: `Comparison.edits` and the tokens that are equal on both sides
/// rebuild the retelling. Whether an edit changes what is said is for the findings to decide.
public struct Edit: Sendable, Hashable {
  /// What was done to the official words.
  public let kind: EditKind
  /// The official words; nil for an insertion.
  public let official: TextRange?
  /// The retelling's words; nil for a deletion.
  public let retelling: TextRange?

  public init(kind: EditKind, official: TextRange?, retelling: TextRange?) {
    self.kind = kind
    self.official = official
    self.retelling = retelling
  }
}

/// What an edit does to the official words.
public enum EditKind: String, Sendable, CaseIterable {
  /// Other words stand in their place.
  case replace
  /// They are missing.
  case delete
  /// Words stand where the official text has none.
  case insert
  /// The same words stand in another place of the sentence.
  case move
}
