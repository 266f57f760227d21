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

  static let onlyTargets = ImportNotice(
    sentence: "the translations are read; name the file alone to compare them with their sources")

  /// "FILE: line 12: ...".
  func description(file: String) -> String {
    "\(visibleName(ofFile: file)): " + (line.map { "line \($0): " } ?? "") + sentence
  }
}
