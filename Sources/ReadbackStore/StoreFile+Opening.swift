import CSQLite
import Glibc

extension StoreFile {
  struct Opened {
    let connection: Connection
    let isReadOnly: Bool
  }

  /// About ten thousand marks, checked in a few milliseconds. In a larger file damage is detected
  /// when a damaged page is read.
  private static let ordinaryByteCount = 8 << 20

  /// Opens the file, creating or migrating it if necessary, and falls back to read-only access.
  ///
  /// - Parameter isSuspect: checks the whole file for damage, regardless of its size.
  func opened(
    isSuspect: Bool = false, waitingFor milliseconds: Int
  ) throws(StoreError) -> Opened {
    do throws(StoreError) {
      try begin()
      // Nothing can be written without a journal beside the file.
      if access(directory, W_OK) != 0 { throw .readOnly(path) }
      let connection = try connection(
        .readWrite, isSuspect: isSuspect, waitingFor: milliseconds)
      return Opened(connection: connection, isReadOnly: false)
    } catch {
      switch error {
      // If a journal cannot be created beside the file, SQLite reports that the file cannot be
      // opened.
      case .readOnly, .cannotOpen, .noDirectory:
        guard identity != nil else { throw error }
        let connection = try readOnlyConnection(waitingFor: milliseconds)
        return Opened(connection: connection, isReadOnly: true)
      default:
        throw error
      }
    }
  }

  /// Opens the file for reading: it is not created, migrated, renamed or written, except that
  /// SQLite rolls back what a killed process left.
  ///
  /// The whole file is checked for damage, so that nothing is silently missing.
  func openedForReading(waitingFor milliseconds: Int) throws(StoreError) -> Connection {
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError(path: path, systemCode: errno) }
    if status.st_mode & S_IFMT != S_IFREG { throw .notAFile(path) }
    do throws(StoreError) {
      return try connection(.readOnly, isSuspect: true, waitingFor: milliseconds)
    } catch {
      switch error {
      case .readOnly, .cannotOpen: break
      case .damaged where !mayBeSetAside: throw .notADatabase(path)
      default: throw error
      }
    }
    do throws(StoreError) {
      return try connection(.reading, isSuspect: true, waitingFor: milliseconds)
    } catch {
      switch error {
      case .readOnly, .cannotOpen: break
      default: throw error
      }
    }
    return try readOnlyConnection(isSuspect: true, waitingFor: milliseconds)
  }

  private func readOnlyConnection(
    isSuspect: Bool = false, waitingFor milliseconds: Int
  ) throws(StoreError) -> Connection {
    do throws(StoreError) {
      return try connection(.readOnly, isSuspect: isSuspect, waitingFor: milliseconds)
    } catch {
      // Without a log nobody is writing, so the file may be read as it is.
      switch error {
      case .readOnly, .cannotOpen:
        guard access(path + "-wal", F_OK) != 0, access(path + "-journal", F_OK) != 0 else {
          throw error
        }
        return try connection(
          .readOnlyUnlocked, isSuspect: isSuspect, waitingFor: milliseconds)
      default:
        throw error
      }
    }
  }

  private func connection(
    _ access: Connection.Access, isSuspect: Bool = false, waitingFor milliseconds: Int
  ) throws(StoreError) -> Connection {
    let connection = try namingFile { () throws(Connection.Failure) in
      try Connection(path: path, access: access)
    }
    connection.waitForLocks(milliseconds: milliseconds)
    let (version, isForeign) = try namingFile { () throws(Connection.Failure) in
      (try connection.version(), try connection.isForeign())
    }
    if isForeign { throw .foreign(path) }
    if version > Migration.all.count {
      throw .newerVersion(path, found: version, known: Migration.all.count)
    }
    // Before running anything that a foreign table or view could make endless.
    if try namingFile({ () throws(Connection.Failure) in try connection.isAltered(version: version)
    }) {
      throw .altered(path)
    }
    try namingFile { () throws(Connection.Failure) in
      if isSuspect {
        try connection.checkForDamage("integrity_check")
      } else if byteCount <= Self.ordinaryByteCount {
        try connection.checkForDamage("quick_check")
      }
      if access == .readWrite {
        try connection.prepareForWriting()
        try connection.migrate()
      }
    }
    return connection
  }

  /// Runs the body, converting failures to errors that name the file.
  func namingFile<Result>(
    _ body: () throws(Connection.Failure) -> Result
  ) throws(StoreError) -> Result {
    do throws(Connection.Failure) {
      return try body()
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

extension Connection {
  /// Whether it is a database of another program: a mistyped path must not add our tables to it.
  fileprivate func isForeign() throws(Failure) -> Bool {
    if try integer("PRAGMA application_id") == Migration.applicationID { return false }
    return try integer("SELECT count(*) FROM sqlite_schema") ?? 0 > 0
  }

  /// Whether the schema differs from what the migrations create.
  fileprivate func isAltered(version: Int) throws(Failure) -> Bool {
    let known = try Migration.schema(version: version)
    var isAltered = false
    try run("SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT 1000") { row in
      // The library's own statistics.
      if row.text(1)?.hasPrefix("sqlite_stat") == true { return }
      if !known.contains(SchemaRow(row)) { isAltered = true }
    }
    return isAltered
  }

  fileprivate func prepareForWriting() throws(Failure) {
    try runAll(
      """
      PRAGMA synchronous = EXTRA;
      PRAGMA foreign_keys = ON;
      """)
    // Not a write-ahead log, which earlier versions used: its index is shared memory, which network
    // file systems do not support, and truncating that file kills every reader. While a process of
    // an earlier version has the file open in that mode, it stays in it.
    try? run("PRAGMA journal_mode = DELETE")
  }

  fileprivate func checkForDamage(_ check: String) throws(Failure) {
    let answer = try text("PRAGMA \(check)(1)") ?? ""
    if answer != "ok" {
      throw Failure(code: SQLITE_CORRUPT, systemCode: 0, message: answer)
    }
  }
}

extension StoreError {
  init(_ failure: Connection.Failure, path: String) {
    switch failure.primaryCode {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path)
    case SQLITE_FULL: self = .diskFull(path)
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: self = .readOnly(path)
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(path)
    case SQLITE_CANTOPEN where failure.systemCode != 0, SQLITE_IOERR where failure.systemCode != 0:
      self.init(path: path, systemCode: failure.systemCode)
    case SQLITE_CANTOPEN: self = .cannotOpen(path, reason: failure.message)
    default: self = .failed(path, reason: failure.message)
    }
  }
}
