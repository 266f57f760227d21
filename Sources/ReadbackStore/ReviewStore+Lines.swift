import ReadbackCore

/// The outcome of importing lines.
public struct ImportOutcome: Sendable, Hashable {
  /// Marks that were new.
  public var addedCount = 0
  /// Marks that already existed.
  public var knownCount = 0
  /// Numbers, from 1, of lines without a mark of a kind that this version knows.
  public var refusedLines: [Int] = []
}

/// A stored event with the titles of its texts, for a list.
public struct KeptMark: Sendable {
  public let event: ReviewEvent
  public let pair: PairIdentity
}

extension ReviewStore {
  /// All stored marks, in order of insertion.
  public func allMarks() throws(StoreError) -> [KeptMark] {
    try reading { connection throws(Connection.Failure) in
      try connection.allEvents().map { KeptMark(event: $0.event, pair: $0.pair) }
    }
  }

  /// All stored marks as JSON, one event per line, for another machine.
  public func exportedLines() throws(StoreError) -> [String] {
    try reading { connection throws(Connection.Failure) in
      try connection.exportedLines()
    }
  }

  /// The unsaved marks, as lines that `add` accepts.
  public func waitingLines() throws(StoreError) -> [String] {
    do throws(Connection.Failure) {
      let connection = try Connection(path: ":memory:", access: .readWrite)
      try connection.migrate()
      for event in waiting { _ = try connection.insert(event) }
      return try connection.exportedLines()
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Imports lines written by `exportedLines`; blank ones are skipped. Either all are written or
  /// none, and lines may be imported repeatedly.
  public func add(lines: some Sequence<String>) throws(StoreError) -> ImportOutcome {
    try writing { connection throws(Connection.Failure) in
      var outcome = ImportOutcome()
      for (index, line) in lines.enumerated() where line.utf8.contains(where: { $0 > 0x20 }) {
        guard let paired = try connection.event(inLine: line) else {
          outcome.refusedLines.append(index + 1)
          continue
        }
        if try connection.insert(paired) {
          outcome.addedCount += 1
        } else {
          outcome.knownCount += 1
        }
      }
      return outcome
    }
  }
}

/// SQLite writes and reads the JSON. Keys may be added, but never changed.
private let exportQuery = """
  SELECT json_object(
    'version', 1, 'id', e.id, 'order', e.rank, 'reviewer', e.reviewer, 'time', e.time,
    'mark', e.mark, 'kind', e.kind, 'cause', e.cause, 'severity', e.severity, 'state', e.state,
    'linked', json(iif(e.is_linked IS NULL, 'null', iif(e.is_linked, 'true', 'false'))),
    'comment', e.comment, 'undone', e.undone,
    'official', json_object(
      'title', d.title, 'fingerprint', d.fingerprint, 'sketch', lower(hex(d.sketch)),
      'words', o.words, 'before', o.before, 'after', o.after, 'position', o.position),
    'retelling', json_object(
      'title', t.title, 'fingerprint', t.fingerprint, 'sketch', lower(hex(t.sketch)),
      'words', r.words, 'before', r.before, 'after', r.after, 'position', r.position))
  FROM events e
  JOIN pairs p ON p.id = e.pair
  JOIN documents d ON d.id = p.official
  JOIN documents t ON t.id = p.retelling
  LEFT JOIN quotes o ON o.event = e.sequence AND o.side = 'official'
  LEFT JOIN quotes r ON r.event = e.sequence AND r.side = 'retelling'
  ORDER BY e.sequence
  """

extension Connection {
  /// Every mark as a line of JSON.
  func exportedLines() throws(Failure) -> [String] {
    var lines: [String] = []
    try run(exportQuery) { row in lines.append(row.text(0) ?? "") }
    return lines
  }

  /// The event in a line; nil if it has none that this version can store.
  func event(inLine line: String) throws(Failure) -> PairedEvent? {
    guard try integer("SELECT json_valid(?)", [.text(line)]) == 1 else { return nil }
    var fields: [String: String] = [:]
    try run(
      """
      SELECT substr(fullkey, 3), atom FROM json_tree(?)
      WHERE atom IS NOT NULL AND typeof(atom) <> 'blob' LIMIT 64
      """, [.text(line)]
    ) { row in
      if let key = row.text(0) { fields[key] = row.text(1) }
    }
    return PairedEvent(fields: fields)
  }
}

extension PairedEvent {
  /// - Parameter fields: a line's values by their path ("official.words").
  fileprivate init?(fields: [String: String]) {
    guard fields["version"] == "1", let id = fields["id"], id.isFingerprint,
      let order = fields["order"].flatMap({ Int($0) }), order > 0,
      let reviewer = fields["reviewer"], let time = fields["time"],
      let mark = ReviewMark(fields: fields),
      let official = DocumentIdentity(fields: fields, side: "official"),
      let retelling = DocumentIdentity(fields: fields, side: "retelling")
    else { return nil }
    self.init(
      event: ReviewEvent(id: id, order: order, reviewer: reviewer, time: time, mark: mark),
      pair: PairIdentity(official: official, retelling: retelling))
  }
}

extension ReviewMark {
  fileprivate init?(fields: [String: String]) {
    let official = Quote(fields: fields, side: "official")
    let retelling = Quote(fields: fields, side: "retelling")
    let comment = fields["comment"] ?? ""
    var anchor: Anchor?
    if let kind = fields["kind"].flatMap(FindingKind.init(rawValue:)),
      let severity = fields["severity"].flatMap(Severity.init(rawValue:)),
      official != nil || retelling != nil
    {
      anchor = Anchor(
        kind: kind, cause: fields["cause"].flatMap(FindingCause.init(rawValue:)),
        severity: severity, official: official, retelling: retelling)
    }
    switch fields["mark"] {
    case "decision":
      guard let anchor, let state = fields["state"].flatMap(ReviewState.init(rawValue:)),
        state != .disputed
      else { return nil }
      self = .decision(anchor, state, comment: comment)
    case "finding":
      guard let anchor else { return nil }
      self = .finding(anchor, comment: comment)
    case "link":
      guard let official, let retelling, let isLinked = fields["linked"] else { return nil }
      self = .link(official: official, retelling: retelling, isLinked: isLinked == "1")
    case "undo":
      guard let undone = fields["undone"], undone.isFingerprint else { return nil }
      self = .undo(undone)
    default:
      return nil
    }
  }
}

extension Quote {
  fileprivate init?(fields: [String: String], side: String) {
    guard let words = fields["\(side).words"], !words.isEmpty,
      let position = fields["\(side).position"].flatMap({ Double($0) }),
      (0...1).contains(position)
    else { return nil }
    self.init(
      words: words, before: fields["\(side).before"] ?? "", after: fields["\(side).after"] ?? "",
      position: position)
  }
}

extension DocumentIdentity {
  fileprivate init?(fields: [String: String], side: String) {
    guard let fingerprint = fields["\(side).fingerprint"], fingerprint.isFingerprint,
      let digits = fields["\(side).sketch"].map({ Array($0.utf8) }), digits.count % 16 == 0,
      digits.count <= DocumentIdentity.sketchCount * 16
    else { return nil }
    var sketch: [UInt64] = []
    for start in stride(from: 0, to: digits.count, by: 16) {
      var value: UInt64 = 0
      // Bytes are in ascending order, their digits in descending order.
      for byte in (0..<8).reversed() {
        let pair = digits[(start + byte * 2)..<(start + byte * 2 + 2)]
        guard let number = UInt8(String(decoding: pair, as: UTF8.self), radix: 16) else {
          return nil
        }
        value = value << 8 | UInt64(number)
      }
      sketch.append(value)
    }
    self.init(fingerprint: fingerprint, sketch: sketch, title: fields["\(side).title"] ?? "")
  }
}

extension String {
  /// 32 hexadecimal digits in lower case.
  var isFingerprint: Bool {
    utf8.count == 32
      && utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
