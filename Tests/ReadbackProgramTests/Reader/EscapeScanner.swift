/// Finds sequences in a program's output that a reader on an xterm should not send.
///
/// Allowed are the sequences of xterm's terminfo entry that ncurses uses, given as parameters and
/// final byte; the texts themselves may only add printable characters.
enum EscapeScanner {
  /// The violations, in words for a failing test. Empty for harmless output.
  static func offences(in output: [UInt8]) -> [String] {
    var offences: [String] = []
    if String(validating: output, as: UTF8.self) == nil {
      offences.append("bytes that are no UTF-8")
    }
    let scalars = Array(String(decoding: output, as: UTF8.self).unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar.value {
      case 0x1B:
        let end = endOfSequence(scalars, after: index)
        let sequence = string(scalars[index..<end])
        if !isAllowed(sequence) { offences.append("ESC \(sequence)") }
        index = end
      case 0x08, 0x09, 0x0A, 0x0D: break
      case 0x00...0x1F, 0x7F...0x9F: offences.append("control character \(scalar.value)")
      default: if isSteering(scalar) { offences.append("invisible character \(scalar.value)") }
      }
    }
    return offences
  }

  /// Direction marks and tags, which ncurses would pass on.
  private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  private static func endOfSequence(_ scalars: [Unicode.Scalar], after start: Int) -> Int {
    guard start < scalars.count else { return start }
    if scalars[start] == "]" {
      let end = scalars[start...].firstIndex(of: "\\") ?? scalars.count - 1
      return end + 1
    }
    guard scalars[start] == "[" else {
      return min(start + ("()".unicodeScalars.contains(scalars[start]) ? 2 : 1), scalars.count)
    }
    var end = start + 1
    while end < scalars.count, !(0x40...0x7E).contains(scalars[end].value) { end += 1 }
    return min(end + 1, scalars.count)
  }

  private static let whole: Set<String> = [
    // Saving and restoring the cursor: ncurses does it around a change of the scrolling region.
    "7", "8",
    "(B", "=", ">", "[?1049h", "[?1049l", "[22;0;0t", "[23;0;0t", "[?1h", "[?1l", "[?7h", "[?7l",
    // Two queries: for the background, and whether everything has been processed.
    "]11;?\u{1B}\\", "[5n",
    "[4l", "[4h", "[?25h", "[?25l", "[?12l", "[?12h", "[?12;25h", "[?2004h", "[?2004l",
  ]
  /// Cursor motion, erasing, inserting, deleting, scrolling, repeating, and attributes.
  private static let finals = Set("ABCDGHJKLMPSTXZ@bdmr")

  private static func isAllowed(_ sequence: String) -> Bool {
    // ncurses saves the cursor's position around a change of the scrolling margins.
    if whole.contains(sequence) || ["M", "7", "8"].contains(sequence) { return true }
    guard sequence.first == "[", let last = sequence.last, finals.contains(last) else {
      return false
    }
    return sequence.dropFirst().dropLast().allSatisfy { $0.isASCII && $0.isNumber || $0 == ";" }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
