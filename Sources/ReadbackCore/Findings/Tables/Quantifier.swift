/// Quantifiers: words that say how much of a thing is meant.
enum Quantifier: Sendable {
  case none, only, all, some, most, few, many

  init?(_ form: String) {
    switch form {
    case "no", "without", "neither": self = .none
    case "only", "sole", "solely", "exclusively", "single": self = .only
    case "all", "every", "each", "both", "whole", "entire", "always": self = .all
    case "some", "certain", "several", "sometimes": self = .some
    case "most", "majority", "mostly", "mainly": self = .most
    case "few", "hardly", "rarely", "seldom": self = .few
    case "many", "numerous", "often": self = .many
    default: return nil
    }
  }

  /// Whether replacing one by the other makes a different statement about the same head word.
  func contradicts(_ other: Quantifier) -> Bool {
    switch (self, other) {
    case (.none, .only), (.only, .none), (.none, .all), (.all, .none), (.none, .some),
      (.some, .none),
      (.none, .many), (.many, .none), (.none, .most), (.most, .none), (.all, .few), (.few, .all),
      (.few, .many), (.many, .few), (.few, .most), (.most, .few), (.all, .some), (.some, .all):
      true
    default: false
    }
  }
}
