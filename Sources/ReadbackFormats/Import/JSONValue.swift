/// A JSON text as a value, with the line at which each value begins.
///
/// For small hand-written files: errors name the line, and nesting is bounded.
indirect enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  struct Problem: Error, Equatable {
    let line: Int
    let what: String
  }

  static func value(of bytes: [UInt8]) throws(Problem) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.isAtEnd else { throw parser.problem("text after the end") }
    return value
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  private var at = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  var isAtEnd: Bool { at == bytes.count }

  func problem(_ what: String) -> JSONValue.Problem {
    JSONValue.Problem(line: 1 + bytes[..<min(at, bytes.count)].count { $0 == 0x0A }, what: what)
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  mutating func value(depth: Int) throws(JSONValue.Problem) -> JSONValue {
    guard depth < 32 else { throw problem("nested too deeply") }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return number()
    case nil: throw problem("ends too early")
    default: return try word()
    }
  }

  private mutating func object(depth: Int) throws(JSONValue.Problem) -> JSONValue {
    var members: [String: JSONValue] = [:]
    at += 1
    skipBlanks()
    if skip(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw problem("expected a name in quotation marks") }
      let name = try string()
      skipBlanks()
      guard skip(UInt8(ascii: ":")) else { throw problem("expected a colon after \"\(name)\"") }
      guard members.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
        throw problem("\"\(name)\" occurs twice")
      }
      skipBlanks()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")) else { throw problem("expected a comma or \"}\"") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONValue.Problem) -> JSONValue {
    var elements: [JSONValue] = []
    at += 1
    skipBlanks()
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw problem("expected a comma or \"]\"") }
    return .array(elements)
  }

  private mutating func word() throws(JSONValue.Problem) -> JSONValue {
    for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[at...].starts(with: word.utf8) {
      at += word.utf8.count
      return value
    }
    throw problem("expected a value")
  }

  private mutating func number() -> JSONValue {
    let start = at
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { at += 1 }
    return .number(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  private mutating func string() throws(JSONValue.Problem) -> String {
    at += 1
    var text: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        return String(decoding: text, as: UTF8.self)
      case 0..<0x20:
        at -= 1
        throw problem("a string is not closed on its line")
      case UInt8(ascii: "\\"): try appendEscape(to: &text)
      default: text.append(byte)
      }
    }
    throw problem("a string is not closed")
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(JSONValue.Problem) {
    guard let byte = next else { throw problem("ends too early") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var units = [try unit()]
      if UTF16.isLeadSurrogate(units[0]), bytes[at...].starts(with: [0x5C, 0x75]) {
        at += 2
        units.append(try unit())
      }
      text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    default: throw problem("an unknown escape in a string")
    }
  }

  private mutating func unit() throws(JSONValue.Problem) -> UInt16 {
    let digits = bytes[at...].prefix(4)
    guard digits.count == 4,
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16),
      digits.first != 0x2B
    else { throw problem("expected four hexadecimal digits after \\u") }
    at += 4
    return unit
  }
}
