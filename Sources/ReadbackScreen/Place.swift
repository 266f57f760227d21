import ReadbackCore

/// A place that survives a change of the layout.
struct Place: Sendable, Hashable {
  var officialByteOffset: Int?
  var retellingByteOffset: Int?
  /// The side that was at the cursor.
  var prefers: Side
}

extension Session {
  /// The place at the cursor.
  var place: Place {
    if let kept = reading.kept, kept.item == reading.item, kept.line == reading.line {
      return kept.place
    }
    guard !facing.items.isEmpty else {
      return Place(officialByteOffset: nil, retellingByteOffset: nil, prefers: .official)
    }
    let lines = (layouts[reading.item] ?? newLayout(ofItem: reading.item)).lines
    var place = Place(officialByteOffset: nil, retellingByteOffset: nil, prefers: .official)
    let here = min(reading.line, lines.count - 1)
    if case .text(let range, _, _) = lines[here].official {
      place.officialByteOffset = range.lowerBound
    } else if case .text(let range, _, _) = lines[here].retelling {
      place.retellingByteOffset = range.lowerBound
      place.prefers = .retelling
    }
    if place.officialByteOffset == nil { place.officialByteOffset = officialByteOffsetAbove(here) }
    return place
  }

  /// The place in the official text on the nearest line above, or of the folded rows at the cursor.
  private func officialByteOffsetAbove(_ line: Int) -> Int? {
    func start(_ row: FacingRow) -> Int? {
      row.official.first.map { document(.official).paragraphs[$0].range.lowerBound }
    }
    let lines = (layouts[reading.item] ?? newLayout(ofItem: reading.item)).lines
    for line in lines[...line].reversed() {
      if case .text(let range, _, _) = line.official { return range.lowerBound }
    }
    let row = facing.items[reading.item].firstRow
    return facing.rows[row...].prefix(1).compactMap(start).first
      ?? facing.rows[..<row].reversed().lazy.compactMap(start).first
      ?? facing.rows[row...].lazy.compactMap(start).first
  }

  mutating func restore(_ place: Place, isSameRetelling: Bool = true) {
    guard !facing.items.isEmpty else { return }
    if place.prefers == .retelling, isSameRetelling, let offset = place.retellingByteOffset {
      putCursor(at: offset, in: .retelling)
    } else if let offset = place.officialByteOffset {
      putCursor(at: offset, in: .official)
    }
    // Repeated layout changes do not let the place drift.
    reading.kept =
      isSameRetelling
      ? Viewport.KeptPlace(item: reading.item, line: reading.line, place: place) : nil
  }

  /// Moves the cursor to a byte of a text and keeps its line on the screen.
  mutating func putCursor(at byteOffset: Int, in side: Side) {
    guard let (item, line) = position(of: byteOffset, in: side) else { return }
    reading.item = item
    reading.line = line
  }

  /// The item and line that show a byte of a text; nil for an empty text.
  mutating func position(of byteOffset: Int, in side: Side) -> (item: Int, line: Int)? {
    let document = document(side)
    guard !document.paragraphs.isEmpty else { return nil }
    let paragraph = document.indexOfParagraph(atByteOffset: byteOffset) ?? 0
    let item = facing.item(of: side, paragraph: paragraph)
    return (item, layout(ofItem: item).line(of: byteOffset, in: side) ?? 0)
  }
}
