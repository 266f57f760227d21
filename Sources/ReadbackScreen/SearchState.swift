import ReadbackCore

/// The pattern and its matches.
struct SearchState: Sendable {
  var pattern = ""
  var matches = SearchMatches()
  /// The current match, in the numbering of `matches`.
  var current: Int?
  /// Where the search being typed began; nil if none is being typed.
  var origin: Origin?

  /// The state that Escape restores.
  struct Origin: Sendable {
    let reading: Viewport
    let chosen: Finding.ID?
    let pattern: String
    let current: Int?
  }

  var isActive: Bool { !pattern.isEmpty }
}

extension Session {
  mutating func beginSearch() {
    prompt = PromptState(.search)
    search.origin = SearchState.Origin(
      reading: reading, chosen: panel.chosen, pattern: search.pattern,
      current: search.current)
  }

  /// Highlights the matches of the text typed so far and shows the first one after the origin.
  mutating func searchAsTyped(_ pattern: String) {
    guard let origin = search.origin else { return }
    returnTo(origin)
    search.pattern = pattern
    findMatches()
    moveByMatches(1, includesCursorRow: true)
  }

  /// Accepts the typed pattern; an empty one repeats the last search.
  mutating func endSearch(_ pattern: String) {
    let pattern = pattern.isEmpty ? answers[.search]?.last ?? "" : pattern
    guard !pattern.isEmpty else { return leaveSearch() }
    if search.pattern != pattern || search.matches.count == 0 { searchAsTyped(pattern) }
    search.origin = nil
    panel.isFresh = false
    notice = matchCount ?? refusalOfSearch(pattern)
    if search.matches.count == 0 { search.pattern = "" }
  }

  private func refusalOfSearch(_ pattern: String) -> String {
    let hasCapital = pattern.unicodeScalars.contains { $0.properties.isUppercase }
    return "\"\(pattern)\" is in neither text"
      + (hasCapital ? "; in small letters it finds any case" : "")
  }

  /// Restores the state before the search.
  mutating func leaveSearch() {
    guard let origin = search.origin else { return }
    search.origin = nil
    search.pattern = origin.pattern
    findMatches()
    // There may be fewer matches than when the search began.
    search.current = origin.current.flatMap { $0 < search.matches.count ? $0 : nil }
    returnTo(origin)
  }

  private mutating func returnTo(_ origin: SearchState.Origin) {
    reading = origin.reading
    panel.chosen = origin.chosen
    settle()
  }

  /// "match 3 of 17"; nil without a current match.
  var matchCount: String? {
    guard search.matches.count > 0 else { return nil }
    let place = search.current.map { "match \($0 + 1) of " } ?? ""
    return place + String(search.matches.count)
  }

  mutating func clearSearch() {
    search.pattern = ""
    findMatches()
  }

  /// Updates `search.matches`. O(both texts).
  mutating func findMatches() {
    search.current = nil
    guard search.isActive else {
      search.matches = SearchMatches()
      return
    }
    search.matches.find(
      search.pattern, official: document(.official), retelling: retelling.document,
      rows: facing.rows)
  }

  /// Steps through the matches, wrapping around the ends.
  mutating func moveByMatches(_ steps: Int, includesCursorRow: Bool = false) {
    let matches = search.matches
    guard matches.count > 0, let row = currentRow else { return }
    var index: Int
    if let current = search.current, matches.row(of: current) == row {
      index = current + steps
    } else if steps > 0 {
      index = matches.count(aboveRow: includesCursorRow ? row : row + 1) + steps - 1
    } else {
      index = matches.count(aboveRow: row) + steps
    }
    let wrapped = ((index % matches.count) + matches.count) % matches.count
    search.current = wrapped
    let match = matches.match(wrapped, rows: facing.rows)
    if let (item, line) = position(of: match.range.lowerBound, in: match.side) {
      jump(toItem: item, line: line)
      followCursor()
    }
    guard prompt == nil, let count = matchCount else { return }
    let turn = steps > 0 ? ", continued from the start" : ", continued from the end"
    notice = index == wrapped ? count : count + turn
  }
}
