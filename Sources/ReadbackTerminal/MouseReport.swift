import ReadbackScreen

/// A mouse report of the terminal: the button, the column and the row, in one of two forms.
struct MouseReport: Equatable {
  /// Enables reports of clicks and the wheel, in the form without a limit for columns.
  static let switches = (on: "\u{1B}[?1000h\u{1B}[?1006h", off: "\u{1B}[?1006l\u{1B}[?1000l")

  /// The numbers received so far.
  private var numbers: [Int]

  /// After `ESC [ M`; three bytes follow, each 32 more than its number. Used by terminals without
  /// the other form.
  init() { numbers = [] }

  /// `ESC [ <`, followed by three decimal numbers and M or, for a release, m. Nil for anything
  /// else.
  init?(_ sequence: ControlSequence) {
    guard sequence.parameters.first == UInt8(ascii: "<"),
      sequence.final == UInt8(ascii: "M") || sequence.final == UInt8(ascii: "m"),
      let numbers = sequence.withoutFirst.numbers, numbers.count == 3
    else { return nil }
    self.numbers = numbers
    isRelease = sequence.final == UInt8(ascii: "m")
  }

  private var isRelease = false

  /// Takes the next byte of the first form; returns false if it is not part of a report.
  mutating func take(_ byte: UInt8) -> Bool {
    guard byte >= 0x20 else { return false }
    numbers.append(Int(byte) - 0x20)
    return true
  }

  var isWhole: Bool { numbers.count == 3 }

  /// The key for the report; nil for a release and for buttons without a use in the reader.
  var key: Key? {
    guard isWhole, !isRelease else { return nil }
    // Shift, Alt and Ctrl are ignored.
    switch numbers[0] & ~0x1C {
    case 0 where (1..<100_000).contains(numbers[1]) && (1..<100_000).contains(numbers[2]):
      return .click(row: numbers[2] - 1, column: numbers[1] - 1)
    case 64: return .wheelUp
    case 65: return .wheelDown
    default: return nil
    }
  }
}
