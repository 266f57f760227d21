import ReadbackScreen

/// A received control sequence: `ESC [`, parameters, and a final byte.
struct ControlSequence {
  let parameters: ArraySlice<UInt8>
  let final: UInt8

  /// The parameters as numbers; nil if they have another form. An omitted one is 0.
  var numbers: [Int]? {
    var numbers = [0]
    if parameters.isEmpty { return [] }
    for byte in parameters {
      switch byte {
      case 0x30...0x39:
        numbers[numbers.count - 1] = min(
          numbers[numbers.count - 1] * 10 + Int(byte - 0x30), 99_999_999)
      case UInt8(ascii: ";"): numbers.append(0)
      default: return nil
      }
    }
    return numbers
  }

  /// The same without its first parameter byte, which determines the meaning of the others.
  var withoutFirst: ControlSequence {
    ControlSequence(parameters: parameters.dropFirst(), final: final)
  }

  var isPasteStart: Bool { final == UInt8(ascii: "~") && numbers == [200] }
}

/// The terminal's reply to one of our queries.
enum TerminalReply: Equatable {
  /// To the status query (DSR 5): everything sent before it has been processed.
  case ready
  /// The background colour, with components from 0 to 1.
  case background(red: Double, green: Double, blue: Double)

  /// Queries the background colour (xterm, "Operating System Commands", 11).
  static let backgroundQuestion = "\u{1B}]11;?\u{1B}\\"
  /// Queries whether everything has been processed (ECMA-48, DEVICE STATUS REPORT).
  static let readyQuestion = "\u{1B}[5n"

  init?(_ sequence: ControlSequence) {
    guard sequence.final == UInt8(ascii: "n"), sequence.numbers == [0] else { return nil }
    self = .ready
  }

  /// - Parameter command: such as "11;rgb:1e1e/1e1e/2e2e", "11;rgba:..." or "11;#1e1e2e".
  init?(command: String) {
    let parts = command.split(separator: ";", maxSplits: 1)
    guard parts.count == 2, parts[0] == "11" else { return nil }
    let value = parts[1]
    let fields: [Substring]
    if value.hasPrefix("rgb:") || value.hasPrefix("rgba:") {
      fields = value.drop { $0 != ":" }.dropFirst().split(separator: "/").map { $0 }
    } else if value.hasPrefix("#"), (value.utf8.count - 1).isMultiple(of: 3) {
      let digits = value.dropFirst()
      let length = digits.utf8.count / 3
      fields = (0..<3).map { digits.dropFirst($0 * length).prefix(length) }
    } else {
      return nil
    }
    let shares = fields.prefix(3).compactMap(Self.share)
    guard fields.count >= 3, shares.count == 3 else { return nil }
    self = .background(red: shares[0], green: shares[1], blue: shares[2])
  }

  /// One to four hexadecimal digits, relative to the maximum of that many digits.
  private static func share(_ digits: Substring) -> Double? {
    guard (1...4).contains(digits.utf8.count), let value = Int(digits, radix: 16), value >= 0
    else { return nil }
    return Double(value) / Double((1 << (4 * digits.utf8.count)) - 1)
  }
}
