/// A difference between linked sentences, in whole tokens.
///
/// The edits of a comparison are complete: the retelling's linked sentences can be rebuilt from
/// `Comparison.edits` and the tokens that are equal on both sides. Whether an edit changes the
/// meaning is decided by the findings.
public struct Edit: Sendable, Hashable {
  /// What happened to the official words.
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
  /// They are replaced by other words.
  case replace
  /// They are missing.
  case delete
  /// Words are added that the official text does not have.
  case insert
  /// The same words are in another place of the sentence.
  case move
}
