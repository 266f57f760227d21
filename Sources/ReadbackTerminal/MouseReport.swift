import ReadbackScreen

/// What a terminal reports of its mouse, as it arrives.
///
/// ncurses could read these too, but waits for the rest of a report for ever: a line that loses it
/// would stop the reader.
struct MouseReport {
  /// Reports presses and the wheel, in the form that knows no greatest column.
  static let switches = (on: "\u{1B}[?1000h\u{1B}[?1006h", off: "\u{1B}[?1006l\u{1B}[?1000l")

  enum Form {
    /// `ESC [ <`, then three decimal numbers, ended by M or, for a release, m.
    case decimal
    /// `ESC [ M`, then three characters, each 32 more than its number; of terminals that know no
    /// other.
    case characters
  }

  enum Progress: Equatable {
    case unfinished
    /// Whole, and the key that it is; nil for a release and buttons that the reader has no use for.
    case finished(Key?)
    /// The character is none of a report's.
    case broken
  }

  private let form: Form
  /// Button, column, row, as far as they have come.
  private var numbers: [Int] = []

  init(_ form: Form) {
    self.form = form
    if form == .decimal { numbers = [0] }
  }

  /// Takes the next character.
  mutating func take(_ scalar: Unicode.Scalar) -> Progress {
    switch (form, scalar) {
    case (.characters, _):
      guard scalar.value >= 0x20 else { return .broken }
      numbers.append(Int(scalar.value) - 0x20)
      return numbers.count == 3 ? .finished(key) : .unfinished
    case (.decimal, "0"..."9"):
      let number = numbers[numbers.count - 1] * 10 + Int(scalar.value) - 0x30
      numbers[numbers.count - 1] = number
      return number < 100_000 ? .unfinished : .broken
    case (.decimal, ";") where numbers.count < 3:
      numbers.append(0)
      return .unfinished
    case (.decimal, "M") where numbers.count == 3: return .finished(key)
    case (.decimal, "m") where numbers.count == 3: return .finished(nil)
    default: return .broken
    }
  }

  private var key: Key? {
    // Shift, Alt and Ctrl do not matter.
    switch numbers[0] & ~0x1C {
    case 0 where numbers[1] > 0 && numbers[2] > 0:
      .click(row: numbers[2] - 1, column: numbers[1] - 1)
    case 64: .wheelUp
    case 65: .wheelDown
    default: nil
    }
  }
}
