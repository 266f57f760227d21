/// The meaning of superscript characters: a note mark, an exponent, or part of a word.
enum Superscript {
  /// Not part of the text.
  case note
  /// The digits as superscript characters of plain text.
  case exponent(String)
  case plain

  /// - Parameters:
  ///    - isNote: whether the page marks it as a note or links it.
  ///    - before: the preceding text.
  init(_ raised: String, isNote: Bool, after before: ArraySlice<UInt8>) {
    let text = raised.filter { !$0.isWhitespace }
    let core = text.filter { !"[](),;*†‡§¶".contains($0) }
    let isNumber = core.utf8.allSatisfy { (0x30...0x39).contains($0) } && core.utf8.count <= 3
    if text.isEmpty || core.isEmpty {
      self = .note
    } else if core.utf8.count <= 3, isNote || text.first == "[" || text.first == "(" {
      self = .note
    } else if isNumber {
      self =
        Self.takesPower(before)
        ? .exponent(String(core.compactMap { Self.raised[$0] })) : .note
    } else {
      self = .plain
    }
  }

  private static let raised: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹",
  ]

  /// Whether the text ends with a unit of length, or with a ten after a multiplication sign.
  private static func takesPower(_ before: ArraySlice<UInt8>) -> Bool {
    let tail = String(decoding: before.suffix(12), as: UTF8.self)
    let word = tail.reversed().prefix { $0.isLetter }.reversed()
    if ["m", "km", "cm", "mm", "dm", "ft", "in", "mi", "yd", "s", "x", "n", "r"].contains(
      String(word).lowercased())
    {
      return true
    }
    return word.isEmpty && tail.hasSuffix("10")
      && tail.dropLast(2).last { $0 != " " && $0 != "\u{A0}" }.map {
        "×x*·".contains($0)
      } ?? false
  }
}
