import CSQLite
import Glibc

extension StoreFile {
  struct Opened {
    let connection: Connection
    let isReadOnly: Bool
  }

  /// Some ten thousand marks, looked through in a few milliseconds. In a larger file damage shows
  /// when a damaged page is met.
  private static let ordinaryByteCount = 8 << 20

  /// Opens the file, begins or migrates it where it must be, and falls back to reading only.
  ///
  /// - Parameter isSuspect: look through all of it for damage, however large it is.
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
      // A log that may not be made beside the file shows as a file that cannot be opened.
      case .readOnly, .cannotOpen, .noDirectory:
        guard identity != nil else { throw error }
        let connection = try readOnlyConnection(waitingFor: milliseconds)
        return Opened(connection: connection, isReadOnly: true)
      default:
        throw error
      }
    }
  }

  /// Opens the file only to read it: nothing is begun, migrated, renamed or written but what SQLite
  /// itself must take back after a process that was killed.
  ///
  /// All of it is looked through for damage, so that nothing is missing from what is read unsaid.
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
      // Where there is no log nobody is writing, so the file may be read as it lies there.
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
    let connection = try told { () throws(Connection.Failure) in
      try Connection(path: path, access: access)
    }
    connection.waitForLocks(milliseconds: milliseconds)
    let (version, isForeign) = try told { () throws(Connection.Failure) in
      (try connection.version(), try connection.isForeign())
    }
    if isForeign { throw .foreign(path) }
    if version > Migration.all.count {
      throw .newerVersion(path, found: version, known: Migration.all.count)
    }
    // Before anything that a strange table or view could make endless.
    if try told({ () throws(Connection.Failure) in try connection.isAltered(version: version) }) {
      throw .altered(path)
    }
    try told { () throws(Connection.Failure) in
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

  /// Runs the body; its failure becomes one that names the file.
  func told<Result>(
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
  /// A database, but none of ours: a mistyped path must not give a stranger's file our tables.
  fileprivate func isForeign() throws(Failure) -> Bool {
    if try integer("PRAGMA application_id") == Migration.applicationID { return false }
    return try integer("SELECT count(*) FROM sqlite_schema") ?? 0 > 0
  }

  /// Whether anything in the file's schema is not as the migrations made it.
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
    // Not a write-ahead log, which earlier versions used: its index is memory that processes share,
    // which no network file system gives, and who cuts that file short kills every reader. A process
    // of an earlier version may hold the file open that way; then it stays so until the next time.
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
