/// Words that negate, explicitly or by their meaning.
enum Negation {
  /// Explicit negations (Huddleston and Pullum, The Cambridge Grammar of the English Language,
  /// chapter 9).
  static let plain: Set<String> = [
    "no", "not", "never", "none", "neither", "nor", "nobody", "nothing", "nowhere", "cannot",
    "without", "n't",
  ]

  /// Words with a negation in their meaning, so that "warned against shifting" equals "should not
  /// shift".
  static let lexical: Set<String> = [
    "absence", "absent", "abstain", "against", "avoid", "ban", "bar", "barely", "block", "cease",
    "contrary", "decline", "denial", "deny", "disagree", "disapprove", "dissatisfied", "doubt",
    "except", "exclude", "exempt", "fail", "failure", "far",
    "few", "forbid", "free", "halt", "hardly", "impossible", "inability", "instead", "hinder",
    "lack", "lest",
    "little", "loss",
    "miss", "omit", "oppose", "outside", "preclude", "prevent", "prohibit", "rarely", "rather",
    "refrain", "refusal",
    "refuse", "reject", "replace", "rule", "scarcely", "seldom", "spare", "stop", "too", "unable",
    "unless",
    "unlikely",
    "unwilling", "warn", "withhold",
  ]

  /// Words that pass a negation on to the verb after them: "not able to confirm".
  static let carriers: Set<String> = [
    "able", "allowed", "possible", "ready", "willing", "likely", "expected", "planning", "going",
    "want", "wish", "intend", "expect", "plan", "seem", "appear", "yet", "ever",
  ]

  /// Prefixes that turn a word into its opposite, if the rest is a word.
  static let prefixes = ["un", "in", "im", "ir", "il", "dis", "non"]

  private static let lexicalWords = Set(lexical.compactMap { Lexicon.standard.word($0) })

  /// Whether a word of the lexicon is one of `lexical`.
  static func isLexical(_ word: WordID) -> Bool { lexicalWords.contains(word) }

  static func isPlain(_ form: String) -> Bool {
    plain.contains(form) || form.hasSuffix("n't")
  }

  /// Whether a plain negation belongs to a verb: "not", "never".
  static func deniesVerb(_ form: String) -> Bool {
    ["not", "never", "cannot"].contains(form) || form.hasSuffix("n't")
  }
}
