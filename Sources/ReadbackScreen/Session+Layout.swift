import ReadbackCore

/// The items on the screen, from top to bottom.
struct Window: Sendable {
  struct PlacedItem: Sendable {
    let item: Int
    let layout: ItemLayout
    /// The screen line of the item's first line, relative to the text area; negative if it begins
    /// above.
    let screenLine: Int
  }

  var placed: [PlacedItem] = []
}

extension Session {
  /// Applies a change that affects the list of findings, to the filter or a decision; the rows stay
  /// the same.
  mutating func relist(_ change: (inout Session) -> Void) {
    let place = self.place
    change(&self)
    facing.list(retelling, filter: filter, order: panel.order)
    if view.isFolded { refold(keeping: place) }
    reselect()
    ticks = newTicks()
  }

  /// Updates the items from the existing rows.
  private mutating func refold(keeping place: Place) {
    facing.fold(view.isFolded)
    layouts.removeAll(keepingCapacity: true)
    restore(place)
    settle()
  }

  /// Applies a change that affects the layout; the current sentence keeps its place on the screen.
  mutating func relayout(_ change: (inout Session) -> Void) {
    let place = self.place
    let retelling = currentRetelling
    change(&self)
    geometry = Geometry(
      columnCount: geometry.columnCount, rowCount: geometry.rowCount, view: view,
      needs: geometryNeeds)
    facing = Facing(
      official: document(.official), retelling: self.retelling, order: view.order,
      isFolded: view.isFolded, filter: filter, findingOrder: panel.order)
    layouts.removeAll(keepingCapacity: true)
    restore(place, isSameRetelling: retelling == currentRetelling)
    findMatches()
    ticks = newTicks()
    settle()
    reselect()
  }

  /// The same for a new size or arrangement, which does not affect the rows.
  mutating func reshape(columnCount: Int, rowCount: Int) {
    let place = self.place
    geometry = Geometry(
      columnCount: columnCount, rowCount: rowCount, view: view, needs: geometryNeeds)
    layouts.removeAll(keepingCapacity: true)
    restore(place)
    ticks = newTicks()
    settle()
  }

  mutating func reshape(_ change: (inout ViewChoices) -> Void) {
    change(&view)
    reshape(columnCount: geometry.columnCount, rowCount: geometry.rowCount)
  }

  /// Folds the rows without findings, or unfolds them.
  mutating func toggleFold() {
    let place = self.place
    let before = reading
    view.isFolded.toggle()
    refold(keeping: place)
    ticks = newTicks()
    reading.folded = nil
    notice = view.isFolded ? "rows without findings are folded" : "unfolded"
    if view.isFolded {
      guard facing.items.indices.contains(reading.item),
        case .folded = facing.items[reading.item]
      else { return }
      reading.folded = Viewport.FoldedPlace(
        item: reading.item, place: place, screenLine: before.screenLine)
    } else if let folded = before.folded, folded.item == before.item {
      restore(folded.place)
      reading.screenLine = folded.screenLine
      settle()
    }
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

  /// Moves the cursor into the text and the text into the window.
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

  /// Places the items around the cursor; returns the number of blank lines below the last.
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
}
