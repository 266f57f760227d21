/// The settings that a file can contain, one row each; reading, dumping and the manual use it.
enum Setting: String, CaseIterable {
  case theme
  case order
  case panelHeight = "panel-height"
  case mouse
  case startCard = "start-card"
  case linear
  case opinionCommand = "opinion-command"

  /// Its possible values, its default, and its effect.
  var row: (values: Values, usual: String, help: String) {
    switch self {
    case .theme:
      (
        .names(["auto", "dark", "light", "plain"]), "auto",
        "The colours; auto asks the terminal for its background."
      )
    case .order:
      (
        .names(["text", "severity", "confidence"]), "text",
        "The order in which findings are listed."
      )
    case .panelHeight:
      (.number(3...40), "auto", "Lines in the panel of findings; auto means as many as needed.")
    case .mouse: (.switched, "off", "Use clicks and the wheel.")
    case .startCard:
      (.switched, "on", "Show the card that introduces two texts before reading.")
    case .linear:
      (.switched, "off", "No boxes and columns, for screen readers and Braille.")
    case .opinionCommand:
      (.text, "", "A program that gives a second opinion.")
    }
  }

  enum Values {
    case names([String])
    /// A number or auto.
    case number(ClosedRange<Int>)
    case switched
    /// Any text on one line.
    case text

    /// What is expected, for a message; nil if a value is valid.
    func expectation(of value: String) -> String? {
      switch self {
      case .names(let names):
        names.contains(value) ? nil : "is not one of \(names.joined(separator: ", "))"
      case .number(let range):
        value == "auto" || Int(value).map(range.contains) == true
          ? nil : "is neither auto nor a number from \(range.lowerBound) to \(range.upperBound)"
      case .switched: ["on", "off"].contains(value) ? nil : "is neither on nor off"
      case .text: nil
      }
    }
  }
}
