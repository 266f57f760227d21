/// The languages of an official text and of its retelling; nil where one is not known.
struct LanguagePair: Sendable, Hashable {
  let official: String?
  let retelling: String?

  init(_ official: Document, _ retelling: Document) {
    self.official = official.language
    self.retelling = retelling.language
  }

  /// Whether the texts are known to be in two languages.
  var differ: Bool {
    guard let official, let retelling else { return false }
    return official != retelling
  }

  /// Why the texts cannot be compared, in one sentence; nil where they can.
  var trouble: String? {
    guard let official, let retelling else { return nil }
    if official != retelling {
      return "the official text is in \(LanguageName.name(of: official)) and the retelling in "
        + "\(LanguageName.name(of: retelling)); only texts in one language are compared"
    }
    guard official != "en" else { return nil }
    return "both texts are in \(LanguageName.name(of: official)): words that are the same, numbers "
      + "and names are compared, but not what other words mean"
  }
}
