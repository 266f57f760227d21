/// Repairs text that was UTF-8, was read as another encoding and saved again: "isnâ€™t".
///
/// In such a text nearly all characters beyond ASCII of the wrong encoding stand together as the
/// bytes of UTF-8 characters, which happens in no language.
struct Mojibake {
  private(set) var bytes: [UInt8]
  private(set) var notices: [ImportNotice] = []

  /// - Parameter text: valid UTF-8.
  init(_ text: [UInt8]) {
    bytes = text
    // Text may have gone the wrong way more than once.
    for _ in 0..<3 {
      guard bytes.contains(where: { $0 >= 0x80 }) else { return }
      let repairs = Self.encodings.map { Repair(bytes, table: $0.table) }
      guard
        let best = repairs.indices.filter({ repairs[$0].isSure }).max(by: {
          repairs[$0].repairedCount < repairs[$1].repairedCount
        })
      else { return }
      let repair = repairs[best]
      bytes = repair.bytes
      let places = repair.repairedCount == 1 ? "place" : "places"
      notices.append(
        ImportNotice(
          line: repair.firstLine,
          sentence: "UTF-8 had been read as \(Self.encodings[best].name) here and in "
            + "\(repair.repairedCount) \(places) in all; repaired"))
    }
  }

  private static let encodings: [(name: String, table: [Unicode.Scalar: UInt8])] =
    [("windows-1252", "CP1252"), ("windows-1251", "CP1251"), ("macintosh", "MACINTOSH")].compactMap
  { name, library in
    var table: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      let text = Iconv.utf8([byte], from: library) ?? []
      let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
      if scalars.count == 1, let scalar = scalars.first, scalar != "\u{FFFD}" {
        table[scalar] = byte
      } else if byte < 0xA0 {
        // Five bytes have no character; programs pass them through as controls.
        table[Unicode.Scalar(byte)] = byte
      }
    }
    return table.isEmpty ? nil : (name, table)
  }

  /// A text with the bytes of one encoding put back.
  private struct Repair {
    private(set) var bytes: [UInt8] = []
    private(set) var repairedCount = 0
    private(set) var firstLine: Int?
    private var repairedCharacters = 0
    private var longCount = 0
    private var otherCharacters = 0

    /// Nearly all of what could be bytes of UTF-8 is, and there is enough of it.
    var isSure: Bool {
      (longCount > 0 || repairedCount > 1) && otherCharacters * 10 <= repairedCharacters
    }

    init(_ text: [UInt8], table: [Unicode.Scalar: UInt8]) {
      bytes.reserveCapacity(text.count)
      var run: [UInt8] = []
      var scalars: [Unicode.Scalar] = []
      var line = 1
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        if scalar.value >= 0x80, let byte = table[scalar] {
          run.append(byte)
          scalars.append(scalar)
          continue
        }
        end(run, scalars, line: line)
        run.removeAll(keepingCapacity: true)
        scalars.removeAll(keepingCapacity: true)
        if scalar == "\n" { line += 1 }
        bytes.append(contentsOf: UTF8.encode(scalar)!)
      }
      end(run, scalars, line: line)
    }

    /// Puts the characters of a run back together.
    private mutating func end(_ run: [UInt8], _ scalars: [Unicode.Scalar], line: Int) {
      var at = 0
      while at < run.count {
        if let length = UTF8Survey.length(at: at, in: run) {
          bytes.append(contentsOf: run[at..<(at + length)])
          repairedCount += 1
          repairedCharacters += length
          if length > 2 { longCount += 1 }
          if firstLine == nil { firstLine = line }
          at += length
        } else {
          bytes.append(contentsOf: UTF8.encode(scalars[at])!)
          otherCharacters += 1
          at += 1
        }
      }
    }
  }
}
