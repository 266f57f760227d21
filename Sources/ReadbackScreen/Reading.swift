import ReadbackCore

/// Where the reader is: a line of the text, and where on the screen it stands.
struct Reading: Sendable, Hashable {
  /// Index into `Facing.items`.
  var item = 0
  /// Index into the item's lines.
  var line = 0
  /// Lines below the top of the text area.
  var screenLine = 0
}

/// The items on the screen, from top to bottom.
struct Window: Sendable {
  struct PlacedItem: Sendable {
    let item: Int
    let layout: ItemLayout
    /// Screen line of the item's first line, below the top of the text area; negative when it
    /// begins above.
    let screenLine: Int
  }

  var placed: [PlacedItem] = []
}

/// A place that survives a new layout.
struct Place: Sendable, Hashable {
  var officialByteOffset: Int?
  var retellingByteOffset: Int?
  /// The side that stood at the cursor.
  var prefers: Side
}

extension Session {
  // MARK: Layout

  /// Changes something that the layout depends on; the sentence being read stays where it was.
  mutating func relayout(_ change: (inout Session) -> Void) {
    let place = self.place
    let finding = currentFinding?.id
    let retelling = currentRetelling
    change(&self)
    geometry = Geometry(
      columnCount: geometry.columnCount, rowCount: geometry.rowCount, view: view)
    facing = Facing(
      official: official, retelling: self.retelling, order: view.order, isFolded: view.isFolded,
      filter: filter)
    layouts.removeAll(keepingCapacity: true)
    restore(place, isSameRetelling: retelling == currentRetelling)
    reselect(finding)
    findMatches()
    ticks = newTicks()
    settle()
  }

  /// The same for a new size or shape, which leaves the rows as they are.
  mutating func reshape(columnCount: Int, rowCount: Int) {
    let place = self.place
    geometry = Geometry(columnCount: columnCount, rowCount: rowCount, view: view)
    layouts.removeAll(keepingCapacity: true)
    restore(place)
    ticks = newTicks()
    settle()
  }

  mutating func reshape(_ change: (inout ViewChoices) -> Void) {
    change(&view)
    reshape(columnCount: geometry.columnCount, rowCount: geometry.rowCount)
  }

  func newLayout(ofItem item: Int) -> ItemLayout {
    ItemLayout(
      facing.items[item], facing: facing, documents: document, geometry: geometry,
      order: view.order, repertoire: signs.repertoire)
  }

  mutating func layout(ofItem item: Int) -> ItemLayout {
    if let layout = layouts[item] { return layout }
    if layouts.count > 400 { layouts.removeAll(keepingCapacity: true) }
    let layout = newLayout(ofItem: item)
    layouts[item] = layout
    return layout
  }

  /// Brings the cursor into the text and the text into the window.
  mutating func settle() {
    window = Window()
    guard !facing.items.isEmpty, !geometry.isTooSmall else { return }
    reading.item = min(max(0, reading.item), facing.items.count - 1)
    let lineCount = layout(ofItem: reading.item).lines.count
    reading.line = min(max(0, reading.line), lineCount - 1)
    let height = geometry.body.count
    let margin = min(2, (height - 1) / 2)
    reading.screenLine = min(max(margin, reading.screenLine), height - 1 - margin)
    let spare = fillWindow()
    if spare > 0, let first = window.placed.first, first.item > 0 || first.screenLine < 0 {
      reading.screenLine += spare
      _ = fillWindow()
    }
  }

  /// Places the items around the cursor; gives the lines left blank below the last.
  private mutating func fillWindow() -> Int {
    let height = geometry.body.count
    window.placed.removeAll(keepingCapacity: true)
    var item = reading.item
    var top = reading.screenLine - reading.line
    while top > 0, item > 0 {
      item -= 1
      top -= layout(ofItem: item).height
    }
    if top > 0 {
      reading.screenLine -= top
      top = 0
    }
    while top < height, item < facing.items.count {
      let layout = layout(ofItem: item)
      window.placed.append(Window.PlacedItem(item: item, layout: layout, screenLine: top))
      top += layout.height
      item += 1
    }
    return height - top
  }

  // MARK: Places

  /// What stands at the cursor.
  var place: Place {
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

  /// The official text on the nearest line above, or of the folded rows at the cursor.
  private func officialByteOffsetAbove(_ line: Int) -> Int? {
    func start(_ row: FacingRow) -> Int? {
      row.official.first.map { official.paragraphs[$0].range.lowerBound }
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
  }

  /// Puts the cursor on a byte of a text and leaves its line on the screen as it is.
  mutating func putCursor(at byteOffset: Int, in side: Side) {
    guard let (item, line) = position(of: byteOffset, in: side) else { return }
    reading.item = item
    reading.line = line
  }

  /// The item and line that show a byte of a text; nil when the text is empty.
  mutating func position(of byteOffset: Int, in side: Side) -> (item: Int, line: Int)? {
    let document = document(side)
    guard !document.paragraphs.isEmpty else { return nil }
    let paragraph = document.indexOfParagraph(atByteOffset: byteOffset) ?? 0
    let item = facing.item(of: side, paragraph: paragraph)
    return (item, layout(ofItem: item).line(of: byteOffset, in: side) ?? 0)
  }

  // MARK: Moving

  /// Goes to a line; when it is on the screen the text stands still.
  mutating func jump(toItem item: Int, line: Int) {
    guard facing.items.indices.contains(item) else { return }
    let height = geometry.body.count
    reading.item = item
    reading.line = line
    reading.screenLine = height / 3
    if let placed = window.placed.first(where: { $0.item == item }) {
      let screenLine = placed.screenLine + line
      if (0..<height).contains(screenLine) { reading.screenLine = screenLine }
    }
    settle()
  }

  /// Moves the cursor by screen lines.
  ///
  /// - Parameter isScrolling: the text moves under a cursor that stands still.
  mutating func move(byLines lineCount: Int, isScrolling: Bool = false) {
    guard !facing.items.isEmpty else { return }
    let before = reading
    var moved = 0
    if lineCount > 0 { moved = moveDown(lineCount) } else { moved = -moveUp(-lineCount) }
    if before.item == reading.item, before.line == reading.line {
      notice = lineCount > 0 ? "this is the end" : "this is the start"
    }
    if !isScrolling { reading.screenLine += moved }
    settle()
    followCursor()
  }

  /// Gives the screen lines moved by, blank ones between items counted.
  private mutating func moveDown(_ lineCount: Int) -> Int {
    var left = lineCount
    var moved = 0
    while left > 0 {
      let layout = layout(ofItem: reading.item)
      let lineTarget = reading.line + left
      if lineTarget < layout.lines.count {
        reading.line = lineTarget
        return moved + left
      }
      guard reading.item + 1 < facing.items.count else {
        moved += layout.lines.count - 1 - reading.line
        reading.line = layout.lines.count - 1
        return moved
      }
      let step = layout.height - reading.line
      moved += step
      left = max(0, left - step)
      reading.item += 1
      reading.line = 0
    }
    return moved
  }

  private mutating func moveUp(_ lineCount: Int) -> Int {
    var left = lineCount
    var moved = 0
    while left > 0 {
      if left <= reading.line {
        reading.line -= left
        return moved + left
      }
      guard reading.item > 0 else {
        moved += reading.line
        reading.line = 0
        return moved
      }
      let above = layout(ofItem: reading.item - 1)
      let step = reading.line + 1 + above.spaceBelow
      moved += step
      left = max(0, left - step)
      reading.item -= 1
      reading.line = above.lines.count - 1
    }
    return moved
  }

  mutating func moveToStart() {
    jump(toItem: 0, line: 0)
    followCursor()
  }

  mutating func moveToEnd() {
    guard !facing.items.isEmpty else { return }
    let last = facing.items.count - 1
    jump(toItem: last, line: layout(ofItem: last).lines.count - 1)
    followCursor()
  }
}
