extension LineHead {
  /// What begins an item of a list: "-", "1.", "(b)", "No. 4", "§ 2", "③".
  struct Marker {
    /// Including the space after it.
    let range: TextRange
    /// Equal for all numbers of one list: the marks around them, or the bullet.
    let shape: UInt32
    /// The number of the item; nil for a bullet.
    let number: Int?
    /// For a letter that is also a Roman number, what it is as such.
    var roman: (shape: UInt32, number: Int)?
  }
}

extension LineHead {
  /// The number of a note that begins like this: "[4] See page 12."
  var noteNumber: Int? {
    marker.flatMap { $0.shape == ListMarkerReader.bracketed ? $0.number : nil }
  }
}

/// Reads the marker of a list item.
struct ListMarkerReader {
  /// The shape of "[1]".
  static let bracketed: UInt32 = 0x8000

  private let bytes: [UInt8]
  private let start: Int
  private let limit: Int

  init(at start: Int, before limit: Int, in bytes: [UInt8]) {
    self.bytes = bytes
    self.start = start
    self.limit = limit
  }

  /// Nil if nothing here looks like a marker; whether it is one depends on the other lines.
  var marker: LineHead.Marker? {
    guard start < limit else { return nil }
    let first = bytes.scalar(at: start)
    if Self.bullets.contains(first) {
      return marker(to: start + bytes.scalarLength(at: start), shape: first, number: nil)
    }
    return withWord ?? asSign(first) ?? withMarks
  }

  private func marker(
    to end: Int, shape: UInt32, number: Int?, needsSpace: Bool = true
  ) -> LineHead.Marker? {
    let spaceEnd = LineHead.spaceEnd(from: end, before: limit, in: bytes)
    guard spaceEnd > end || !needsSpace, spaceEnd < limit else { return nil }
    return LineHead.Marker(range: start..<spaceEnd, shape: shape, number: number)
  }

  private static let bullets: Set<UInt32> = [
    0x2A, 0x2B, 0x2D, 0xB7, 0x2013, 0x2014, 0x2022, 0x2023, 0x2043, 0x25A0, 0x25A1, 0x25AA, 0x25AB,
    0x25CB, 0x25CF, 0x25E6, 0x2756, 0x27A2, 0xF0B7,
  ]

  /// A number of at most three digits.
  private func number(at place: Int) -> (value: Int, end: Int)? {
    var (value, at) = (0, place)
    while at < limit, at - place < 3, (0x30...0x39).contains(bytes[at]) {
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    return at > place ? (value, at) : nil
  }

  // MARK: Words and signs before a number

  private static let words = ["no. ", "nr. ", "№ ", "№", "#", "§ ", "§", "§\u{A0}"].map {
    Array($0.utf8)
  }

  /// "No. 4", "Nr. 4:", "#4", "§ 4".
  private var withWord: LineHead.Marker? {
    for (kind, word) in Self.words.enumerated() where limit - start > word.count {
      let isHere = word.indices.allSatisfy {
        bytes[start + $0] == word[$0]
          || (0x61...0x7A).contains(word[$0]) && bytes[start + $0] | 0x20 == word[$0]
      }
      guard isHere, let number = number(at: start + word.count) else { continue }
      let isClosed = number.end < limit && [0x2E, 0x3A, 0x29].contains(bytes[number.end])
      return marker(
        to: number.end + (isClosed ? 1 : 0),
        shape: 0x1000 | UInt32(kind) << 16 | (isClosed ? UInt32(bytes[number.end]) : 0),
        number: number.value)
    }
    return nil
  }

  private static let han = Array("一二三四五六七八九十".unicodeScalars.map(\.value))
  private static let comma = Array("、".utf8)

  /// "③", "⑶", "⒊"; "三、".
  private func asSign(_ first: UInt32) -> LineHead.Marker? {
    let end = start + bytes.scalarLength(at: start)
    if (0x2460...0x249B).contains(first) {
      let place = Int(first - 0x2460)
      return marker(
        to: end, shape: 0x4000 | UInt32(place / 20), number: place % 20 + 1, needsSpace: false)
    }
    guard let value = Self.han.firstIndex(of: first),
      bytes[end..<limit].starts(with: Self.comma)
    else { return nil }
    return marker(
      to: end + Self.comma.count, shape: 0x4003, number: value + 1, needsSpace: false)
  }

  // MARK: Marks after a number or letter

  /// "1.", "1)", "1.)", "1:", "(1)", "[1]", "1 -", "a)", "a.", "iv.", "2.3".
  private var withMarks: LineHead.Marker? {
    let isOpened = bytes[start] == 0x28
    let isBracketed = bytes[start] == 0x5B
    var at = start + (isOpened || isBracketed ? 1 : 0)
    var shape: UInt32 = isOpened ? 0x100 : isBracketed ? Self.bracketed : 0
    var value: Int
    if let number = number(at: at) {
      (value, at) = number
      // "2.3" counts by its last number.
      while at + 1 < limit, bytes[at] == 0x2E, let part = self.number(at: at + 1) {
        shape |= 0x800
        (value, at) = part
      }
    } else {
      // A single letter counts by its place in the alphabet.
      guard at < limit, (0x61...0x7A).contains(bytes[at] | 0x20) else { return nil }
      value = Int(bytes[at] | 0x20) - 0x60
      shape |= bytes[at] & 0x20 == 0 ? 0x200 : 0x400
      at += 1
      if let roman = RomanNumeral(at: at - 1, before: limit, in: bytes), roman.end < limit {
        return romanMarker(roman, letterEnd: at, letter: (shape, value))
      }
    }
    guard at < limit else { return nil }
    if isBracketed {
      return bytes[at] == 0x5D ? marker(to: at + 1, shape: shape, number: value) : nil
    }
    return closed(at, shape: shape, value: value)
  }

  private func closed(_ at: Int, shape: UInt32, value: Int) -> LineHead.Marker? {
    let isOpened = shape & 0x100 != 0
    let isLetter = shape & 0x600 != 0
    let next = at + 1 < limit ? bytes[at + 1] : 0
    switch bytes[at] {
    case 0x29: return marker(to: at + 1, shape: shape | 0x29, number: value)
    case 0x2E where next == 0x29 && !isOpened:
      return marker(to: at + 2, shape: shape | 0x2900, number: value)
    // "J. Doe" begins with a capital.
    case 0x2E where !isOpened && shape & 0x200 == 0:
      return marker(to: at + 1, shape: shape | 0x2E, number: value)
    case 0x3A where !isOpened && !isLetter:
      return marker(to: at + 1, shape: shape | 0x3A, number: value)
    case 0x20 where shape & 0x800 != 0: return marker(to: at, shape: shape, number: value)
    case 0x20 where !isOpened && !isLetter: return dashed(at + 1, value: value)
    case Self.comma[0] where bytes[at..<limit].starts(with: Self.comma):
      return marker(to: at + 3, shape: shape | 0x4004, number: value, needsSpace: false)
    default: return nil
    }
  }

  /// "1 - ", but not the result "1 - 0".
  private func dashed(_ at: Int, value: Int) -> LineHead.Marker? {
    guard at < limit, [0x2D, 0x2013, 0x2014].contains(bytes.scalar(at: at)) else { return nil }
    let dashed = marker(
      to: at + bytes.scalarLength(at: at), shape: bytes.scalar(at: at) | 0x20_0000, number: value)
    return dashed.flatMap { (0x30...0x39).contains(bytes[$0.range.upperBound]) ? nil : $0 }
  }

  private func romanMarker(
    _ roman: RomanNumeral, letterEnd: Int, letter: (shape: UInt32, value: Int)
  ) -> LineHead.Marker? {
    let mark = bytes[roman.end]
    let shape = letter.shape & 0x700 | 0x2000 | UInt32(mark)
    if letter.shape & 0x8000 != 0 {
      return mark == 0x5D
        ? marker(to: roman.end + 1, shape: shape | 0x8000, number: roman.value) : nil
    }
    if roman.end == letterEnd, mark == 0x29 {
      var marker = marker(to: letterEnd + 1, shape: letter.shape | 0x29, number: letter.value)
      marker?.roman = (shape, roman.value)
      return marker
    }
    guard mark == 0x29 || mark == 0x2E && letter.shape & 0x100 == 0 else { return nil }
    var marker = marker(to: roman.end + 1, shape: shape, number: roman.value)
    // "c." among "a.", "b."; as a Roman number it would be a hundred.
    if roman.end == letterEnd, letter.shape & 0x400 != 0 {
      marker?.roman = (letter.shape | UInt32(mark), letter.value)
    }
    return marker
  }
}
