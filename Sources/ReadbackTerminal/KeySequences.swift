import ReadbackScreen

/// The keys of escape sequences, independent of the terminal type. People use TERM=vt100 in an
/// xterm, and the two modes of the arrow keys get mixed up.
enum KeySequences {
  /// A typed character.
  static func key(of scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x1B: .escape
    case 0x01...0x1A: .control(Unicode.Scalar(UInt8(scalar.value) + 0x60))
    case 0x00...0x1F, 0x80...0x9F: nil
    default: .character(scalar)
    }
  }

  /// `ESC [`, parameters, final byte. Nil for replies, reports and keys without a use in the
  /// reader, such as arrows with Control.
  static func key(of sequence: ControlSequence) -> Key? {
    guard let numbers = sequence.numbers else { return nil }
    switch sequence.final {
    case UInt8(ascii: "~"): return edited(numbers)
    case UInt8(ascii: "u"): return spelt(code: numbers.first ?? 0, modifiers: numbers)
    case UInt8(ascii: "Z") where numbers.isEmpty: return .backTab
    // With parameters these four are replies.
    case UInt8(ascii: "P")...UInt8(ascii: "S") where !numbers.isEmpty: return nil
    default:
      // Without modifiers, in any notation.
      guard numbers.isEmpty || numbers == [1] || numbers == [1, 1] else { return nil }
      return named(sequence.final)
    }
  }

  /// `ESC O` and a byte.
  static func single(_ byte: UInt8) -> Key? {
    if let key = named(byte) { return key }
    switch byte {
    // The keypad in application mode (DEC, "VT100 User Guide", table 3-8).
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "p")...UInt8(ascii: "y"): return .character(Unicode.Scalar(byte - 0x40))
    case UInt8(ascii: "j")...UInt8(ascii: "o"): return .character(Unicode.Scalar(byte - 0x40))
    default: return nil
    }
  }

  /// `ESC [ [` and a byte: F1 to F5 of the Linux console.
  static func console(_ byte: UInt8) -> Key? {
    (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte)
      ? .function(Int(byte - UInt8(ascii: "A")) + 1) : nil
  }

  private static func named(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  /// The keys of a VT220's editing and function keypads, by number.
  private static func edited(_ numbers: [Int]) -> Key? {
    if numbers.count == 3, numbers[0] == 27 {
      return spelt(code: numbers[2], modifiers: [0, numbers[1]])
    }
    guard numbers.count == 1 || numbers.count == 2 && numbers[1] == 1 else { return nil }
    switch numbers[0] {
    case 1, 7: return .home
    case 4, 8: return .end
    case 3: return .delete
    case 5: return .pageUp
    case 6: return .pageDown
    case 11...15: return .function(numbers[0] - 10)
    case 17...21: return .function(numbers[0] - 11)
    case 23, 24: return .function(numbers[0] - 12)
    default: return nil
    }
  }

  /// A key by its character code, sent by terminals for keys without a sequence of their own
  /// (xterm's modifyOtherKeys, kitty's keyboard protocol).
  ///
  /// - Parameter modifiers: the second is one more than the sum of Shift 1, Alt 2, Control 4 and
  ///   others.
  private static func spelt(code: Int, modifiers: [Int]) -> Key? {
    guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
    let held = max((modifiers.count > 1 ? modifiers[1] : 1) - 1, 0)
    switch held & ~1 {
    case 0: return key(of: scalar)
    case 2: return .alt(scalar)
    case 4:
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      return isLetter ? .control(Unicode.Scalar(UInt8(scalar.value) | 0x20)) : nil
    default: return nil
    }
  }
}
