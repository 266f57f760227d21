import ReadbackCore

/// The signs on the screen, each one cell wide, in characters that the terminal can draw.
struct Signs: Sendable {
  let repertoire: Repertoire

  private func sign(_ unicode: String, _ ascii: String) -> String {
    repertoire == .unicode ? unicode : ascii
  }

  func of(_ kind: FindingKind) -> String { sign(kind.sign, kind.asciiSign) }

  /// Blank if nobody has reviewed it.
  func of(_ state: ReviewState) -> String {
    switch state {
    case .unreviewed: " "
    case .confirmed: sign("✓", "v")
    case .rejected: sign("✗", "x")
    case .disputed: "?"
    }
  }

  var moved: String { sign("↕", "%") }
  /// Between the columns; lighter than the bar.
  var divider: String { sign("│", ":") }
  var boxSide: String { sign("│", "|") }
  var bar: String { sign("┃", "|") }
  var rule: String { sign("─", "-") }
  var cursor: String { sign("▶", ">") }
  var paragraph: String { sign("¶", "P") }
  var arrow: String { sign("→", ">") }
  var dot: String { sign("·", ".") }
  var ellipsis: String { sign("…", "~") }
  /// Marks the place of missing or added words.
  var caret: String { "^" }
  var tick: String { sign("▐", "=") }
  var corners: (String, String, String, String) {
    repertoire == .unicode ? ("┌", "┐", "└", "┘") : ("+", "+", "+", "+")
  }
  var full: String { sign("█", "#") }
  var empty: String { sign("░", ".") }
  var isOn: String { sign("■", "*") }
  var isOff: String { sign("□", ".") }
}
