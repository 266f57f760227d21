/// What a document shows but does not say: list markers, time stamps, speakers' labels, the marks
/// of notes and the addresses behind links.
///
/// These parts stay in the text, so that a reader sees them where they are, and have no tokens, so
/// that they are not compared.
struct UnreadParts {
  /// By line; lines without such parts have none.
  private(set) var lines: [Int: Line] = [:]

  struct Line {
    /// In order, not overlapping.
    var ranges: [TextRange] = []
    /// Of whoever is named at the start of this line.
    var speaker: TextRange?
    var time: TextRange?
    /// The line names a speaker and says nothing.
    var isOnlyLabel = false
  }

  /// - Parameters:
  ///   - lines: every line that has something to read, in text order.
  ///   - labels: how many bytes at the start of a line name its speaker, where the importer knows.
  init(lines ranges: [TextRange], labels: [Int: Int], in bytes: [UInt8]) {
    var heads = ranges.map { LineHead($0, in: bytes) }
    for (index, length) in labels where heads.indices.contains(index) {
      heads[index].setLabel(length: length, in: bytes)
    }
    let lists = ListMarkers(heads)
    let transcript = Transcript(heads, known: labels, in: bytes)
    let stampCount = heads.count { $0.time != nil }
    for (index, head) in heads.enumerated() {
      var line = Line()
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
        line.ranges += InlineMarks.ranges(in: start..<ranges[index].upperBound, of: bytes)
      }
      // A line of nothing but such parts is a line of text all the same.
      if line.isOnlyLabel || !hasText(ranges[index], besides: line.ranges, in: bytes) {
        line.ranges = []
      }
      if !line.ranges.isEmpty || line.speaker != nil || line.time != nil {
        lines[index] = line
      }
    }
  }

  private func hasText(
    _ line: TextRange, besides ranges: [TextRange], in bytes: [UInt8]
  ) -> Bool {
    if ranges.isEmpty { return true }
    return Self.gaps(in: line, between: ranges).contains { !SourceText.isBlank(bytes[$0]) }
  }

  /// What is left of a line between its unread parts.
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
