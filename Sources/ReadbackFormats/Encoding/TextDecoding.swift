/// Converts the bytes of a file to valid UTF-8, with notices about guesses.
///
/// Tries in this order: the encoding given by the user; a byte order mark; UTF-16 and ISO-2022-JP,
/// which are easy to recognise; UTF-8 if the bytes are valid; the encoding declared by the file; a
/// guess from the bytes; Windows-1252.
struct TextDecoding {
  private(set) var bytes: [UInt8]
  private(set) var notices: [ImportNotice] = []
  /// The encoding used.
  private(set) var encoding: TextEncoding = .utf8

  /// - Parameters:
  ///    - encoding: given by the user.
  ///    - named: declared by the file.
  init(
    _ raw: [UInt8], as encoding: TextEncoding? = nil, named: (_ raw: [UInt8]) -> String?
  ) {
    bytes = []
    let mark = Self.mark(of: raw)
    if let encoding, mark == nil || mark?.0.isWide != encoding.isWide {
      decode(raw, as: encoding)
      return
    }
    if let (marked, length) = mark {
      decode(Array(raw[length...]), as: marked)
      return
    }
    if let unmarked = EncodingGuess.unmarkedUTF16(raw) {
      decode(raw, as: unmarked)
      notices.append(
        ImportNotice(sentence: "no byte order mark; read as \(unmarked.name), judging by its bytes")
      )
      return
    }
    if EncodingGuess.hasEscapes(raw[...]) {
      let named = named(raw).flatMap(TextEncoding.init(label:))
      let encoding = named?.name.hasPrefix("ISO-2022") == true ? named! : .iso2022JP
      decode(raw, as: encoding)
      notices.append(
        ImportNotice(sentence: "read as \(encoding.name), judging by its escape sequences"))
      return
    }
    let survey = UTF8Survey(raw)
    guard let first = survey.firstInvalid else {
      bytes = raw
      return
    }
    if survey.invalidCount * 4 <= survey.longCount {
      decode(raw, as: .utf8)
      return
    }
    decodeOther(raw, firstInvalid: first, named: named(raw))
  }

  /// Decodes bytes that are not UTF-8 and have no byte order mark.
  private mutating func decodeOther(_ raw: [UInt8], firstInvalid: Int, named: String?) {
    // A page whose declaration can be read is not in UTF-16, and it is not UTF-8.
    let said = named.flatMap(TextEncoding.init(label:)).flatMap {
      $0 == .utf8 || $0.isWide ? nil : $0
    }
    if let said, decode(raw, as: said) {
      notices.append(
        ImportNotice(sentence: "not UTF-8; read as \(said.name), as the page declares"))
    } else if let guess = EncodingGuess.encoding(of: raw), decode(raw, as: guess) {
      notices.append(
        ImportNotice(
          line: Self.line(of: firstInvalid, in: raw),
          sentence: "not UTF-8; read as \(guess.name), judging by its bytes; "
            + "--encoding names another"))
    } else {
      decodeWindows1252(raw)
      notices.append(
        ImportNotice(
          line: Self.line(of: firstInvalid, in: raw), sentence: "not UTF-8; read as Windows-1252"))
    }
  }

  /// Returns false if this machine cannot convert from the encoding.
  @discardableResult
  private mutating func decode(_ raw: [UInt8], as encoding: TextEncoding) -> Bool {
    self.encoding = encoding
    switch encoding {
    case .utf8:
      bytes = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(raw.dropFirst(3)) : raw
      repairUTF8()
    case .utf16LE, .utf16BE: decodeUTF16(raw, isBigEndian: encoding == .utf16BE)
    case .windows1252: decodeWindows1252(raw)
    default:
      guard let converted = Iconv.utf8(raw, from: encoding.libraryName) else { return false }
      bytes =
        converted.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(converted.dropFirst(3)) : converted
    }
    return true
  }

  /// The encoding of a byte order mark, and the mark's length.
  private static func mark(of raw: [UInt8]) -> (TextEncoding, Int)? {
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if raw.starts(with: [0xFF, 0xFE, 0, 0]), raw.count % 4 == 0, raw.count > 4 {
      return TextEncoding(label: "utf-32le").map { ($0, 4) }
    }
    if raw.starts(with: [0, 0, 0xFE, 0xFF]), raw.count % 4 == 0 {
      return TextEncoding(label: "utf-32be").map { ($0, 4) }
    }
    if raw.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if raw.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    // GB 18030 also has a mark.
    if raw.starts(with: [0x84, 0x31, 0x95, 0x33]) {
      return TextEncoding(label: "gb18030").map { ($0, 4) }
    }
    return nil
  }

  /// Replaces invalid UTF-8 by U+FFFD.
  private mutating func repairUTF8() {
    let survey = UTF8Survey(bytes)
    guard let first = survey.firstInvalid else { return }
    notices.append(
      ImportNotice(
        line: Self.line(of: first, in: bytes),
        sentence: "not UTF-8 in \(survey.invalidCount) "
          + (survey.invalidCount == 1 ? "place" : "places") + "; shown as \u{FFFD}"))
    bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// Replaces lone surrogates and an odd last byte by U+FFFD.
  private mutating func decodeUTF16(_ raw: [UInt8], isBigEndian: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(raw.count / 2)
    for index in stride(from: 0, to: raw.count - 1, by: 2) {
      let (first, second) = (UInt16(raw[index]), UInt16(raw[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    if raw.count % 2 == 1 { units.append(0xFFFD) }
    bytes = []
    bytes.reserveCapacity(raw.count)
    var firstBroken: Int?
    let broken = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false,
      into: { bytes.append($0) })
    if broken || raw.count % 2 == 1 {
      for (index, unit) in units.enumerated()
      where UTF16.isLoneSurrogate(unit, at: index, in: units) {
        firstBroken = index
        break
      }
      let line = 1 + units[..<(firstBroken ?? units.count)].count { $0 == 0x0A }
      notices.append(
        ImportNotice(line: line, sentence: "broken UTF-16 in this text; shown as \u{FFFD}"))
    }
  }

  private mutating func decodeWindows1252(_ raw: [UInt8]) {
    encoding = .windows1252
    bytes = []
    bytes.reserveCapacity(raw.count + raw.count / 8)
    for byte in raw {
      if byte < 0x80 {
        bytes.append(byte)
      } else {
        let scalar = Windows1252.scalar(of: byte)
        bytes.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
  }

  /// The line of a byte, counted as in an editor.
  static func line(of byteOffset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<byteOffset {
      if bytes[index] == 0x0A || (bytes[index] == 0x0D && bytes[index + 1] != 0x0A) { line += 1 }
    }
    return line
  }
}

extension UTF16 {
  fileprivate static func isLoneSurrogate(_ unit: UInt16, at index: Int, in units: [UInt16]) -> Bool
  {
    if isLeadSurrogate(unit) {
      return index + 1 == units.count || !isTrailSurrogate(units[index + 1])
    }
    return isTrailSurrogate(unit) && (index == 0 || !isLeadSurrogate(units[index - 1]))
  }
}

/// The bytes 0x80...0x9F in Windows-1252; the others are Latin-1.
enum Windows1252 {
  static func scalar(of byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? "\u{FFFD}"
  }

  /// Five places are unassigned.
  private static let upper: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}

/// Where and how often bytes are invalid UTF-8, including overlong forms and surrogates.
struct UTF8Survey {
  private(set) var firstInvalid: Int?
  private(set) var invalidCount = 0
  /// The number of valid multi-byte characters.
  private(set) var longCount = 0

  init(_ bytes: [UInt8]) {
    var at = 0
    while at < bytes.count {
      if bytes[at] < 0x80 {
        at += 1
      } else if let length = Self.length(at: at, in: bytes) {
        longCount += 1
        at += length
      } else {
        if firstInvalid == nil { firstInvalid = at }
        invalidCount += 1
        at += 1
      }
    }
  }

  /// The length of the multi-byte character that begins here, according to table 3-7 of the Unicode
  /// standard.
  static func length(at offset: Int, in bytes: [UInt8]) -> Int? {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[offset] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
    for index in (offset + 2)..<max(offset + 2, offset + length) {
      guard bytes[index] & 0xC0 == 0x80 else { return nil }
    }
    return length
  }
}
