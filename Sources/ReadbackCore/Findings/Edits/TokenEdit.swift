/// An edit as the engine represents it: by tokens, with its group of linked sentences.
struct TokenEdit: Sendable, Hashable {
  let kind: EditKind
  /// Official tokens; for an insertion, an empty range at the place where the words would be.
  let official: Range<Int>
  /// Retelling tokens; for a deletion, an empty range at the place where the words would be.
  let retelling: Range<Int>
  /// Index into `PairAnalysis.groups`.
  let group: Int
  /// The words are in another order on the other side, so their neighbours are not evidence.
  var isCrossed = false
}

extension Edit {
  init(_ edit: TokenEdit, _ analysis: PairAnalysis) {
    self.init(
      kind: edit.kind,
      official: edit.official.isEmpty ? nil : analysis.official.place(of: edit.official),
      retelling: edit.retelling.isEmpty ? nil : analysis.retelling.place(of: edit.retelling))
  }
}
