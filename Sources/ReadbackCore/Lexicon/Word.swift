/// A token with the data that the checks use.
struct Word: Sendable {
  /// Lower case, straight apostrophe, without accents and possessive 's; for a mark, the mark
  /// itself.
  let form: String
  /// The lexicon's entry for the form; nil if there is none.
  let id: WordID?
  private(set) var kind: TokenKind
  /// A pronoun, article, preposition, auxiliary or the like, which means little by itself.
  private(set) var isFunction: Bool
  /// Begins with a capital letter.
  let isCapitalised: Bool
  /// Two or more letters, all of them capitals.
  let isAllCapitals: Bool
  /// The first word of its sentence or of a quotation.
  var isInitial = false
  /// Inside quotation marks.
  var isQuoted = false
  /// Whether this is "yet" in "yet to come", which negates: it has not come.
  var isYetTo = false
  /// 0...1, how informative it is: 0 for marks and function words, near 1 for rare words.
  private(set) var weight: Float
  /// Contains a hyphen.
  let isHyphened: Bool
  /// Whether a number, date or amount may begin with it.
  private(set) var mayBeQuantity: Bool
  /// The same for words with the same form and kind: the index into `Vocabulary.forms`.
  let formNumber: Int32

  /// Excludes it from the comparison, as a list number or time stamp.
  mutating func becomeApparatus() {
    kind = .mark
    isFunction = true
    weight = 0
    mayBeQuantity = false
  }

  var isContent: Bool { kind != .mark && !isFunction }
  /// Whether it looks like a name: capitalised where this is not required.
  var looksLikeName: Bool { isCapitalised && !isInitial && kind == .word && !isFunction }
}
