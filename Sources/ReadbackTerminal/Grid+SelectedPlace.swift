import ReadbackScreen

extension Grid {
  /// Where the terminal's cursor stands: where the screen wants it, else on the first word of the
  /// chosen finding, for programs that read aloud or enlarge what is there.
  var cursorPlace: Position? {
    if let cursor { return cursor }
    let chosen: Set<Style.Ink> = [.omission, .addition, .mistranslation]
    guard let index = cells.firstIndex(where: { chosen.contains($0.style.ink) && $0.text != " " })
    else { return nil }
    return Position(row: index / columnCount, column: index % columnCount)
  }
}
