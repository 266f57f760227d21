import ReadbackCore

extension Session {
  /// The scroll bar: which part of the whole is on the screen, with ticks for findings in the
  /// colour of the most severe. It has no signs, so that it cannot be mistaken for the gutter.
  func drawOverview(on canvas: inout Canvas) {
    let height = geometry.body.count
    guard let column = geometry.overviewColumn, let first = window.placed.first,
      let last = window.placed.last
    else { return }
    func line(_ share: Double) -> Int { min(height - 1, max(0, Int(share * Double(height)))) }
    let thumb =
      line(
        share(of: first, atLine: -first.screenLine))...line(
        share(of: last, atLine: height - 1 - last.screenLine))
    // A blank keeps the ink of the tick above it: this is invisible, and when the column is sent
    // again, as in scrolling, the terminal's colour need not be changed.
    var ink = Style.Ink.quiet
    for offset in 0..<height {
      var sign = " "
      if let index = ticks[offset], findings.indices.contains(index) {
        sign = signs.tick
        ink = findings[index].kind.signInk
      }
      canvas.put(
        sign, row: geometry.body.lowerBound + offset, column: column,
        Style(ink, on: thumb.contains(offset) ? .thumb : .overview))
    }
  }

  /// The relative position of a line of an item.
  private func share(of placed: Window.PlacedItem, atLine line: Int) -> Double {
    let start = facing.share(ofItem: placed.item)
    let end = facing.share(ofItem: placed.item + 1)
    let part = Double(min(max(0, line), placed.layout.height)) / Double(placed.layout.height)
    return start + (end - start) * part
  }

  /// The most severe finding of the part of the text that each line of the bar represents.
  func newTicks() -> [Int: Int] {
    geometry.overviewColumn == nil ? [:] : facing.mostSevereFindings(ofParts: geometry.body.count)
  }
}
