/// A part of a text that is searched for quotations: its original form, and a form with case,
/// apostrophes, quotation marks, dashes and white space folded.
struct SearchedText {
  /// Its range in the text.
  let range: TextRange
  private let bytes: [UInt8]
  /// For each folded byte, the source offsets of the beginning and end of its character.
  private let starts: [Int]
  private let ends: [Int]

  init(_ text: SourceText, in range: TextRange) {
    self.range = range
    var folding = Folding()
    folding.add(text.bytes, in: range)
    bytes = folding.bytes
    starts = folding.starts
    ends = folding.ends
  }

  /// Every place of a quotation, in order; only those at word boundaries, if there are any. An
  /// ellipsis in the quotation stands for omitted words.
  func places(of quotation: FoldedQuotation) -> [TextRange] {
    guard let first = quotation.parts.first else { return [] }
    var whole: [TextRange] = []
    var cut: [TextRange] = []
    for start in occurrences(of: first, from: 0) {
      var last = (start, start + first.count)
      var isFound = true
      for part in quotation.parts.dropFirst() {
        guard let next = occurrences(of: part, from: last.1, limit: 1).first else {
          isFound = false
          break
        }
        last = (next, next + part.count)
      }
      guard isFound else { break }
      let place = starts[start]..<ends[last.1 - 1]
      if isWordBoundary(start), isWordBoundary(last.1) {
        whole.append(place)
      } else {
        cut.append(place)
      }
      if whole.count + cut.count >= Self.placeLimit { break }
    }
    return whole.isEmpty ? cut : whole
  }

  /// The maximum number of places of one quotation that are considered.
  private static let placeLimit = 40

  /// Whether the words occur here as whole words.
  func holds(_ quotation: FoldedQuotation) -> Bool { count(of: quotation) > 0 }

  func count(of quotation: FoldedQuotation) -> Int {
    guard let words = quotation.whole else { return 0 }
    return occurrences(of: words, from: 0).count {
      isWordBoundary($0) && isWordBoundary($0 + words.count)
    }
  }

  private func occurrences(
    of words: [UInt8], from start: Int, limit: Int = 1_000
  ) -> [Int] {
    var found: [Int] = []
    var offset = start
    while offset + words.count <= bytes.count, found.count < limit {
      if bytes[offset] == words[0],
        bytes[offset..<(offset + words.count)].elementsEqual(words)
      {
        found.append(offset)
      }
      offset += 1
    }
    return found
  }

  /// Whether a folded offset is at a word boundary.
  private func isWordBoundary(_ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return true }
    return !Folding.isWordByte(bytes[offset - 1]) || !Folding.isWordByte(bytes[offset])
  }
}

/// The words of a quotation, folded like the text.
struct FoldedQuotation {
  /// The parts between ellipses; none is empty.
  let parts: [[UInt8]]

  /// The whole quotation; nil if it has an ellipsis or is empty.
  var whole: [UInt8]? { parts.count == 1 ? parts[0] : nil }

  var isEmpty: Bool { parts.isEmpty }

  init(_ quotation: String) {
    var folding = Folding()
    let source = Array(quotation.utf8)
    folding.add(source, in: 0..<source.count)
    var parts: [[UInt8]] = []
    var part: [UInt8] = []
    var at = 0
    func close() {
      let trimmed = Self.trimmed(part)
      if !trimmed.isEmpty { parts.append(trimmed) }
      part = []
    }
    while at < folding.bytes.count {
      if folding.bytes[at...].starts(with: [0x2E, 0x2E, 0x2E]) {
        close()
        while at < folding.bytes.count, folding.bytes[at] == 0x2E { at += 1 }
      } else {
        part.append(folding.bytes[at])
        at += 1
      }
    }
    close()
    self.parts = parts
  }

  /// Without a sentence number ("[12]"), white space, and final punctuation.
  private static func trimmed(_ part: [UInt8]) -> [UInt8] {
    var words = part[...]
    if words.first == UInt8(ascii: "["), let end = words.firstIndex(of: UInt8(ascii: "]")),
      words[words.startIndex + 1..<end].allSatisfy({ (0x30...0x39).contains($0) })
    {
      words = words[(end + 1)...]
    }
    while let first = words.first, first == 0x20 { words.removeFirst() }
    while let last = words.last, [0x20, 0x2C, 0x2E, 0x3A, 0x3B].contains(last) {
      words.removeLast()
    }
    return Array(words)
  }
}

/// Folds text: lower case, one kind of apostrophe and dash, single spaces, no quotation marks and
/// no invisible characters.
private struct Folding {
  var bytes: [UInt8] = []
  var starts: [Int] = []
  var ends: [Int] = []

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }

  mutating func add(_ source: [UInt8], in range: TextRange) {
    bytes.reserveCapacity(range.count)
    var at = range.lowerBound
    var isSpaced = false
    while at < range.upperBound {
      let length = min(source.scalarLength(at: at), range.upperBound - at)
      let scalar = Unicode.Scalar(source.scalar(at: at)) ?? "\u{FFFD}"
      let end = at + length
      switch scalar.plainMark {
      case 0x22: break
      case 0x27:
        // Between letters it is an apostrophe, otherwise a quotation mark.
        let isInside = !isSpaced && bytes.last.map(Self.isWordByte) ?? false
        if isInside, end < range.upperBound, source.characterClass(at: end) == .letter {
          add([0x27], at, end, &isSpaced)
        }
      case let mark?: add([mark], at, end, &isSpaced)
      case nil where scalar == "…": add([0x2E, 0x2E, 0x2E], at, end, &isSpaced)
      case nil:
        switch CharacterClass(scalar: scalar.value) {
        case .space: isSpaced = !bytes.isEmpty
        case .invisible: break
        default: add(Array(String(scalar.lowercase).utf8), at, end, &isSpaced)
        }
      }
      at = end
    }
  }

  private mutating func add(
    _ folded: [UInt8], _ start: Int, _ end: Int, _ isSpaced: inout Bool
  ) {
    if isSpaced {
      bytes.append(0x20)
      starts.append(start)
      ends.append(start)
      isSpaced = false
    }
    for byte in folded {
      bytes.append(byte)
      starts.append(start)
      ends.append(end)
    }
  }
}
