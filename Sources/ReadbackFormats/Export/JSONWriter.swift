/// Writes JSON with keys in the given order.
///
/// Characters that could control a terminal or be invisible in an editor are written as escapes:
/// the value is unchanged, and the file shows its contents.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether the next value or key of the open object or list needs a comma.
  private var needsComma = false

  /// The finished text. O(length).
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Reserves space for more bytes, so that a long report is not copied repeatedly.
  mutating func reserve(_ count: Int) {
    let wanted = bytes.count + count
    if wanted > bytes.capacity { bytes.reserveCapacity(max(wanted, 2 * bytes.capacity)) }
  }

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  mutating func list<Elements: Sequence>(
    _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    enclose(UInt8(ascii: "["), UInt8(ascii: "]")) { json in
      for element in elements { write(&json, element) }
    }
  }

  mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func string(_ value: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { text in
      var start = 0
      while start < text.count {
        let plain = text[start...].prefix(while: Self.isPlain)
        bytes.append(contentsOf: plain)
        start = plain.endIndex
        let special = text[start...].prefix { !Self.isPlain($0) }
        for scalar in String(decoding: special, as: UTF8.self).unicodeScalars { append(scalar) }
        start = special.endIndex
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether it is a single byte that is not escaped.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  mutating func integer(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  /// A share of 0...1, to four decimal places; anything that is not a number becomes 0.
  mutating func share(_ value: Double) {
    separate()
    bytes.append(contentsOf: decimal(value, places: 4).utf8)
  }

  mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  mutating func lineEnd() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func enclose(
    _ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(open)
    needsComma = false
    content(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes.append(contentsOf: #"\""#.utf8)
    case "\\": bytes.append(contentsOf: #"\\"#.utf8)
    case "\n": bytes.append(contentsOf: #"\n"#.utf8)
    case "\t": bytes.append(contentsOf: #"\t"#.utf8)
    case "\r": bytes.append(contentsOf: #"\r"#.utf8)
    case _ where scalar.isHidden:
      for unit in UTF16.encode(scalar)! {
        bytes.append(contentsOf: (#"\u"# + hexadecimal(UInt32(unit), digitCount: 4)).utf8)
      }
    case _ where scalar.isASCII:
      bytes.append(UInt8(scalar.value))
    default:
      bytes.append(contentsOf: UTF8.encode(scalar)!)
    }
  }
}

/// A number with at least the given count of hexadecimal digits, in capitals.
func hexadecimal(_ value: UInt32, digitCount: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digitCount - digits.count)) + digits
}

/// A number with at most the given count of decimal places and no trailing zeros; 0 if it is not
/// finite.
func decimal(_ value: Double, places: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "0" }
  var scale = 1
  for _ in 0..<places { scale *= 10 }
  let scaled = Int((abs(value) * Double(scale)).rounded())
  let whole = "\(value < 0 && scaled != 0 ? "-" : "")\(scaled / scale)"
  var fraction = String(scaled % scale)
  fraction = String(repeating: "0", count: places - fraction.count) + fraction
  while fraction.last == "0" { fraction.removeLast() }
  return fraction.isEmpty ? whole : "\(whole).\(fraction)"
}
