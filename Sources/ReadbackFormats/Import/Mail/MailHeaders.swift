import ReadbackCore

/// The headers of a mail or of one of its parts (RFC 5322), with encoded words decoded (RFC 2047).
struct MailHeaders {
  private var fields: [(name: String, value: [UInt8])] = []

  init(_ lines: [[UInt8]]) {
    for line in lines {
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      fields.append((name.filter { !$0.isWhitespace }, Array(value)))
    }
  }

  /// The raw value of the first field with a name; empty if there is none.
  subscript(name: String) -> String {
    fields.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
  }

  /// "text/plain", in lower case; that is also the default.
  var contentType: String {
    let type = self["content-type"].prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    return type.isEmpty ? "text/plain" : type
  }

  /// A parameter of a field, such as `charset` of "text/plain; charset=utf-8".
  func parameter(_ name: String, of field: String) -> String? {
    var rest = self[field][...]
    while let semicolon = rest.firstIndex(of: ";") {
      rest = rest[rest.index(after: semicolon)...].drop { $0.isWhitespace }
      guard let equals = rest.firstIndex(of: "=") else { return nil }
      let key = rest[..<equals].lowercased().filter { !$0.isWhitespace }
      var value = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
      if value.first == "\"" {
        value = value.dropFirst()
        let end = value.firstIndex(of: "\"") ?? value.endIndex
        if key == name { return String(value[..<end]) }
        rest = value[end...]
      } else {
        let end = value.firstIndex { $0 == ";" || $0.isWhitespace } ?? value.endIndex
        if key == name { return String(value[..<end]) }
        rest = value[end...]
      }
    }
    return nil
  }

  /// The decoded value of a field.
  func decoded(_ name: String) -> String {
    guard let value = fields.first(where: { $0.name == name })?.value else { return "" }
    return EncodedWords.decoded(value)
  }
}

/// "=?utf-8?B?...?=" in a header (RFC 2047).
enum EncodedWords {
  static func decoded(_ value: [UInt8]) -> String {
    var decoded: [UInt8] = []
    var at = 0
    var wasEncoded = false
    while at < value.count {
      if let word = word(at: at, in: value) {
        // Spaces between two encoded words are not shown.
        if wasEncoded {
          while decoded.last == 0x20 || decoded.last == 0x09 { decoded.removeLast() }
        }
        decoded += Charset.utf8(word.bytes, named: word.charset)
        at = word.end
        wasEncoded = true
      } else {
        if value[at] > 0x20 { wasEncoded = false }
        decoded.append(value[at])
        at += 1
      }
    }
    return String(decoding: TextDecoding(decoded) { _ in nil }.bytes, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func word(
    at start: Int, in value: [UInt8]
  ) -> (bytes: [UInt8], charset: String, end: Int)? {
    guard value[start...].starts(with: [0x3D, 0x3F]) else { return nil }
    let limit = min(value.count, start + 1000)
    var marks: [Int] = []
    var at = start + 2
    while at < limit, marks.count < 3 {
      if value[at] == 0x3F { marks.append(at) }
      at += 1
    }
    guard marks.count == 3, marks[1] == marks[0] + 2, marks[2] + 1 < value.count,
      value[marks[2] + 1] == 0x3D
    else { return nil }
    let text = value[(marks[1] + 1)..<marks[2]]
    // A language may follow the encoding (RFC 2231).
    let charset = String(decoding: value[(start + 2)..<marks[0]], as: UTF8.self)
      .prefix { $0 != "*" }
    let bytes: [UInt8]
    switch value[marks[0] + 1] | 0x20 {
    case 0x62: bytes = TransferEncoding.base64(text, line: 1).bytes
    case 0x71:
      let blanks = text.map { $0 == 0x5F ? 0x20 : $0 }
      bytes = TransferEncoding.quotedPrintable(blanks[...], line: 1).bytes
    default: return nil
    }
    return (bytes, String(charset), marks[2] + 2)
  }
}

/// The date of a mail in ISO 8601.
enum MailDate {
  /// "Tue, 5 Mar 2024 10:15:00 +0100" becomes "2024-03-05"; empty for anything else.
  static func iso(_ value: String) -> String {
    let words = value.split { $0 == " " || $0 == "," || $0 == "-" }
    for (index, word) in words.enumerated().dropFirst() {
      guard let month = MonthNames.number(String(word.lowercased().prefix(3))),
        let day = Int(words[index - 1]), (1...31).contains(day), index + 1 < words.count,
        let year = Int(words[index + 1]), (1970...9999).contains(year)
      else { continue }
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(year)-\(two(month))-\(two(day))"
    }
    return ""
  }
}
