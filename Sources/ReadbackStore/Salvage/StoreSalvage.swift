import Glibc

/// The marks that can still be read from a damaged file.
public struct StoreSalvage: Sendable {
  /// Marks as lines of JSON, like those of `ReviewStore.exportedLines`.
  public let lines: [String]
  /// The number of marks that are known to have existed and could not be read completely.
  public let lostCount: Int

  /// Reads a file page by page, and its write-ahead log if there is one. The file is not changed.
  ///
  /// Rows are recognised by their shape, since the schema may be damaged. Marks are only ever
  /// added, so rows in unused pages are also valid.
  public init(path: String) throws(StoreError) {
    let file = try Self.bytes(ofFile: path)
    let log = access(path + "-wal", F_OK) == 0 ? try Self.bytes(ofFile: path + "-wal") : []
    for size in DatabasePages.pageSizes(of: file) {
      let rows = SalvagedRows(DatabasePages(file: file, log: log, pageSize: size))
      if rows.events.isEmpty { continue }
      do throws(Connection.Failure) {
        (lines, lostCount) = try rows.exported()
        return
      } catch {
        throw StoreError(error, path: path)
      }
    }
    (lines, lostCount) = ([], 0)
  }

  private static let byteLimit = 1 << 30

  private static func bytes(ofFile path: String) throws(StoreError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    var status = stat()
    guard descriptor >= 0 else { throw StoreError(path: path, systemCode: errno) }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .notAFile(path)
    }
    guard status.st_size <= byteLimit else {
      throw .cannotOpen(path, reason: String(cString: strerror(EFBIG)))
    }
    var problem: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let more = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if more < 0, errno == EINTR { continue }
        // If the disk returns an error, the file ends here; the rest may be in the log.
        if more < 0, count == 0 { problem = errno }
        if more <= 0 { break }
        count += more
      }
    }
    if problem != 0 { throw StoreError(path: path, systemCode: problem) }
    return bytes
  }
}

/// Rows of the tables that make up a mark.
private struct SalvagedRows {
  /// By the unique key of each table's rows.
  private(set) var events: [Int: [Value]] = [:]
  private var documents: [Int: [Value]] = [:]
  private var pairs: [Int: [Value]] = [:]
  private var quotes: [String: [Value]] = [:]

  init(_ pages: DatabasePages) {
    pages.forEachRecord { record in
      let values = record.values
      switch values.count {
      case 14 where record.isOfTable && values[0].isNull && values[1].isFingerprint:
        events[record.row] = [.integer(record.row)] + values.dropFirst()
      case 4 where record.isOfTable && values[0].isNull && values[1].isFingerprint:
        documents[record.row] = [.integer(record.row)] + values.dropFirst()
      case 3 where record.isOfTable && values[0].isNull:
        guard values[1].integer != nil, values[2].integer != nil else { return }
        pairs[record.row] = [.integer(record.row), values[1], values[2]]
      // The index over the same columns: official, retelling, row.
      case 3 where !record.isOfTable:
        guard let row = values[2].integer, values[0].integer != nil, values[1].integer != nil,
          pairs[row] == nil
        else { return }
        pairs[row] = [values[2], values[0], values[1]]
      case 6 where !record.isOfTable:
        guard let event = values[0].integer, let side = values[1].text,
          ["official", "retelling"].contains(side)
        else { return }
        quotes["\(event) \(side)"] = values
      default: break
      }
    }
  }

  /// Inserts the rows into a new database, whose constraints apply to them, and exports from there.
  func exported() throws(Connection.Failure) -> (lines: [String], lostCount: Int) {
    let connection = try Connection(path: ":memory:", access: .readWrite)
    try connection.migrate()
    try connection.run("PRAGMA foreign_keys = OFF")
    let tables: [(String, [[Value]])] = [
      ("documents", Array(documents.values)), ("pairs", Array(pairs.values)),
      ("quotes", Array(quotes.values)), ("events", Array(events.values)),
    ]
    try connection.transaction { () throws(Connection.Failure) in
      for (table, rows) in tables {
        for row in rows {
          let places = row.map { _ in "?" }.joined(separator: ", ")
          // A row that violates a constraint is itself damaged.
          try? connection.run("INSERT INTO \(table) VALUES (\(places))", row)
        }
      }
    }
    let lines = try connection.exportedLines().filter { line in
      ((try? connection.event(inLine: line)) ?? nil) != nil
    }
    // Marks are numbered consecutively; a number that is far off is itself damaged.
    let last = events.keys.filter { $0 <= 2 * events.count + 100 }.max() ?? 0
    return (lines, max(last, events.count) - lines.count)
  }
}

extension Value {
  fileprivate var isFingerprint: Bool { text?.isFingerprint ?? false }
}
