import ReadbackCore

/// Words of one text selected for a manual finding.
struct WordSelection: Sendable, Hashable {
  var side: Side
  /// The token where the selection begins or ends; nil until Enter sets it.
  var anchor: Int?
  /// The token that keys move.
  var head: Int
  /// Words of the other text that were selected first and belong to the finding.
  var other: TextRange?

  /// From the first selected token to the last.
  var tokens: ClosedRange<Int> { min(anchor ?? head, head)...max(anchor ?? head, head) }
}

extension Session {
  /// The bytes of the selected words; nil without a selection.
  var selectedRange: TextRange? {
    guard let selection else { return nil }
    let tokens = document(selection.side).tokens
    guard tokens.indices.contains(selection.tokens.upperBound) else { return nil }
    return tokens[selection.tokens.lowerBound].range
      .lowerBound..<tokens[selection.tokens.upperBound].range.upperBound
  }

  /// The longest hint that fits the screen.
  func hint(for selection: WordSelection) -> String {
    let hints =
      selection.anchor == nil
      ? [
        "h j k l: go to the first word, Tab: other text, Enter: begin, Esc: cancel",
        "h j k l, Tab: to the first word, Enter: begin, Esc: cancel",
        "h j k l, Enter: begin, Esc: cancel",
      ]
      : [
        "h j k l: go to the last word, Tab: words of the other text too, Enter: done, Esc: cancel",
        "h j k l: to the last word, Tab: other text, Enter: done, Esc: cancel",
        "h j k l: to the last word, Enter: done, Esc: cancel",
        "h j k l, Enter: done, Esc: cancel",
      ]
    return hints.first { $0.count <= geometry.columnCount - 2 } ?? hints[hints.count - 1]
  }

  /// Begins at the first word of the line at the cursor.
  mutating func beginSelection() {
    let place = self.place
    let side = place.prefers
    let offset = side == .official ? place.officialByteOffset : place.retellingByteOffset
    guard let head = firstWord(of: side, from: offset ?? 0) else {
      notice = "there are no words here"
      return
    }
    panel.hasFocus = false
    selection = WordSelection(side: side, head: head)
  }

  mutating func receiveSelection(_ key: Key) {
    guard var selection else { return }
    switch key {
    case .left, .character("h"): selection.head = word(-1, from: selection)
    case .right, .character("l"), .character("w"): selection.head = word(1, from: selection)
    case .character("b"): selection.head = word(-1, from: selection)
    case .up, .character("k"): selection.head = wordOnLine(-1, from: selection)
    case .down, .character("j"): selection.head = wordOnLine(1, from: selection)
    case .tab, .backTab:
      // An existing selection is kept as the other side.
      let taken = selection.anchor == nil ? nil : selectedRange
      let offset = counterpartOffset(of: selection)
      if let head = firstWord(of: selection.side.other, from: offset) {
        selection = WordSelection(side: selection.side.other, head: head, other: taken)
      }
    case .enter, .character(" "), .control("m"), .control("j"):
      if selection.anchor == nil {
        selection.anchor = selection.head
      } else {
        // Something with words on both sides was neither omitted nor added.
        let kind: FindingKind = selection.side == .official ? .omission : .addition
        prompt =
          selection.other == nil
          ? PromptState(.kind([kind, .mistranslation])) : PromptState(.gravity(.mistranslation))
      }
    case .escape, .character("q"), .control("c"), .control("g"):
      self.selection = nil
      return
    default: notice = hint(for: selection)
    }
    self.selection = selection
    let start = document(selection.side).tokens[selection.head].range.lowerBound
    if let (item, line) = position(of: start, in: selection.side) {
      jump(toItem: item, line: line)
    }
  }

  /// Makes a finding of the selected words.
  mutating func makeFinding(
    _ kind: FindingKind, severity: Severity, because reason: String
  ) -> [Effect] {
    guard let selection, let range = selectedRange else { return [] }
    self.selection = nil
    let other = selection.other ?? (kind == .mistranslation ? counterpart(of: selection) : nil)
    let isOfficial = selection.side == .official
    let finding = Finding(
      id: "", cause: kind.causeByHand, severity: severity, confidence: 1,
      official: isOfficial ? range : other, retelling: isOfficial ? other : range, reason: reason,
      isShown: true)
    newFinding = finding
    return make(finding)
  }

  /// Goes to the last manual finding, once it is among the others.
  mutating func chooseNewFinding() {
    guard let wanted = newFinding else { return }
    let made = findings.firstIndex {
      $0.kind == wanted.kind && $0.official == wanted.official && $0.retelling == wanted.retelling
    }
    // A finding with these words already existed: it got the severity and was confirmed.
    let known = findings.indices.first {
      findings[$0].kind == wanted.kind && findings[$0].severity == wanted.severity
        && retelling.ownStates[$0] == .confirmed && findings[$0].touches(wanted)
    }
    guard let index = made ?? known else { return }
    newFinding = nil
    if let position = facing.position(ofFinding: index) { goToListed(position) }
    let finding = findings[index]
    let name = signs.name(of: finding)
    notice =
      finding.sources.contains(.reviewer)
      ? "\(name) added; U undoes this"
      : "\(name) has these words already: confirmed as \(finding.severity.rawValue); U undoes this"
  }

  // MARK: Words

  private func isWord(_ token: Int, _ side: Side) -> Bool {
    document(side).tokens[token].kind != .mark
  }

  private func firstWord(of side: Side, from offset: Int) -> Int? {
    let tokens = document(side).tokens
    return tokens.indices.first { tokens[$0].range.lowerBound >= offset && isWord($0, side) }
      ?? tokens.indices.last { isWord($0, side) }
  }

  private func word(_ step: Int, from selection: WordSelection) -> Int {
    let count = document(selection.side).tokens.count
    var token = selection.head + step
    while (0..<count).contains(token), !isWord(token, selection.side) { token += step }
    return (0..<count).contains(token) ? token : selection.head
  }

  /// The first word on another line in the given direction.
  private mutating func wordOnLine(_ step: Int, from selection: WordSelection) -> Int {
    func line(_ session: inout Session, _ token: Int) -> [Int] {
      let start = session.document(selection.side).tokens[token].range.lowerBound
      return session.position(of: start, in: selection.side).map { [$0.item, $0.line] } ?? []
    }
    let here = line(&self, selection.head)
    var moved = selection
    while line(&self, moved.head) == here {
      let next = word(step, from: moved)
      if next == moved.head { break }
      moved.head = next
    }
    return moved.head
  }

  /// The counterpart of the selected words in the other text: by word links, otherwise the linked
  /// sentence; nil if there is none.
  private func counterpart(of selection: WordSelection) -> TextRange? {
    guard let comparison = retelling.comparison else { return nil }
    let isOfficial = selection.side == .official
    let other = document(selection.side.other)
    let linked = comparison.alignment.words.filter {
      selection.tokens.contains(isOfficial ? $0.official : $0.retelling)
    }.map { isOfficial ? $0.retelling : $0.official }
    if let first = linked.min(), let last = linked.max(), last - first < 3 * (linked.count + 3) {
      return other.tokens[first].range.lowerBound..<other.tokens[last].range.upperBound
    }
    let start = document(selection.side).tokens[selection.tokens.lowerBound].range.lowerBound
    guard let sentence = document(selection.side).indexOfSentence(atByteOffset: start) else {
      return nil
    }
    let sentences =
      isOfficial
      ? retelling.link(ofOfficial: sentence)?.retelling
      : retelling.link(ofRetelling: sentence)?.official
    return sentences?.first.map { other.sentences[$0].range }
  }

  private func counterpartOffset(of selection: WordSelection) -> Int {
    var words = selection
    words.anchor = nil
    if let range = counterpart(of: words) { return range.lowerBound }
    let place = self.place
    return (selection.side == .official ? place.retellingByteOffset : place.officialByteOffset) ?? 0
  }
}

extension Finding {
  /// Whether both have words in common on a side.
  fileprivate func touches(_ other: Finding) -> Bool {
    Side.allCases.contains { side in
      guard let own = range(in: side), let others = other.range(in: side) else { return false }
      return own.overlaps(others)
    }
  }
}

extension FindingKind {
  /// The key for it when a finding is made.
  var key: Unicode.Scalar {
    switch self {
    case .omission: "o"
    case .addition: "a"
    case .mistranslation: "m"
    }
  }

  var choice: String {
    switch self {
    case .omission: "o omitted"
    case .addition: "a added"
    case .mistranslation: "m changed"
    }
  }
}
