/// The parts that precede the text of a line: a time stamp, a list marker, the label of a speaker.
///
/// Judged from the single line; whether they really are such parts depends on the other lines.
struct LineHead {
  struct Time {
    /// Including its brackets and the space after it.
    let outer: TextRange
    let inner: TextRange
  }

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

  struct Label {
    /// Including its colon and the space after it.
    let outer: TextRange
    let name: TextRange
  }

  private(set) var time: Time?
  private(set) var isTimeBracketed = false
  private(set) var marker: Marker?
  private(set) var label: Label?
  private let line: TextRange

  /// - Parameter line: without surrounding white space.
  init(_ line: TextRange, in bytes: [UInt8]) {
    self.line = line
    var at = line.lowerBound
    if let stamp = TimeStamp(at: at, before: line.upperBound, in: bytes) {
      let end = Self.spaceEnd(from: stamp.outer.upperBound, before: line.upperBound, in: bytes)
      time = Time(outer: at..<end, inner: stamp.inner)
      isTimeBracketed = bytes[at] == 0x5B
      at = end
    }
    if let marker = Self.marker(at: at, before: line.upperBound, in: bytes) {
      self.marker = marker
      at = marker.range.upperBound
    }
    label = SpeakerLabel.label(at: at, before: line.upperBound, in: bytes)
  }

  /// Sets the length of the label, where the importer knows it.
  mutating func setLabel(length: Int, in bytes: [UInt8]) {
    let end = min(line.lowerBound + length, line.upperBound)
    (time, marker) = (nil, nil)
    let name = bytes[line.lowerBound..<end].lastIndex { $0 != 0x3A && $0 > 0x20 } ?? line.lowerBound
    label = Label(outer: line.lowerBound..<end, name: line.lowerBound..<(name + 1))
  }

  static func spaceEnd(from start: Int, before limit: Int, in bytes: [UInt8]) -> Int {
    var at = start
    while at < limit, bytes.characterClass(at: at) == .space { at += bytes.scalarLength(at: at) }
    return at
  }

  private static let bullets: Set<UInt32> = [
    0x2A, 0x2B, 0x2D, 0xB7, 0x2013, 0x2014, 0x2022, 0x2023, 0x2043, 0x25A0, 0x25A1, 0x25AA, 0x25AB,
    0x25CB, 0x25CF, 0x25E6, 0x2756, 0x27A2, 0xF0B7,
  ]

  /// The end of "No. " or similar, in any case.
  private static func numberHead(at start: Int, before limit: Int, in bytes: [UInt8]) -> Int? {
    for head in numberHeads where limit - start > head.count {
      let isHead = head.indices.allSatisfy {
        bytes[start + $0] == head[$0]
          || (0x61...0x7A).contains(head[$0]) && bytes[start + $0] | 0x20 == head[$0]
      }
      if isHead { return start + head.count }
    }
    return nil
  }

  private static let numberHeads = ["no. ", "nr. ", "№ "].map { Array($0.utf8) }

  /// "-", "•", "1.", "1)", "(1)", "a)", "2.3", each followed by a space.
  private static func marker(at start: Int, before limit: Int, in bytes: [UInt8]) -> Marker? {
    guard start < limit else { return nil }
    let first = bytes.scalar(at: start)
    func made(to end: Int, shape: UInt32, number: Int?) -> Marker? {
      let spaceEnd = spaceEnd(from: end, before: limit, in: bytes)
      guard spaceEnd > end, spaceEnd < limit else { return nil }
      return Marker(range: start..<spaceEnd, shape: shape, number: number)
    }
    if bullets.contains(first) {
      return made(to: start + bytes.scalarLength(at: start), shape: first, number: nil)
    }
    // "No. 4", "Nr. 4".
    if let at = numberHead(at: start, before: limit, in: bytes) {
      var end = at
      var number = 0
      while end < limit, end - at < 3, (0x30...0x39).contains(bytes[end]) {
        number = number * 10 + Int(bytes[end] - 0x30)
        end += 1
      }
      return end > at ? made(to: end, shape: 0x1000, number: number) : nil
    }
    let isOpened = first == 0x28
    var at = start + (isOpened ? 1 : 0)
    var number = 0
    let digits = at
    while at < limit, at - digits < 3, (0x30...0x39).contains(bytes[at]) {
      number = number * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    var shape: UInt32 = isOpened ? 0x100 : 0
    if at == digits {
      // A single lower-case letter counts by its place in the alphabet.
      guard at < limit, (0x61...0x7A).contains(bytes[at] | 0x20) else { return nil }
      number = Int(bytes[at] | 0x20) - 0x60
      shape |= bytes[at] & 0x20 == 0 ? 0x200 : 0x400
      at += 1
      if let roman = RomanNumeral(at: at - 1, before: limit, in: bytes), roman.end < limit {
        let shapeOfRoman = shape & 0x700 | 0x2000 | UInt32(bytes[roman.end])
        if roman.end == at, bytes[at] == 0x29 {
          var marker = made(to: at + 1, shape: shape | 0x29, number: number)
          marker?.roman = (shapeOfRoman, roman.value)
          return marker
        }
        guard bytes[roman.end] == 0x29 || bytes[roman.end] == 0x2E && !isOpened else { return nil }
        return made(to: roman.end + 1, shape: shapeOfRoman, number: roman.value)
      }
    } else {
      // "2.3" counts by its last number.
      while at + 1 < limit, bytes[at] == 0x2E, (0x30...0x39).contains(bytes[at + 1]) {
        shape |= 0x800
        at += 1
        number = 0
        let part = at
        while at < limit, at - part < 3, (0x30...0x39).contains(bytes[at]) {
          number = number * 10 + Int(bytes[at] - 0x30)
          at += 1
        }
      }
    }
    guard at < limit else { return nil }
    switch bytes[at] {
    case 0x29:
      return made(to: at + 1, shape: shape | 0x29, number: number)
    case 0x2E where !isOpened && shape & 0x600 == 0:
      return made(to: at + 1, shape: shape | 0x2E, number: number)
    case 0x20 where shape & 0x800 != 0:
      return made(to: at, shape: shape, number: number)
    default: return nil
    }
  }
}

/// "[00:01:11]", "(1:11)", "00:01:11.500": a time within a recording.
struct TimeStamp {
  /// With its brackets.
  let outer: TextRange
  let inner: TextRange

  /// - Parameter start: the position of the stamp or its opening bracket.
  init?(at start: Int, before limit: Int, in bytes: [UInt8]) {
    guard start < limit else { return nil }
    let closer: UInt8? =
      switch bytes[start] {
      case 0x5B: 0x5D
      case 0x28: 0x29
      default: nil
      }
    let first = closer == nil ? start : start + 1
    var at = first
    guard Self.readClock(&at, before: limit, in: bytes) else { return nil }
    // "[00:01 - 00:05]"
    var next = at
    while next < limit, [0x20, 0x2D, 0x3E].contains(bytes[next]) { next += 1 }
    if next > at, Self.readClock(&next, before: limit, in: bytes) { at = next }
    inner = first..<at
    if let closer {
      guard at < limit, bytes[at] == closer else { return nil }
      outer = start..<(at + 1)
    } else {
      guard at == limit || bytes[at] == 0x20 || bytes[at] == 0x09 else { return nil }
      outer = start..<at
    }
  }

  /// The hours may be missing, and so may fractions of a second.
  private static func readClock(_ at: inout Int, before limit: Int, in bytes: [UInt8]) -> Bool {
    var place = at
    var parts = 0
    while parts < 3 {
      let start = place
      while place < limit, place - start < 3, (0x30...0x39).contains(bytes[place]) { place += 1 }
      let length = place - start
      guard parts == 0 ? (1...2).contains(length) : length == 2 else { return false }
      if parts > 0, bytes[start] > 0x35 { return false }
      parts += 1
      guard parts < 3, place + 1 < limit, bytes[place] == 0x3A,
        (0x30...0x39).contains(bytes[place + 1])
      else { break }
      place += 1
    }
    guard parts >= 2 else { return false }
    if place + 1 < limit, bytes[place] == 0x2E || bytes[place] == 0x2C,
      (0x30...0x39).contains(bytes[place + 1])
    {
      place += 1
      while place < limit, (0x30...0x39).contains(bytes[place]) { place += 1 }
    }
    at = place
    return true
  }
}
