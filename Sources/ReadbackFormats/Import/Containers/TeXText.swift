/// Replaces the formulas of TeX within a text: `$E = mc^2$`, `$$...$$`, `\(...\)`, `\[...\]`.
struct TeXText {
  private(set) var bytes: [UInt8] = []
  /// Where each formula was, and where its text is, ascending.
  private(set) var changes: [(from: Range<Int>, to: Range<Int>)] = []

  /// Nil if there are none.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.contains(0x24) || text.contains(0x5C) else { return nil }
    let source = Array(text)
    var marks = TeXMarks(source)
    var kept = 0
    var at = 0
    while at < source.count {
      guard let formula = marks.formula(at: at) else {
        // A backslash escapes the next character, such as a dollar sign.
        at += source[at] == 0x5C ? 2 : 1
        continue
      }
      bytes += source[kept..<at]
      let start = bytes.count
      let inner = String(decoding: source[formula.inner], as: UTF8.self)
      bytes += Array(TeXFormula.text(of: inner.unicodeScalars).utf8)
      changes.append((formula.outer, start..<bytes.count))
      at = formula.outer.upperBound
      kept = at
    }
    guard !changes.isEmpty else { return nil }
    bytes += source[kept...]
  }

  /// The same pieces of the file in the text, and one more after each formula, since its length
  /// differs.
  func pieces(_ pieces: [TextBuilder.Piece]) -> [TextBuilder.Piece] {
    var found: [TextBuilder.Piece] = []
    var rest = changes[...]
    // By how much the text is longer than the source, up to here.
    var shift = 0
    for (index, piece) in pieces.enumerated() {
      let end = index + 1 < pieces.count ? pieces[index + 1].byteOffset : Int.max
      var place = piece.byteOffset + shift
      // A line that begins within a formula.
      if let change = rest.first, change.from.lowerBound < piece.byteOffset {
        place = change.to.lowerBound
      }
      found.append(TextBuilder.Piece(byteOffset: place, line: piece.line, column: piece.column))
      while let change = rest.first, change.from.upperBound <= end {
        rest.removeFirst()
        shift = change.to.upperBound - change.from.upperBound
        if change.from.upperBound == end { break }
        found.append(
          TextBuilder.Piece(
            byteOffset: change.to.upperBound, line: piece.line,
            column: piece.column + change.from.upperBound - piece.byteOffset))
      }
    }
    return found
  }
}

/// Finds formulas of TeX by the marks around them, in linear time.
struct TeXMarks {
  private let source: [UInt8]
  /// The next closing mark of each kind, as far as it is known.
  private var next: [UInt8: Int] = [:]

  /// The maximum length of a formula in bytes.
  private static let longest = 1000

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// The formula that begins at an offset, with its marks and without; nil if none does. Offsets
  /// must not decrease from call to call.
  ///
  /// A single dollar sign opens a formula if no space follows, and closes one if no space precedes
  /// and no digit follows: "$5 and $6" are amounts (pandoc's rule).
  mutating func formula(at start: Int) -> (outer: Range<Int>, inner: Range<Int>)? {
    let second = start + 1 < source.count ? source[start + 1] : 0
    if source[start] == 0x5C {
      guard second == 0x28 || second == 0x5B else { return nil }
      return formula(at: start, closing: 0x5C, second == 0x28 ? 0x29 : 0x5D)
    }
    guard source[start] == 0x24 else { return nil }
    if second == 0x24 { return formula(at: start, closing: 0x24, 0x24) }
    let window = source[start..<min(source.count, start + Self.longest)]
    guard second > 0x20, let close = window.dropFirst().firstIndex(of: 0x24),
      source[close - 1] > 0x20, source[close - 1] != 0x5C,
      close + 1 == source.count || !(0x30...0x39).contains(source[close + 1]),
      Self.isMath(source[(start + 1)..<close])
    else { return nil }
    return (start..<(close + 1), (start + 1)..<close)
  }

  private mutating func formula(
    at start: Int, closing first: UInt8, _ second: UInt8
  ) -> (outer: Range<Int>, inner: Range<Int>)? {
    var close = next[second] ?? 0
    if close < start + 2 {
      close = start + 2
      while close + 1 < source.count, source[close] != first || source[close + 1] != second {
        close += 1
      }
      if close + 1 >= source.count { close = .max }
      next[second] = close
    }
    guard close <= source.count, close - start <= Self.longest,
      Self.isMath(source[(start + 2)..<close])
    else { return nil }
    return (start..<(close + 2), (start + 2)..<close)
  }

  /// Whether it is a single letter, or contains a command, a script, a relation or an operation,
  /// but is not made of words.
  private static func isMath(_ inner: ArraySlice<UInt8>) -> Bool {
    let core = inner.filter { $0 > 0x20 }
    guard let last = core.last else { return false }
    if core.count == 1 { return (0x61...0x7A).contains(last | 0x20) }
    // "$HOME=$" and the like are code.
    guard ![0x3D, 0x3A, 0x2F, 0x2C, 0x28].contains(last) else { return false }
    if core.contains(0x5C) { return true }
    let words = inner.split { !(0x61...0x7A).contains($0 | 0x20) }
    guard !words.contains(where: { $0.count > 3 }) else { return false }
    return core.contains { [0x5E, 0x5F, 0x3D, 0x3C, 0x3E, 0x2B, 0x2D, 0x2F, 0x28].contains($0) }
  }
}
