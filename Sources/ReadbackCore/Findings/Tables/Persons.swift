/// Pronouns by grammatical person.
enum Persons {
  static let first: Set<String> = [
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves",
    "we're", "we've", "we'll", "we'd", "i'm", "i've", "i'll", "i'd", "let's",
  ]
  static let third: Set<String> = [
    "he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs",
    "himself", "herself", "itself", "themselves",
  ]

  /// A pronoun of the first person; "US" is a name and a lone "I" often a numeral.
  static func isFirst(_ word: Word) -> Bool {
    first.contains(word.form) && !word.isAllCapitals && word.form != "i"
  }
}
