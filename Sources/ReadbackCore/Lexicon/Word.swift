/// A token as the checks see it.
struct Word: Sendable {
  /// Lower case, straight apostrophe, without accents and possessive 's; the mark itself for a mark.
  let form: String
  /// The dictionary's entry for the form; nil when it has none.
  let id: WordID?
  private(set) var kind: TokenKind
  /// A pronoun, article, preposition, auxiliary …: carries little by itself.
  private(set) var isFunction: Bool
  /// Starts with a capital.
  let isCapitalised: Bool
  /// Two letters or more, all capitals.
  let isAllCapitals: Bool
  /// First word of its sentence or of a quotation.
  var isInitial = false
  /// Stands inside quotation marks.
  var isQuoted = false
  /// 0...1, how much it tells: 0 for marks and function words, near 1 for rare words.
  private(set) var weight: Float
  /// Has a hyphen in it.
  let isHyphened: Bool
  /// Whether a number, date or amount may begin with it.
  private(set) var mayBeQuantity: Bool
  /// The same for words of one form and kind: the place in `Vocabulary.forms`.
  let formNumber: Int32

  /// Makes it no part of what the text says: the number of a list item, a time stamp.
  mutating func becomeApparatus() {
    kind = .mark
    isFunction = true
    weight = 0
    mayBeQuantity = false
  }

  var isContent: Bool { kind != .mark && !isFunction }
  /// A name by its looks: a capital where none is due.
  var looksLikeName: Bool { isCapitalised && !isInitial && kind == .word && !isFunction }
}
