/// JSON as language models write it: in Markdown fences, with surrounding text, with unescaped
/// quotation marks, trailing commas or bare words, and truncated.
package indirect enum LooseJSON: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([LooseJSON])
  case object(Object)

  /// The members in order, and whether the text ended before the object did.
  package struct Object: Equatable {
    var members: [(name: String, value: LooseJSON)] = []
    var isCutOff = false

    /// The first member with that name, ignoring case.
    package subscript(name: String) -> LooseJSON? {
      members.first { $0.name.lowercased() == name }?.value
    }

    package static func == (one: Object, other: Object) -> Bool {
      one.isCutOff == other.isCutOff
        && one.members.map(\.name) == other.members.map(\.name)
        && one.members.map(\.value) == other.members.map(\.value)
    }
  }

  /// Every top-level object in a text, in order.
  ///
  /// Unreadable parts are skipped, but objects inside them are still found. The work is bounded by
  /// a multiple of the text's length.
  static func objects(in bytes: [UInt8]) -> [Object] {
    var parser = LooseJSONParser(bytes: bytes)
    var objects: [Object] = []
    while let object = parser.nextObject() { objects.append(object) }
    return objects
  }

  /// The object in a text of well-formed JSON, keeping line ends in strings; nil for any other text
  /// and for truncated JSON.
  package static func wholeObject(in bytes: [UInt8]) -> Object? {
    guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
    var parser = LooseJSONParser(bytes: bytes, isWellFormed: true)
    guard let object = parser.nextObject(), !object.isCutOff, parser.isAtEnd else { return nil }
    return object
  }

  /// The content of a string or of a value that can be written as one; nil for null, lists and
  /// objects.
  var words: String? {
    switch self {
    case .string(let string): string
    case .number(let number): "\(number)"
    case .bool(let bool): bool ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}

private struct LooseJSONParser {
  private static let depthLimit = 16

  let bytes: [UInt8]
  /// Whether quotation marks inside strings are known to be escaped, and escapes are decoded.
  let isWellFormed: Bool
  private var at = 0
  /// The remaining number of steps: text that fails late must not be read over and over.
  private var budget: Int
  private var isCutOff = false

  init(bytes: [UInt8], isWellFormed: Bool = false) {
    self.bytes = bytes
    self.isWellFormed = isWellFormed
    budget = 32 * bytes.count + 1024
  }

  /// Whether only white space is left.
  var isAtEnd: Bool { bytes[at...].allSatisfy { $0 <= 0x20 } }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func nextObject() -> LooseJSON.Object? {
    while at < bytes.count, budget > 0 {
      guard bytes[at] == UInt8(ascii: "{") else {
        at += 1
        continue
      }
      let start = at
      isCutOff = false
      if let object = object(depth: 0), !object.members.isEmpty { return object }
      at = start + 1
    }
    return nil
  }

  private mutating func skipBlanks() {
    while let byte = next, byte <= 0x20 { at += 1 }
  }

  /// Nil for unreadable text and at the end of the text.
  private mutating func value(depth: Int) -> LooseJSON? {
    guard depth < Self.depthLimit else { return nil }
    skipBlanks()
    budget -= 1
    switch next {
    case nil: return nil
    case UInt8(ascii: "{"): return object(depth: depth).map(LooseJSON.object)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"), 0xE2: return string().map(LooseJSON.string)
    default: return bareWord()
    }
  }

  private mutating func object(depth: Int) -> LooseJSON.Object? {
    var object = LooseJSON.Object()
    at += 1
    while true {
      skipBlanks()
      switch next {
      case nil:
        isCutOff = true
        object.isCutOff = true
        return object
      case UInt8(ascii: "}"):
        at += 1
        return object
      case UInt8(ascii: ","):
        at += 1
        continue
      default: break
      }
      guard let name = name() else { return cut(object) }
      skipBlanks()
      guard next == UInt8(ascii: ":") else { return next == nil ? cut(object, true) : nil }
      at += 1
      guard let value = value(depth: depth + 1) else { return cut(object) }
      object.members.append((name, value))
      if isCutOff {
        object.isCutOff = true
        return object
      }
    }
  }

  /// The members read so far of an object that is truncated by the end of the text; nil if the text
  /// continues.
  private mutating func cut(
    _ object: LooseJSON.Object, _ isEnd: Bool? = nil
  ) -> LooseJSON.Object? {
    guard isEnd ?? (at >= bytes.count) else { return nil }
    isCutOff = true
    var object = object
    object.isCutOff = true
    return object
  }

  private mutating func array(depth: Int) -> LooseJSON? {
    var elements: [LooseJSON] = []
    at += 1
    while true {
      skipBlanks()
      switch next {
      case nil:
        isCutOff = true
        return .array(elements)
      case UInt8(ascii: "]"):
        at += 1
        return .array(elements)
      case UInt8(ascii: ","):
        at += 1
        continue
      default: break
      }
      guard let element = value(depth: depth + 1) else {
        guard at >= bytes.count else { return nil }
        isCutOff = true
        return .array(elements)
      }
      elements.append(element)
      if isCutOff { return .array(elements) }
    }
  }

  private mutating func name() -> String? {
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), 0xE2: return string()
    default:
      let start = at
      while let byte = next, Self.isWordByte(byte) { at += 1 }
      return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F, 0x25: true
    default: false
    }
  }

  /// true, None, 0.9, 90%, high.
  private mutating func bareWord() -> LooseJSON? {
    let start = at
    while let byte = next, Self.isWordByte(byte) { at += 1 }
    guard at > start else { return nil }
    budget -= at - start
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    switch word.lowercased() {
    case "null", "none", "nil": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: return Double(looseNumber: word).map(LooseJSON.number) ?? .string(word)
    }
  }

  /// A string in straight, single or curly quotation marks. An unescaped mark inside is
  /// distinguished from the closing one by what follows it.
  private mutating func string() -> String? {
    guard let closing = openString() else { return nil }
    var text: [UInt8] = []
    while at < bytes.count {
      budget -= 1
      let byte = bytes[at]
      if bytes[at...].starts(with: closing), endsString(at + closing.count) {
        at += closing.count
        return String(decoding: text, as: UTF8.self)
      }
      at += 1
      switch byte {
      case UInt8(ascii: "\\"): appendEscape(to: &text)
      case 0..<0x20: text.append(0x20)
      default: text.append(byte)
      }
    }
    return nil
  }

  /// Skips an opening mark and returns the bytes of the closing one.
  private mutating func openString() -> [UInt8]? {
    guard let byte = next else { return nil }
    if byte != 0xE2 {
      at += 1
      return [byte]
    }
    // U+201C, or U+201D for the closing mark.
    guard bytes[at...].starts(with: [0xE2, 0x80, 0x9C]) else { return nil }
    at += 3
    return [0xE2, 0x80, 0x9D]
  }

  /// Whether the text after a quotation mark continues the JSON rather than the quoted words.
  private func endsString(_ offset: Int) -> Bool {
    if isWellFormed { return true }
    var offset = offset
    func skipBlanks() { while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 } }
    skipBlanks()
    guard offset < bytes.count else { return true }
    switch bytes[offset] {
    case UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"): return true
    case UInt8(ascii: ","):
      offset += 1
      skipBlanks()
      guard offset < bytes.count else { return true }
      switch bytes[offset] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "["),
        UInt8(ascii: "}"), UInt8(ascii: "]"), 0xE2:
        return true
      default: return isName(offset)
      }
    // A missing comma.
    case UInt8(ascii: "\""): return true
    default: return false
    }
  }

  /// Whether an unquoted member name begins here.
  private func isName(_ start: Int) -> Bool {
    var offset = start
    while offset < bytes.count, offset - start < 40, Self.isWordByte(bytes[offset]) { offset += 1 }
    guard offset > start else { return false }
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
    return offset < bytes.count && bytes[offset] == UInt8(ascii: ":")
  }

  private mutating func appendEscape(to text: inout [UInt8]) {
    guard let byte = next else { return }
    at += 1
    switch byte {
    case UInt8(ascii: "n") where isWellFormed: text.append(0x0A)
    case UInt8(ascii: "t") where isWellFormed: text.append(0x09)
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "t"):
      text.append(0x20)
    case UInt8(ascii: "u"):
      var units: [UInt16] = []
      if let unit = unit() { units.append(unit) }
      while let last = units.last, UTF16.isLeadSurrogate(last), units.count < 2,
        bytes[at...].starts(with: [0x5C, 0x75])
      {
        at += 2
        guard let unit = unit() else { break }
        units.append(unit)
      }
      text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    default: text.append(byte)
    }
  }

  private mutating func unit() -> UInt16? {
    let digits = bytes[at...].prefix(4)
    guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    at += 4
    return unit
  }
}

extension Double {
  /// "0.9", ".9", "90%" (0.9), "1e-1"; nil for anything else and for infinite values.
  init?(looseNumber text: some StringProtocol) {
    let isPercentage = text.hasSuffix("%")
    let digits = isPercentage ? text.dropLast() : text[...]
    guard digits.utf8.allSatisfy({ $0 < 0x80 }),
      digits.utf8.contains(where: { (0x30...0x39) ~= $0 }),
      let value = Double(digits), value.isFinite
    else { return nil }
    self = isPercentage ? value / 100 : value
  }
}
