import ReadbackCore

/// A place to restore in a later session: the words of the chosen finding, or the line at the
/// cursor.
public struct ReadingPoint: Sendable, Hashable {
  public let side: Side
  /// Never empty.
  public let range: TextRange

  public init(side: Side, range: TextRange) {
    self.side = side
    self.range = range
  }
}

extension Session {
  /// The words of the chosen finding if it is at the cursor, the official ones first; otherwise the
  /// sentence at the cursor. Nil if there is no text.
  public var readingPoint: ReadingPoint? {
    if let position, facing.row(ofFinding: facing.listed[position]) == currentRow {
      let finding = findings[facing.listed[position]]
      for side in Side.allCases {
        if let range = finding.range(in: side), !range.isEmpty {
          return ReadingPoint(side: side, range: range)
        }
      }
    }
    return currentOfficialSentence.map {
      ReadingPoint(side: .official, range: official.sentences[$0].range)
    }
  }

  /// Moves the cursor to the place of an earlier session.
  mutating func resume(at point: ReadingPoint) {
    let offset = point.range.lowerBound
    restore(
      Place(
        officialByteOffset: point.side == .official ? offset : nil,
        retellingByteOffset: point.side == .retelling ? offset : nil, prefers: point.side))
    reading.screenLine = geometry.body.count / 3
    settle()
  }

  /// Chooses the finding of an earlier session, as soon as it is available and unless a key was
  /// pressed.
  mutating func chooseResumedFinding() {
    guard let point = resumedPoint, !facing.listed.isEmpty,
      let index = findings.firstIndex(where: { $0.range(in: point.side) == point.range }),
      let position = facing.position(ofFinding: index)
    else { return }
    goToListed(position)
  }
}
