/// Repairs text that was UTF-8, was read in another encoding and saved again: "isnâ€™t".
///
/// In such a text nearly all non-ASCII characters of the wrong encoding form the bytes of UTF-8
/// characters, which happens in no language.
struct Mojibake {
  private(set) var bytes: [UInt8]
  private(set) var notices: [ImportNotice] = []

  /// - Parameter text: valid UTF-8.
  init(_ text: [UInt8]) {
    bytes = text
    // Text may have been misread more than once.
    for _ in 0..<3 {
      guard bytes.contains(where: { $0 >= 0x80 }) else { return }
      guard hasNeighbours else { break }
      let counts = Self.encodings.map { Survey(bytes, table: $0.table) }
      guard
        let best = counts.indices.filter({ counts[$0].isSure }).max(by: {
          counts[$0].repairedCount < counts[$1].repairedCount
        })
      else { break }
      let survey = counts[best]
      let places = survey.repairedCount == 1 ? "place" : "places"
      notices.append(
        ImportNotice(
          line: TextDecoding.line(of: survey.first ?? 0, in: bytes),
          sentence: "UTF-8 had been read as \(Self.encodings[best].name) here and in "
            + "\(survey.repairedCount) \(places) in all; repaired"))
      var repaired: [UInt8] = []
      repaired.reserveCapacity(bytes.count)
      _ = Survey(bytes, table: Self.encodings[best].table) { repaired.append(contentsOf: $0) }
      bytes = repaired
    }
    undoLegacy()
  }

  /// Whether two characters that are not ASCII are next to each other, like the bytes of a misread
  /// character. Without any, the tables of the encodings need not be made.
  private var hasNeighbours: Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 & 0xC0 == 0x80 && $1 >= 0xC0 }
  }

  /// Text in an encoding of other letters that was read as Windows-1252: "Ïðåçèäåíò". No language
  /// has mostly letters with accents.
  private mutating func undoLegacy() {
    var (accented, plain) = (0, 0)
    for byte in bytes {
      if byte == 0xC3 { accented += 1 }
      if (0x61...0x7A).contains(byte | 0x20) { plain += 1 }
    }
    guard accented >= 16, accented > plain * 2, let table = Self.encodings.first?.table
    else { return }
    var raw: [UInt8] = []
    raw.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let byte = scalar.value < 0x80 ? UInt8(scalar.value) : table[scalar.value]
      guard byte != 0 else { return }
      raw.append(byte)
    }
    guard let guess = EncodingGuess.encoding(of: raw), !EncodingGuess.isLatin(guess),
      let repaired = Iconv.utf8(raw, from: guess.libraryName)
    else { return }
    bytes = repaired
    notices.append(
      ImportNotice(sentence: "\(guess.name) had been read as windows-1252; repaired"))
  }

  /// The byte of each non-ASCII character of an encoding; 0 for other characters.
  private struct Table {
    private var bytes = [UInt8](repeating: 0, count: 0x2600)
    private(set) var isEmpty = true

    init(library: String) {
      for byte in UInt8(0x80)...0xFF {
        let text = Iconv.utf8([byte], from: library) ?? []
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
        if scalars.count == 1, let scalar = scalars.first, scalar != "\u{FFFD}" {
          if scalar.value < 0x2600 { bytes[Int(scalar.value)] = byte }
          isEmpty = false
        }
        // Programs pass bytes without a character, or all of these, through as control characters.
        if byte < 0xA0, bytes[Int(byte)] == 0 { bytes[Int(byte)] = byte }
      }
    }

    subscript(scalar: UInt32) -> UInt8 { scalar < 0x2600 ? bytes[Int(scalar)] : 0 }
  }

  private static let encodings: [(name: String, table: Table)] =
    [("windows-1252", "CP1252"), ("windows-1251", "CP1251"), ("macintosh", "MACINTOSH")].compactMap
  { name, library in
    let table = Table(library: library)
    return table.isEmpty ? nil : (name, table)
  }

  /// Counts what in a text could be reassembled bytes of one encoding.
  private struct Survey {
    private(set) var repairedCount = 0
    /// The position of the first of them.
    private(set) var first: Int?
    private var repairedCharacters = 0
    private var longCount = 0
    private var otherCharacters = 0

    /// Whether nearly all candidates are UTF-8, and there are enough of them.
    var isSure: Bool {
      (longCount > 0 || repairedCount > 1) && otherCharacters * 10 <= repairedCharacters
    }

    /// - Parameter take: receives the repaired text piece by piece.
    init(_ text: [UInt8], table: Table, take: ((ArraySlice<UInt8>) -> Void)? = nil) {
      var run: [UInt8] = []
      var offsets: [Int] = []
      var at = 0
      var kept = 0
      while at < text.count {
        let length = Self.length(text[at])
        let byte = length == 1 ? 0 : table[Self.scalar(at: at, length: length, in: text)]
        if byte != 0 {
          if run.isEmpty { kept = Self.hand(text[kept..<at], to: take) }
          run.append(byte)
          offsets.append(at)
        } else if !run.isEmpty {
          end(run, offsets + [at], of: text, take: take)
          run.removeAll(keepingCapacity: true)
          offsets.removeAll(keepingCapacity: true)
          kept = at
        }
        at += length
      }
      if run.isEmpty {
        _ = Self.hand(text[kept...], to: take)
      } else {
        end(run, offsets + [text.count], of: text, take: take)
      }
    }

    private static func hand(
      _ text: ArraySlice<UInt8>, to take: ((ArraySlice<UInt8>) -> Void)?
    ) -> Int {
      take?(text)
      return text.endIndex
    }

    /// Reassembles the characters of a run.
    private mutating func end(
      _ run: [UInt8], _ offsets: [Int], of text: [UInt8], take: ((ArraySlice<UInt8>) -> Void)?
    ) {
      var at = 0
      while at < run.count {
        if let length = UTF8Survey.length(at: at, in: run) {
          take?(run[at..<(at + length)])
          repairedCount += 1
          repairedCharacters += length
          if length > 2 { longCount += 1 }
          if first == nil { first = offsets[at] }
          at += length
        } else {
          take?(text[offsets[at]..<offsets[at + 1]])
          otherCharacters += 1
          at += 1
        }
      }
    }

    private static func length(_ byte: UInt8) -> Int {
      byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }

    private static func scalar(at offset: Int, length: Int, in text: [UInt8]) -> UInt32 {
      var value = UInt32(text[offset]) & (0xFF >> UInt32(length + 1))
      for index in 1..<length { value = value << 6 | UInt32(text[offset + index] & 0x3F) }
      return value
    }
  }
}
