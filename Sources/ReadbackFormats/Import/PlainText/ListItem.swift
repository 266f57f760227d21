/// Recognises the items of lists by the beginning of a line.
enum ListItem {
  /// Whether a line begins like a list item: "- ", "• ", "3. ", "b) ", "#4 ", "(2) ".
  static func begins(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    if [0x2D, 0x2A, 0x2B].contains(first) { return text.dropFirst().first == 0x20 }
    if text.starts(with: [0xE2, 0x80, 0xA2]) || text.starts(with: [0xC2, 0xB7]) { return true }
    // "#", "§" and brackets may precede the number.
    var rest = text
    if first == 0x23 || first == 0x28 || first == 0x5B { rest = text.dropFirst() }
    if text.starts(with: [0xC2, 0xA7]) { rest = text.dropFirst(2).drop { $0 == 0x20 } }
    let isMarked = rest.count < text.count
    let number = rest.prefix { (0x30...0x39).contains($0) }
    let isLetter =
      number.isEmpty && !isMarked && (0x61...0x7A).contains(first | 0x20)
    let letter = isLetter ? rest.prefix(1) : number
    guard (1...3).contains(letter.count) else { return false }
    rest = rest.dropFirst(letter.count)
    if isMarked, rest.first == 0x20 { return first == 0x23 || first == 0xC2 }
    guard rest.dropFirst().first == 0x20, let mark = rest.first else { return false }
    return mark == 0x29 || mark == 0x5D && first == 0x5B
      || [0x2E, 0x3A].contains(mark) && !number.isEmpty
  }
}
