import ReadbackCore

/// Where a pattern stands in both texts, counted in the order of the rows, the official text first
/// in each.
///
/// A letter stands in a book a million times: matches are kept as they were found, and the order is
/// worked out where it is asked for.
struct SearchMatches: Sendable {
  struct Match: Sendable, Hashable {
    let side: Side
    let range: TextRange
  }

  private var official = SideMatches()
  private var retelling = SideMatches()
  /// How many stand above each row, and in all.
  private var countsAboveRows = [0]

  init() {}

  /// O(both texts).
  init(of pattern: TextPattern, official: Document, retelling: Document, rows: [FacingRow]) {
    self.official = SideMatches(of: pattern, in: official)
    self.retelling = SideMatches(of: pattern, in: retelling)
    countsAboveRows.reserveCapacity(rows.count + 1)
    var count = 0
    for row in rows {
      for paragraph in row.official { count += self.official.matches(inParagraph: paragraph).count }
      for paragraph in row.retelling {
        count += self.retelling.matches(inParagraph: paragraph).count
      }
      countsAboveRows.append(count)
    }
  }

  var count: Int { countsAboveRows[countsAboveRows.count - 1] }

  func count(aboveRow row: Int) -> Int { countsAboveRows[min(row, countsAboveRows.count - 1)] }

  /// O(log rows).
  func row(of index: Int) -> Int {
    countsAboveRows.firstPosition { $0 > index } - 1
  }

  func match(_ index: Int, rows: [FacingRow]) -> Match {
    let row = row(of: index)
    var left = index - countsAboveRows[row]
    for side in Side.allCases {
      let ranges = side == .official ? official : retelling
      for paragraph in side == .official ? rows[row].official : rows[row].retelling {
        let matches = ranges.matches(inParagraph: paragraph)
        if left < matches.count {
          return Match(side: side, range: ranges.ranges[matches.lowerBound + left])
        }
        left -= matches.count
      }
    }
    preconditionFailure("a match stands in a paragraph of its row")
  }

  /// Matches in a side that touch a range. O(log matches).
  func ranges(in side: Side, touching range: TextRange) -> ArraySlice<TextRange> {
    let ranges = side == .official ? official.ranges : retelling.ranges
    let first = ranges.firstPosition { $0.upperBound > range.lowerBound }
    var end = first
    while end < ranges.count, ranges[end].lowerBound < range.upperBound { end += 1 }
    return ranges[first..<end]
  }
}

/// The matches in one text.
private struct SideMatches: Sendable {
  /// In text order.
  var ranges: [TextRange] = []
  /// The first match of each paragraph, and the number of all.
  private var firstOfParagraph: [Int] = []

  init() {}

  init(of pattern: TextPattern, in document: Document) {
    ranges = pattern.ranges(in: document.text)
    firstOfParagraph.reserveCapacity(document.paragraphs.count + 1)
    var next = 0
    for paragraph in document.paragraphs {
      while next < ranges.count, ranges[next].lowerBound < paragraph.range.lowerBound { next += 1 }
      firstOfParagraph.append(next)
    }
    firstOfParagraph.append(ranges.count)
  }

  func matches(inParagraph paragraph: Int) -> Range<Int> {
    firstOfParagraph[paragraph]..<firstOfParagraph[paragraph + 1]
  }
}
