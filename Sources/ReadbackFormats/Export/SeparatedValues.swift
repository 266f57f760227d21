/// Rows of tab-separated values that a spreadsheet opens without executing anything.
///
/// A cell with a tab, a line end or a quotation mark is quoted as in RFC 4180 (quotation marks
/// doubled). A cell that a spreadsheet would treat as a formula is preceded by an apostrophe, which
/// spreadsheets hide; so is one that already begins with an apostrophe, so that removing the first
/// apostrophe always restores the cell.
struct SeparatedValues {
  private(set) var text = ""
  private let separator: String
  private let lineEnd: String

  /// With tabs between the cells.
  static var tabs: SeparatedValues { SeparatedValues(separator: "\t", lineEnd: "\n") }
  /// With commas, as in RFC 4180.
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

  /// Characters that begin a formula in spreadsheets (OWASP, "CSV Injection"), with full-width
  /// forms that some treat alike, and the apostrophe itself.
  static let triggers: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'",
  ]
  private static let needsQuotes: Set<Unicode.Scalar> = ["\t", "\n", "\r", "\""]
}
