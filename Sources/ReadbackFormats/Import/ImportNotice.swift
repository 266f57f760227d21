/// Something a reader should know of a text that was read all the same.
struct ImportNotice {
  /// Counts from 1; nil when it concerns the whole file.
  var line: Int?
  var sentence: String

  /// "FILE: line 12: ...".
  func description(file: String) -> String {
    let name = file == "-" ? "standard input" : visibleLine(file)
    return "\(name): " + (line.map { "line \($0): " } ?? "") + sentence
  }
}
