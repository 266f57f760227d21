import ReadbackCore

/// A reader's place as words, since lines and rows depend on the window.
public struct ReadingPlace: Sendable, Hashable {
  public enum Side: String, Sendable, CaseIterable {
    case official
    case retelling
  }

  public let side: Side
  public let quote: Quote

  public init(side: Side, quote: Quote) {
    self.side = side
    self.quote = quote
  }
}

extension Connection {
  func place(for pair: PairIdentity, of reviewer: String) throws(Failure) -> ReadingPlace? {
    var place: ReadingPlace?
    try run(
      """
      SELECT l.side, l.words, l.before, l.after, l.position FROM places l
      JOIN pairs p ON p.id = l.pair
      JOIN documents o ON o.id = p.official JOIN documents r ON r.id = p.retelling
      WHERE o.fingerprint = ? AND r.fingerprint = ? AND l.reviewer = ?
      """,
      [.text(pair.official.fingerprint), .text(pair.retelling.fingerprint), .text(reviewer)]
    ) { row in
      if let side = row.text(0).flatMap(ReadingPlace.Side.init(rawValue:)),
        let quote = Quote(row, from: 1)
      {
        place = ReadingPlace(side: side, quote: quote)
      }
    }
    return place
  }

  /// Must be inside a transaction.
  func setPlace(
    _ place: ReadingPlace, for pair: PairIdentity, of reviewer: String
  ) throws(Failure) {
    try run(
      """
      INSERT OR REPLACE INTO places (pair, reviewer, side, words, before, after, position)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [.integer(try row(of: pair)), .text(reviewer), .text(place.side.rawValue)]
        + place.quote.values)
  }
}
