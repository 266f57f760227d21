import ReadbackCore

extension Connection {
  /// Adds an event unless it exists. Must be inside a transaction.
  ///
  /// - Returns: whether it was new.
  func insert(_ paired: PairedEvent) throws(Failure) -> Bool {
    let event = paired.event
    if try integer("SELECT 1 FROM events WHERE id = ?", [.text(event.id)]) != nil { return false }
    let pair = try row(of: paired.pair)
    let columns = EventColumns(event.mark)
    try run(
      """
      INSERT INTO events (id, pair, rank, reviewer, time, mark, kind, cause, severity, state,
        is_linked, comment, undone)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(event.id), .integer(pair), .integer(event.order), .text(event.reviewer),
        .text(event.time), .text(columns.mark), .text(columns.anchor?.kind.rawValue),
        .text(columns.anchor?.cause?.rawValue), .text(columns.anchor?.severity.rawValue),
        .text(columns.state?.rawValue), columns.isLinked.map { .integer($0 ? 1 : 0) } ?? .null,
        .text(columns.comment), .text(columns.undone),
      ])
    let sequence = try integer("SELECT last_insert_rowid()") ?? 0
    for (side, quote) in [("official", columns.official), ("retelling", columns.retelling)] {
      guard let quote else { continue }
      try run(
        "INSERT INTO quotes (event, side, words, before, after, position) VALUES (?, ?, ?, ?, ?, ?)",
        [.integer(sequence), .text(side)] + quote.values)
    }
    return true
  }

  /// The events of a pair and of other versions of it.
  func events(
    for pair: PairIdentity, besides: Set<String>
  ) throws(Failure) -> [ReviewEvent] {
    var result: [ReviewEvent] = []
    for row in try rows(ofVersionsOf: pair, besides: besides) {
      try run(Self.eventsQuery + " WHERE e.pair = ?", [.integer(row)]) { row in
        if let event = ReviewEvent(row) { result.append(event) }
      }
    }
    return result
  }

  /// All events with their pairs, in order of insertion.
  func allEvents() throws(Failure) -> [PairedEvent] {
    var documents: [Int: DocumentIdentity] = [:]
    try run("SELECT id, fingerprint, sketch, title FROM documents") { row in
      documents[row.integer(0)] = DocumentIdentity(row, from: 1)
    }
    var result: [PairedEvent] = []
    try run(
      Self.eventsQuery + " ORDER BY e.sequence"
    ) { row in
      guard let event = ReviewEvent(row), let official = documents[row.integer(20)],
        let retelling = documents[row.integer(21)]
      else { return }
      result.append(
        PairedEvent(
          event: event, pair: PairIdentity(official: official, retelling: retelling)))
    }
    return result
  }

  /// The row of a pair, inserted if it is new.
  func row(of pair: PairIdentity) throws(Failure) -> Int {
    let official = try row(of: pair.official)
    let retelling = try row(of: pair.retelling)
    let key: [Value] = [.integer(official), .integer(retelling)]
    let find = "SELECT id FROM pairs WHERE official = ? AND retelling = ?"
    if let row = try integer(find, key) { return row }
    try run("INSERT INTO pairs (official, retelling) VALUES (?, ?)", key)
    return try integer(find, key) ?? 0
  }

  private func row(of document: DocumentIdentity) throws(Failure) -> Int {
    let find = "SELECT id FROM documents WHERE fingerprint = ?"
    if let row = try integer(find, [.text(document.fingerprint)]) { return row }
    try run(
      "INSERT INTO documents (fingerprint, sketch, title) VALUES (?, ?, ?)",
      [
        .text(document.fingerprint), .bytes(document.sketch.flatMap(\.bytes)),
        .text(document.title),
      ])
    return try integer(find, [.text(document.fingerprint)]) ?? 0
  }

  /// Pairs whose two texts are versions of the given ones, or versions of those. O(number of
  /// pairs): a few microseconds each.
  private func rows(
    ofVersionsOf pair: PairIdentity, besides: Set<String>
  ) throws(Failure) -> [Int] {
    var others: [(row: Int, pair: PairIdentity)] = []
    try run(
      """
      SELECT p.id, o.fingerprint, o.sketch, o.title, r.fingerprint, r.sketch, r.title FROM pairs p
      JOIN documents o ON o.id = p.official JOIN documents r ON r.id = p.retelling
      """
    ) { row in
      others.append(
        (
          row.integer(0),
          PairIdentity(
            official: DocumentIdentity(row, from: 1), retelling: DocumentIdentity(row, from: 4))
        ))
    }
    let ownFingerprints = Set([pair.official.fingerprint, pair.retelling.fingerprint])
    let strangers = besides.subtracting(ownFingerprints)
    others.removeAll {
      strangers.contains($0.pair.official.fingerprint)
        || strangers.contains($0.pair.retelling.fingerprint)
    }
    var rows: [Int] = []
    var reached = [pair]
    while let known = reached.popLast() {
      let near = others.filter {
        $0.pair.official.isVersion(of: known.official)
          && $0.pair.retelling.isVersion(of: known.retelling)
      }
      rows += near.map(\.row)
      reached += near.map(\.pair)
      others.removeAll { other in near.contains { $0.row == other.row } }
    }
    return rows
  }

  private static let eventsQuery = """
    SELECT e.id, e.rank, e.reviewer, e.time, e.mark, e.kind, e.cause, e.severity, e.state,
      e.is_linked, e.comment, e.undone, o.words, o.before, o.after, o.position,
      r.words, r.before, r.after, r.position, p.official, p.retelling
    FROM events e
    JOIN pairs p ON p.id = e.pair
    LEFT JOIN quotes o ON o.event = e.sequence AND o.side = 'official'
    LEFT JOIN quotes r ON r.event = e.sequence AND r.side = 'retelling'
    """
}

/// A mark as stored in the table.
private struct EventColumns {
  var mark: String
  var anchor: Anchor?
  var state: ReviewState?
  var isLinked: Bool?
  var comment = ""
  var undone: String?
  var official: Quote?
  var retelling: Quote?

  init(_ mark: ReviewMark) {
    switch mark {
    case .decision(let anchor, let state, let comment):
      self.mark = "decision"
      self.anchor = anchor
      // Disputed results from several decisions and cannot be a single one.
      self.state = state == .disputed ? .unreviewed : state
      self.comment = comment
    case .finding(let anchor, let comment):
      self.mark = "finding"
      self.anchor = anchor
      self.comment = comment
    case .link(let official, let retelling, let isLinked):
      self.mark = "link"
      self.isLinked = isLinked
      self.official = official
      self.retelling = retelling
    case .undo(let id):
      self.mark = "undo"
      undone = id
    }
    if let anchor {
      official = anchor.official
      retelling = anchor.retelling
    }
  }
}

extension ReviewEvent {
  /// From a row of `eventsQuery`; nil for a kind of mark that this version does not know.
  fileprivate init?(_ row: Row) {
    let official = Quote(row, from: 12)
    let retelling = Quote(row, from: 16)
    let comment = row.text(10) ?? ""
    var anchor: Anchor?
    if let kind = row.text(5).flatMap(FindingKind.init(rawValue:)),
      let severity = row.text(7).flatMap(Severity.init(rawValue:))
    {
      anchor = Anchor(
        kind: kind, cause: row.text(6).flatMap(FindingCause.init(rawValue:)), severity: severity,
        official: official, retelling: retelling)
    }
    let mark: ReviewMark
    switch row.text(4) {
    case "decision":
      guard let anchor, let state = row.text(8).flatMap(ReviewState.init(rawValue:)) else {
        return nil
      }
      mark = .decision(anchor, state, comment: comment)
    case "finding":
      guard let anchor else { return nil }
      mark = .finding(anchor, comment: comment)
    case "link":
      guard let official, let retelling else { return nil }
      mark = .link(official: official, retelling: retelling, isLinked: row.integer(9) == 1)
    case "undo":
      guard let undone = row.text(11) else { return nil }
      mark = .undo(undone)
    default:
      return nil
    }
    self.init(
      id: row.text(0) ?? "", order: row.integer(1), reviewer: row.text(2) ?? "",
      time: row.text(3) ?? "", mark: mark)
  }
}

extension DocumentIdentity {
  /// From the columns fingerprint, sketch and title.
  init(_ row: Row, from column: Int32) {
    let bytes = row.bytes(column + 1)
    let sketch = stride(from: 0, to: bytes.count - 7, by: 8).map { start in
      bytes[start..<(start + 8)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    self.init(
      fingerprint: row.text(column) ?? "", sketch: sketch, title: row.text(column + 2) ?? "")
  }
}

extension Quote {
  /// From the columns words, before, after and position; nil if there is no quote.
  init?(_ row: Row, from column: Int32) {
    guard let words = row.text(column) else { return nil }
    self.init(
      words: words, before: row.text(column + 1) ?? "", after: row.text(column + 2) ?? "",
      position: row.real(column + 3))
  }

  var values: [Value] {
    [.text(words), .text(before), .text(after), .real(position)]
  }
}

extension UInt64 {
  /// Little-endian on every machine.
  var bytes: [UInt8] {
    stride(from: UInt64(0), to: 64, by: 8).map { UInt8(truncatingIfNeeded: self >> $0) }
  }
}
