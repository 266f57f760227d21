import ReadbackScreen

extension Grid {
  /// The position of the terminal's cursor: where the screen wants it, otherwise on the first word
  /// of the chosen finding, for screen readers and magnifiers.
  var cursorPlace: Position? {
    if let cursor { return cursor }
    let chosen: Set<Style.Ink> = [.omission, .addition, .mistranslation]
    guard let index = cells.firstIndex(where: { chosen.contains($0.style.ink) && $0.text != " " })
    else { return nil }
    return Position(row: index / columnCount, column: index % columnCount)
  }
}
