import ReadbackScreen

/// What a terminal reports of its mouse: the button, the column and the row, in one of two forms.
struct MouseReport: Equatable {
  /// Reports presses and the wheel, in the form that knows no greatest column.
  static let switches = (on: "\u{1B}[?1000h\u{1B}[?1006h", off: "\u{1B}[?1006l\u{1B}[?1000l")

  /// As far as they have come.
  private var numbers: [Int]

  /// `ESC [ M` has come; three bytes follow, each 32 more than its number. Of terminals that know no
  /// other form.
  init() { numbers = [] }

  /// `ESC [ <`, then three decimal numbers, ended by M or, for a release, m. Nil for what is none.
  init?(_ sequence: ControlSequence) {
    guard sequence.parameters.first == UInt8(ascii: "<"),
      sequence.final == UInt8(ascii: "M") || sequence.final == UInt8(ascii: "m"),
      let numbers = sequence.withoutFirst.numbers, numbers.count == 3
    else { return nil }
    self.numbers = numbers
    isRelease = sequence.final == UInt8(ascii: "m")
  }

  private var isRelease = false

  /// Takes the next byte of the first form; false when it is none of a report's.
  mutating func take(_ byte: UInt8) -> Bool {
    guard byte >= 0x20 else { return false }
    numbers.append(Int(byte) - 0x20)
    return true
  }

  var isWhole: Bool { numbers.count == 3 }

  /// The key that it is; nil for a release and buttons that the reader has no use for.
  var key: Key? {
    guard isWhole, !isRelease else { return nil }
    // Shift, Alt and Ctrl do not matter.
    switch numbers[0] & ~0x1C {
    case 0 where (1..<100_000).contains(numbers[1]) && (1..<100_000).contains(numbers[2]):
      return .click(row: numbers[2] - 1, column: numbers[1] - 1)
    case 64: return .wheelUp
    case 65: return .wheelDown
    default: return nil
    }
  }
}
