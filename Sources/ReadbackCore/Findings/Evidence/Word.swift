/// A token as the checks see it.
struct Word: Sendable {
  /// Lower case, straight apostrophe, without possessive 's; the mark itself for a mark.
  let form: String
  /// The dictionary's entry for the form; nil when it has none.
  let id: WordID?
  let kind: TokenKind
  /// A pronoun, article, preposition, auxiliary …: carries little by itself.
  let isFunction: Bool
  /// Starts with a capital.
  let isCapitalised: Bool
  /// Two letters or more, all capitals.
  let isAllCapitals: Bool
  /// First word of its sentence or of a quotation.
  let isInitial: Bool
  /// Stands inside quotation marks.
  let isQuoted: Bool
  /// 0...1, how much it tells: 0 for marks and function words, near 1 for rare words.
  let weight: Float

  var isContent: Bool { kind != .mark && !isFunction }
  /// A name by its looks: a capital where none is due.
  var looksLikeName: Bool { isCapitalised && !isInitial && kind == .word && !isFunction }
}
