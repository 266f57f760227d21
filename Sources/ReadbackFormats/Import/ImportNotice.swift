/// A remark about a text that could be read.
struct ImportNotice {
  /// From 1; nil if it concerns the whole file.
  var line: Int?
  var sentence: String

  static let nothingToCompare = ImportNotice(
    sentence: "only headings, menus, captions and the like; none of it is compared")

  static func struckOut(line: Int? = nil) -> ImportNotice {
    ImportNotice(line: line, sentence: "struck-out text is left out")
  }

  /// Formulas of Equation Editor or MathType, of which other programs can read only a picture.
  static func embeddedFormulas(_ count: Int) -> ImportNotice {
    ImportNotice(
      sentence: count == 1
        ? "a formula is stored as a picture and not read"
        : "\(count) formulas are stored as pictures and not read")
  }

  static let onlyTargets = ImportNotice(
    sentence: "the translations are read; name the file alone to compare them with their sources")

  /// "FILE: line 12: ...".
  func description(file: String) -> String {
    "\(visibleName(ofFile: file)): " + (line.map { "line \($0): " } ?? "") + sentence
  }
}
