/// The parts that precede the text of a line: a time stamp, a list marker, the label of a speaker.
///
/// Judged from the single line; whether they really are such parts depends on the other lines.
struct LineHead {
  struct Time {
    /// Including its brackets and the space after it.
    let outer: TextRange
    let inner: TextRange
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
    if let marker = ListMarkerReader(at: at, before: line.upperBound, in: bytes).marker {
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
}

/// "[00:01:11]", "(1:11)", "00:01:11.500", "1m11s": a time within a recording.
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
    guard Self.readTime(&at, before: limit, in: bytes) else { return nil }
    // "[00:01 - 00:05]"
    var next = at
    while next < limit, [0x20, 0x2D, 0x3E].contains(bytes[next]) { next += 1 }
    if next > at, Self.readTime(&next, before: limit, in: bytes) { at = next }
    inner = first..<at
    if let closer {
      guard at < limit, bytes[at] == closer else { return nil }
      outer = start..<(at + 1)
    } else {
      guard at == limit || bytes[at] == 0x20 || bytes[at] == 0x09 else { return nil }
      outer = start..<at
    }
  }

  private static func readTime(_ at: inout Int, before limit: Int, in bytes: [UInt8]) -> Bool {
    readClock(&at, before: limit, in: bytes) || readUnits(&at, before: limit, in: bytes)
  }

  private static let units = [["h"], ["min", "m"], ["sec", "s"]].map { $0.map { Array($0.utf8) } }

  /// "1h 2m 3s", "1m11s": at least two of them, with or without spaces between.
  private static func readUnits(_ at: inout Int, before limit: Int, in bytes: [UInt8]) -> Bool {
    var (place, end, parts) = (at, at, 0)
    for names in units {
      let digits = bytes[place..<limit].prefix(4).prefix { (0x30...0x39).contains($0) }
      guard (1...3).contains(digits.count) else { return false }
      guard let name = names.first(where: { bytes[digits.endIndex..<limit].starts(with: $0) })
      else { continue }
      parts += 1
      end = digits.endIndex + name.count
      place = end < limit && bytes[end] == 0x20 ? end + 1 : end
      if place == limit || !(0x30...0x39).contains(bytes[place]) { break }
    }
    guard parts >= 2 else { return false }
    at = end
    return true
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
