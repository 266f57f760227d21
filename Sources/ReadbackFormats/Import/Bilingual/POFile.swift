/// Reads the messages of a gettext file (GNU gettext, "The Format of PO Files").
enum POFile {
  /// A message begins after comments and blank lines.
  static func looksLikePO(_ bytes: [UInt8]) -> Bool {
    for line in bytes.split(separator: 0x0A) {
      let text = line.drop { $0 <= 0x20 }
      if text.isEmpty || text.first == 0x23 { continue }
      return text.starts(with: "msgid \"".utf8) || text.starts(with: "msgctxt \"".utf8)
    }
    return false
  }

  private struct Message {
    var id = ""
    var plural = ""
    var translations: [Int: String] = [:]
    /// The line of the file on which each begins.
    var lines: [Int: Int] = [:]
    var line = 1
    var isFuzzy = false
  }

  private enum Field {
    case id, plural, other
    case translation(Int)
  }

  static func contents(of bytes: [UInt8], limits: ImportLimits) -> BilingualContents {
    var contents = BilingualContents()
    var message: Message?
    var field = Field.other
    var isFuzzy = false
    func finish() {
      guard let done = message else { return }
      message = nil
      if done.id.isEmpty {
        readHeader(done.translations[0] ?? "", &contents)
        return
      }
      contents.units.append(
        BilingualUnit(
          source: done.id, target: done.isFuzzy ? "" : done.translations[0] ?? "",
          line: done.line, targetLine: done.lines[0]))
      if !done.plural.isEmpty {
        let last = done.translations.keys.max() ?? 0
        contents.units.append(
          BilingualUnit(
            source: done.plural,
            target: done.isFuzzy || last == 0 ? "" : done.translations[last] ?? "",
            line: done.line, targetLine: done.lines[last]))
      }
    }
    for (index, raw) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      guard contents.units.count <= limits.paragraphCount else { break }
      let line = raw.drop { $0 <= 0x20 }
      if line.first == 0x23 {
        if line.starts(with: "#,".utf8) {
          if String(decoding: line, as: UTF8.self).contains("fuzzy") { isFuzzy = true }
        }
        field = .other
        continue
      }
      // The flag belongs to an obsolete message, whose lines begin with "#~".
      if line.isEmpty { isFuzzy = false }
      if line.first == 0x22 {
        append(string(line), to: field, of: &message, line: index + 1)
        continue
      }
      let keyword = line.prefix { $0 > 0x20 && $0 != 0x22 }
      let value = string(line.dropFirst(keyword.count))
      switch String(decoding: keyword, as: UTF8.self) {
      case "msgctxt":
        finish()
        field = .other
      case "msgid":
        finish()
        message = Message(line: index + 1, isFuzzy: isFuzzy)
        isFuzzy = false
        field = .id
      case "msgid_plural": field = .plural
      case "msgstr": field = .translation(0)
      case let name where name.hasPrefix("msgstr["):
        field = .translation(Int(name.dropFirst(7).prefix { $0.isNumber }) ?? 0)
      default: field = .other
      }
      append(value, to: field, of: &message, line: index + 1)
    }
    finish()
    return contents
  }

  private static func append(
    _ text: String, to field: Field, of message: inout Message?, line: Int
  ) {
    switch field {
    case .id: message?.id += text
    case .plural: message?.plural += text
    case .translation(let number):
      message?.translations[number, default: ""] += text
      if !text.isEmpty, message?.lines[number] == nil { message?.lines[number] = line }
    case .other: break
    }
  }

  /// The text between the first and the last quotation mark, with escapes decoded.
  private static func string(_ line: ArraySlice<UInt8>) -> String {
    guard let start = line.firstIndex(of: 0x22), let end = line.lastIndex(of: 0x22), start < end
    else { return "" }
    var text: [UInt8] = []
    var isEscaped = false
    for byte in line[(start + 1)..<end] {
      if isEscaped {
        switch byte {
        case 0x6E: text.append(0x0A)
        case 0x74: text.append(0x09)
        default: text.append(byte)
        }
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func readHeader(_ header: String, _ contents: inout BilingualContents) {
    for line in header.split(separator: "\n") where line.lowercased().hasPrefix("language:") {
      contents.targetLanguage = String(
        line.dropFirst(9).trimming().map { $0 == "_" ? "-" : $0 })
    }
    contents.sourceLanguage = "en"
  }
}
