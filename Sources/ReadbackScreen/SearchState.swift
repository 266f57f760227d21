import ReadbackCore

/// What is searched and where it was found.
struct SearchState: Sendable {
  var pattern = ""
  var history: [String] = []
  /// In the order of the rows, the official text first in each.
  var matches: [Match] = []
  /// The one that was gone to.
  var current: Int?
  /// The same by side, in text order, to be found fast.
  var officialRanges: [TextRange] = []
  var retellingRanges: [TextRange] = []
  /// Where the search that is being typed began; nil when none is.
  var origin: Origin?

  /// What Escape goes back to.
  struct Origin: Sendable {
    let reading: Reading
    let panelPosition: Int?
    let pattern: String
    let current: Int?
  }

  struct Match: Sendable, Hashable {
    let side: Side
    let range: TextRange
    let row: Int
  }

  var isActive: Bool { !pattern.isEmpty }

  /// Matches in a side that touch a range. O(log matches).
  func ranges(in side: Side, touching range: TextRange) -> ArraySlice<TextRange> {
    let ranges = side == .official ? officialRanges : retellingRanges
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < ranges.count, ranges[end].lowerBound < range.upperBound { end += 1 }
    return ranges[low..<end]
  }
}

extension Session {
  mutating func beginSearch() {
    prompt = PromptState(.search)
    search.origin = SearchState.Origin(
      reading: reading, panelPosition: panel.position, pattern: search.pattern,
      current: search.current)
  }

  /// Lights the matches of what has been typed so far and shows the first one from the origin on.
  mutating func searchAsTyped(_ pattern: String) {
    guard let origin = search.origin else { return }
    returnTo(origin)
    search.pattern = pattern
    findMatches()
    moveByMatches(1, includesCursorRow: true)
  }

  /// Keeps what was typed; nothing repeats the last search.
  mutating func endSearch(_ pattern: String) {
    let pattern = pattern.isEmpty ? search.history.last ?? "" : pattern
    guard !pattern.isEmpty else { return leaveSearch() }
    if search.pattern != pattern || search.matches.isEmpty { searchAsTyped(pattern) }
    search.origin = nil
    search.history.removeAll { $0 == pattern }
    search.history.append(pattern)
    notice = matchCount ?? "\"\(pattern)\" is in neither text"
    if search.matches.isEmpty { search.pattern = "" }
  }

  /// Everything is as it was before the search.
  mutating func leaveSearch() {
    guard let origin = search.origin else { return }
    search.origin = nil
    search.pattern = origin.pattern
    findMatches()
    search.current = origin.current
    returnTo(origin)
  }

  private mutating func returnTo(_ origin: SearchState.Origin) {
    reading = origin.reading
    panel.position = origin.panelPosition
    settle()
  }

  /// "match 3 of 17"; nil when there is none.
  var matchCount: String? {
    guard !search.matches.isEmpty else { return nil }
    let place = search.current.map { "match \($0 + 1) of " } ?? ""
    return place + String(search.matches.count)
  }

  mutating func clearSearch() {
    search.pattern = ""
    findMatches()
  }

  /// Fills `search.matches` anew. O(both texts).
  mutating func findMatches() {
    search.current = nil
    search.matches = []
    search.officialRanges = []
    search.retellingRanges = []
    guard search.isActive else { return }
    let pattern = TextPattern(search.pattern)
    search.officialRanges = pattern.ranges(in: official.text)
    search.retellingRanges = pattern.ranges(in: retelling.document.text)
    for side in Side.allCases {
      let document = document(side)
      for range in side == .official ? search.officialRanges : search.retellingRanges {
        guard let paragraph = document.indexOfParagraph(atByteOffset: range.lowerBound) else {
          continue
        }
        search.matches.append(
          SearchState.Match(
            side: side, range: range, row: facing.row(of: side, paragraph: paragraph)))
      }
    }
    search.matches.sort {
      ($0.row, $0.side == .official ? 0 : 1, $0.range.lowerBound)
        < ($1.row, $1.side == .official ? 0 : 1, $1.range.lowerBound)
    }
  }

  /// Steps through the matches, round the ends.
  mutating func moveByMatches(_ steps: Int, includesCursorRow: Bool = false) {
    let matches = search.matches
    guard !matches.isEmpty, let row = currentRow else { return }
    var index: Int
    if let current = search.current, matches[current].row == row {
      index = current + steps
    } else if steps > 0 {
      let first = matches.firstIndex { $0.row > row || includesCursorRow && $0.row == row }
      index = (first ?? matches.count) + steps - 1
    } else {
      index = (matches.lastIndex { $0.row < row } ?? -1) + steps + 1
    }
    let wrapped = ((index % matches.count) + matches.count) % matches.count
    search.current = wrapped
    let match = matches[wrapped]
    if let (item, line) = position(of: match.range.lowerBound, in: match.side) {
      jump(toItem: item, line: line)
      followCursor()
    }
    guard prompt == nil, let count = matchCount else { return }
    let turn = steps > 0 ? ", from the start again" : ", from the end again"
    notice = index == wrapped ? count : count + turn
  }
}
