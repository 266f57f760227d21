/// Parts of a document that are shown but not compared: list markers, time stamps, speakers'
/// labels, numbers of notes and link addresses.
///
/// They stay in the text, so that readers see them in place, but they have no tokens.
struct UnreadParts {
  /// By line; lines without such parts are missing.
  private(set) var lines: [Int: Line] = [:]

  struct Line {
    /// In order, not overlapping.
    var ranges: [TextRange] = []
    /// The speaker named at the start of this line.
    var speaker: TextRange?
    var time: TextRange?
    /// Whether the line names a speaker and says nothing.
    var isOnlyLabel = false
    /// Whether the line is a note with the number of a mark in the text above: "[1] See page 4."
    var isNote = false
  }

  /// - Parameters:
  ///    - lines: every line with visible text, in text order.
  ///    - labels: the length in bytes of the speaker's name at the start of a line, where the
  ///      importer knows it.
  init(lines ranges: [TextRange], labels: [Int: Int], in bytes: [UInt8]) {
    var heads = ranges.map { LineHead($0, in: bytes) }
    for (index, length) in labels where heads.indices.contains(index) {
      heads[index].setLabel(length: length, in: bytes)
    }
    let lists = ListMarkers(heads)
    let transcript = Transcript(heads, known: labels, in: bytes)
    let references = NumberedReferences(in: ranges, of: bytes)
    let stampCount = heads.count { $0.time != nil }
    var noted: Set<Int> = []
    for (index, head) in heads.enumerated() {
      var line = Line()
      if let number = head.noteNumber, noted.contains(number) { line.isNote = true }
      if let time = head.time, head.isTimeBracketed || stampCount > 1 {
        line.time = time.inner
        line.ranges.append(time.outer)
      }
      if let marker = head.marker, lists.isItem[index] { line.ranges.append(marker.range) }
      if let label = head.label, transcript.isLabelled(index) {
        line.speaker = label.name
        if label.outer.upperBound < ranges[index].upperBound {
          line.ranges.append(label.outer)
        } else {
          line.isOnlyLabel = true
        }
      }
      let start = line.ranges.last?.upperBound ?? ranges[index].lowerBound
      if !line.isOnlyLabel {
        let marks = InlineMarks.ranges(in: start..<ranges[index].upperBound, of: bytes)
        let notes = (references.ranges[index] ?? []).filter { note in
          note.lowerBound >= start && !marks.contains { $0.overlaps(note) }
        }
        noted.formUnion(marks.compactMap { Self.number(inBrackets: bytes[$0]) })
        line.ranges += (marks + notes).sorted { $0.lowerBound < $1.lowerBound }
      }
      // A line that consists of such parts alone still counts as text.
      if line.isOnlyLabel || !hasText(ranges[index], besides: line.ranges, in: bytes) {
        line.ranges = []
      }
      if !line.ranges.isEmpty || line.speaker != nil || line.time != nil || line.isNote {
        lines[index] = line
      }
    }
  }

  /// "[12]".
  private static func number(inBrackets mark: ArraySlice<UInt8>) -> Int? {
    guard mark.first == 0x5B, mark.last == 0x5D, (3...5).contains(mark.count) else { return nil }
    return Int(String(decoding: mark.dropFirst().dropLast(), as: UTF8.self))
  }

  private func hasText(
    _ line: TextRange, besides ranges: [TextRange], in bytes: [UInt8]
  ) -> Bool {
    if ranges.isEmpty { return true }
    return Self.gaps(in: line, between: ranges).contains { !SourceText.isBlank(bytes[$0]) }
  }

  /// The remaining parts of a line between its unread parts.
  static func gaps(in line: TextRange, between ranges: [TextRange]) -> [TextRange] {
    var gaps: [TextRange] = []
    var start = line.lowerBound
    for range in ranges {
      if start < range.lowerBound { gaps.append(start..<range.lowerBound) }
      start = max(start, range.upperBound)
    }
    if start < line.upperBound { gaps.append(start..<line.upperBound) }
    return gaps
  }
}
