import ReadbackCore

/// The matches of a pattern in both texts, counted in the order of the rows, the official text
/// first in each.
///
/// In a book, a letter has a million matches: they are stored as found, and the order is computed
/// on demand.
struct SearchMatches: Sendable {
  struct Match: Sendable, Hashable {
    let side: Side
    let range: TextRange
  }

  private var pattern = ""
  private var official = SideMatches()
  private var retelling = SideMatches()
  /// The number of matches above each row, followed by the total.
  private var countsAboveRows = [0]

  init() {}

  /// Finds a pattern. O(length of a text not yet searched for it) and O(rows).
  mutating func find(
    _ pattern: String, official: Document, retelling: Document, rows: [FacingRow]
  ) {
    if pattern != self.pattern {
      self = SearchMatches()
      self.pattern = pattern
    }
    let found = TextPattern(pattern)
    self.official.find(found, in: official)
    self.retelling.find(found, in: retelling)
    countsAboveRows.removeAll(keepingCapacity: true)
    countsAboveRows.reserveCapacity(rows.count + 1)
    var count = 0
    countsAboveRows.append(0)
    for row in rows.indices {
      for paragraph in rows[row].official {
        count += self.official.count(inParagraph: paragraph)
      }
      for paragraph in rows[row].retelling {
        count += self.retelling.count(inParagraph: paragraph)
      }
      countsAboveRows.append(count)
    }
  }

  var count: Int { countsAboveRows[countsAboveRows.count - 1] }

  func count(aboveRow row: Int) -> Int { countsAboveRows[min(row, countsAboveRows.count - 1)] }

  /// O(log rows).
  func row(of index: Int) -> Int {
    countsAboveRows.partitioningIndex { $0 > index } - 1
  }

  func match(_ index: Int, rows: [FacingRow]) -> Match {
    let row = row(of: index)
    var left = index - countsAboveRows[row]
    for side in Side.allCases {
      let matches = side == .official ? official : retelling
      for paragraph in side == .official ? rows[row].official : rows[row].retelling {
        if let range = matches.range(ofMatch: left, inParagraph: paragraph) {
          return Match(side: side, range: range)
        }
        left -= matches.count(inParagraph: paragraph)
      }
    }
    preconditionFailure("a match is in a paragraph of its row")
  }

  /// Matches in a side that touch a range, in text order.
  func ranges(in side: Side, touching range: TextRange) -> [TextRange] {
    (side == .official ? official : retelling).ranges(touching: range)
  }
}

/// The matches in one text.
private struct SideMatches: Sendable {
  private var pattern = TextPattern("")
  private var starts = ByteSet(byteCount: 0)
  /// The searched text; nil if there is none.
  private var document: Document?

  mutating func find(_ pattern: TextPattern, in document: Document) {
    // Texts that share storage compare equal without looking at their bytes.
    if self.document?.text == document.text { return }
    self.pattern = pattern
    self.document = document
    starts = pattern.starts(in: document.text)
  }

  func count(inParagraph paragraph: Int) -> Int {
    document.map { starts.count(in: $0.paragraphs[paragraph].range) } ?? 0
  }

  /// The range of a match, counted within its paragraph.
  func range(ofMatch number: Int, inParagraph paragraph: Int) -> TextRange? {
    document.flatMap {
      starts.offset(ofMember: number, in: $0.paragraphs[paragraph].range).flatMap(range(from:))
    }
  }

  func ranges(touching range: TextRange) -> [TextRange] {
    let first = max(0, range.lowerBound - pattern.longestByteCount)
    return starts.members(in: first..<range.upperBound).compactMap(self.range(from:))
      .filter { $0.overlaps(range) }
  }

  private func range(from start: Int) -> TextRange? {
    document.flatMap { pattern.end(ofMatchAt: start, in: $0.text) }.map { start..<$0 }
  }
}
