/// Rows of tab-separated values that a spreadsheet opens without running anything in them.
///
/// A cell with a tab, a line end or a quotation mark is quoted as RFC 4180 quotes (quotation marks
/// doubled). A cell that a spreadsheet would take for a formula starts with an apostrophe, which
/// spreadsheets hide; so does one that already starts with an apostrophe, so that taking the
/// first apostrophe off always gives the cell back.
struct SeparatedValues {
  private(set) var text = ""
  private let separator: String
  private let lineEnd: String

  /// With tabs between the cells.
  static var tabs: SeparatedValues { SeparatedValues(separator: "\t", lineEnd: "\n") }
  /// With commas, as RFC 4180 has it.
  static var commas: SeparatedValues { SeparatedValues(separator: ",", lineEnd: "\r\n") }

  private init(separator: String, lineEnd: String) {
    self.separator = separator
    self.lineEnd = lineEnd
  }

  mutating func row(_ cells: [String]) {
    text += cells.map { Self.cell($0, separator: separator) }.joined(separator: separator)
    text += lineEnd
  }

  static func cell(_ value: String, separator: String = "\t") -> String {
    var shown = ""
    for scalar in value.unicodeScalars {
      if scalar.isHidden, !["\t", "\n", "\r"].contains(scalar) {
        shown += "⟨\(scalar.codePointName)⟩"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    if let first = shown.unicodeScalars.first, Self.triggers.contains(first) {
      shown = "'" + shown
    }
    guard
      shown.unicodeScalars.contains(where: {
        Self.needsQuotes.contains($0) || separator.unicodeScalars.contains($0)
      })
    else {
      return shown
    }
    var quoted = "\""
    for scalar in shown.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// What makes a spreadsheet see a formula (OWASP, "CSV Injection"), with the full-width forms
  /// that some take for the same, and the apostrophe itself.
  static let triggers: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'",
  ]
  private static let needsQuotes: Set<Unicode.Scalar> = ["\t", "\n", "\r", "\""]
}
