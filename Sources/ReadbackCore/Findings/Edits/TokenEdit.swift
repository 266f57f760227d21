/// An edit as the engine handles it: by tokens, with the group of linked sentences it lies in.
struct TokenEdit: Sendable, Hashable {
  let kind: EditKind
  /// Official tokens; empty for an insertion, and then at the place where the words would stand.
  let official: Range<Int>
  /// Retelling tokens; empty for a deletion, likewise.
  let retelling: Range<Int>
  /// Index into `Evidence.groups`.
  let group: Int
  /// The words stand in another order on the other side, so that their neighbours say nothing.
  var isCrossed = false
}

extension Edit {
  init(_ edit: TokenEdit, _ evidence: Evidence) {
    self.init(
      kind: edit.kind,
      official: edit.official.isEmpty ? nil : evidence.official.place(of: edit.official),
      retelling: edit.retelling.isEmpty ? nil : evidence.retelling.place(of: edit.retelling))
  }
}
