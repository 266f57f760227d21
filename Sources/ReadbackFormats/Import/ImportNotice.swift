/// Something a reader should know of a text that was read all the same.
struct ImportNotice {
  /// Counts from 1; nil when it concerns the whole file.
  var line: Int?
  var sentence: String

  static let nothingToCompare = ImportNotice(
    sentence: "only headings, menus, captions and the like; nothing of it is compared")

  static let onlyTargets = ImportNotice(
    sentence: "the translations are read; name the file alone to compare them with their sources")

  /// - Parameter language: a code of `Document.foreignLanguage`.
  static func notEnglish(_ language: String) -> ImportNotice {
    let name = languageNames[language] ?? "another language"
    return ImportNotice(sentence: "looks like \(name); only English is compared with English")
  }

  private static let languageNames = [
    "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "la": "Latin", "nb": "Norwegian", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
  ]

  /// "FILE: line 12: ...".
  func description(file: String) -> String {
    "\(visibleName(ofFile: file)): " + (line.map { "line \($0): " } ?? "") + sentence
  }
}
