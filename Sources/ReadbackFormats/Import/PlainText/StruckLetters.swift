/// Text that is struck out letter by letter with a combining stroke (U+0336), as on platforms that
/// have no formatting.
enum StruckLetters {
  /// The text without it; nil if there is none.
  static func removed(from text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let isStruck = zip(text, text.dropFirst()).contains { $0 == 0xCC && $1 == 0xB6 }
    guard isStruck else { return nil }
    var result = String.UnicodeScalarView()
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar != stroke {
      let isLast = index + 1 == scalars.count
      if isLast || scalars[index + 1] != stroke { result.append(scalar) }
    }
    return Array(String(result).utf8)[...]
  }

  private static let stroke: Unicode.Scalar = "\u{336}"
}
