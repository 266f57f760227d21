import ReadbackCore

/// Stores the reviewers' marks in one SQLite file, which several processes may use at once.
///
/// A problem with the file never stops the reader: it becomes a `state` with a sentence for the
/// status line, unsaved marks wait in memory, and `retry` writes them later. A mark is on disk only
/// when `keep` returns `keeping`.
///
/// Use from one thread at a time. No call except `close` waits longer than `lockWait` for other
/// processes.
public final class ReviewStore {
  /// As of the last call.
  public private(set) var state: StoreState = .keeping
  /// Damaged files that were renamed, in order; each deserves one notice.
  public private(set) var setAside: [SetAside] = []

  /// What a store is opened for.
  public enum Use: Sendable {
    /// To save marks: creates a missing file, and sets a damaged one aside.
    case keeping
    /// To add marks by a command: creates a missing file, but leaves a damaged one unchanged.
    case adding
    /// To read marks: never creates, renames or writes a file.
    case reading
  }

  private let file: StoreFile
  private let use: Use
  private let lockWait: Int
  private var connection: Connection?
  private var isReadOnly = false
  private var identity: FileIdentity?
  /// The library's counter of other connections' commits at the last call of `hasChanged`.
  private var dataVersion: Int?
  private(set) var waiting: [PairedEvent] = []
  /// Events written by this process: if the file is lost or set aside meanwhile, they are written
  /// to the next one too.
  private var written: [PairedEvent] = []

  /// - Parameters:
  ///    - path: nil if there is no place for a file; see `defaultReviewsPath`.
  ///    - isShared: whether the user named the file, for several logins, rather than their own.
  ///    - lockWait: in milliseconds; together with the write it stays below the 50 that a key may
  ///      take. For commands, which may wait longer than keys, the default is higher.
  public init(
    path: String?, isShared: Bool = false, use: Use = .keeping, lockWait: Int? = nil
  ) {
    file = StoreFile(path: path ?? "", isShared: isShared)
    self.use = use
    self.lockWait = lockWait ?? (use == .keeping ? 20 : 10_000)
    if use != .reading { _ = retry() }
  }

  public var path: String { file.path }

  /// Whether the user named the file.
  var isShared: Bool { file.isShared }

  /// The endings of the files that SQLite keeps beside a file of marks.
  public static var companionEndings: [String] { StoreFile.companionEndings }

  /// All marks on a pair and on earlier or later versions of its texts, in no particular order.
  ///
  /// - Parameter besides: other open texts. They are not versions of these, no matter how similar.
  public func events(
    for pair: PairIdentity, besides: Set<DocumentIdentity> = []
  ) -> [ReviewEvent] {
    let inMemory = (written + waiting).filter { $0.pair == pair }.map(\.event)
    let kept = readable { connection throws(Connection.Failure) in
      try connection.events(for: pair, besides: Set(besides.map(\.fingerprint)))
    }
    let known = Set((kept ?? []).map(\.id))
    return (kept ?? []) + inMemory.filter { !known.contains($0.id) }
  }

  /// Saves an event. It is on disk only if the result is `keeping`; otherwise it waits for `retry`.
  public func keep(_ event: ReviewEvent, for pair: PairIdentity) -> StoreState {
    waiting.append(PairedEvent(event: event, pair: pair))
    return retry()
  }

  /// Writes waiting events and opens the file if necessary. Call it about every second while the
  /// state is not `keeping`.
  public func retry() -> StoreState {
    // After waiting for a lock in vain, not every key waits for it again.
    var wait = lockWait
    if case .notKeeping(.locked, _) = state { wait = min(wait, 5) }
    return flush(waitingFor: wait)
  }

  /// The same with a longer wait for locks, in milliseconds.
  public func retry(waitingFor milliseconds: Int) -> StoreState { flush(waitingFor: milliseconds) }

  /// Tries for up to two seconds to write waiting events; the store must not be used afterwards.
  public func close() -> StoreState {
    if !waiting.isEmpty { _ = flush(waitingFor: 2000) }
    connection = nil
    return state
  }

  /// Whether another process has written since the last call, or the file has only now been opened,
  /// so that events should be loaded again. Cheap enough for every second.
  public func hasChanged() -> Bool {
    let found = readable { connection throws(Connection.Failure) in
      try connection.integer("PRAGMA data_version")
    }
    guard let found, let found else { return false }
    defer { dataVersion = found }
    return found != dataVersion
  }

  /// A reviewer's last place in a pair of texts.
  public func place(for pair: PairIdentity, of reviewer: String) -> ReadingPlace? {
    let found = readable { connection throws(Connection.Failure) in
      try connection.place(for: pair, of: reviewer)
    }
    return found ?? nil
  }

  /// Stores a place. If it cannot be written it is dropped.
  public func setPlace(_ place: ReadingPlace, for pair: PairIdentity, of reviewer: String) {
    guard case .keeping = state, let connection, !isReadOnly else { return }
    connection.waitForLocks(milliseconds: min(lockWait, 5))
    try? connection.transaction { () throws(Connection.Failure) in
      try connection.setPlace(place, for: pair, of: reviewer)
    }
  }

  /// Throws if the marks cannot be read; a write-protected file is not an error.
  public func checkReading() throws(StoreError) {
    _ = try reading { connection throws(Connection.Failure) in
      try connection.integer("PRAGMA data_version")
    }
  }

  /// Reads, opening the file if necessary.
  func reading<Result>(
    _ body: (Connection) throws(Connection.Failure) -> Result
  ) throws(StoreError) -> Result {
    let connection = try opened(waitingFor: lockWait)
    do throws(Connection.Failure) {
      return try body(connection)
    } catch {
      let connection = try recover(from: error)
      return try file.namingFile { () throws(Connection.Failure) in try body(connection) }
    }
  }

  /// Writes for a command, which waits for other processes rather than fail.
  func writing<Result>(
    _ body: (Connection) throws(Connection.Failure) -> Result
  ) throws(StoreError) -> Result {
    let connection = try opened(forWriting: true, waitingFor: lockWait)
    if isReadOnly { throw .readOnly(path) }
    return try file.namingFile { () throws(Connection.Failure) in
      try connection.transaction { () throws(Connection.Failure) in try body(connection) }
    }
  }

  /// Reads for the reader, which continues without the data: nil if the file cannot be read.
  private func readable<Result>(
    _ body: (Connection) throws(Connection.Failure) -> Result
  ) -> Result? {
    do throws(StoreError) {
      return try reading(body)
    } catch {
      // Another process is writing: nothing is unsaved here, and changes will be loaded later.
      if case .locked = error, use == .keeping, connection != nil, waiting.isEmpty {
        dataVersion = nil
        return nil
      }
      state = .notKeeping(error, waiting: waiting.count)
      return nil
    }
  }

  private func flush(waitingFor milliseconds: Int) -> StoreState {
    do throws(StoreError) {
      let connection = try opened(forWriting: true, waitingFor: milliseconds)
      if isReadOnly { throw .readOnly(path) }
      do throws(Connection.Failure) {
        try write(waiting, to: connection)
      } catch {
        let connection = try recover(from: error)
        try file.namingFile { () throws(Connection.Failure) in try write(waiting, to: connection) }
      }
      written += waiting
      waiting = []
      state = .keeping
    } catch {
      state = .notKeeping(error, waiting: waiting.count)
    }
    return state
  }

  private func write(
    _ events: [PairedEvent], to connection: Connection
  ) throws(Connection.Failure) {
    if events.isEmpty { return }
    try connection.transaction { () throws(Connection.Failure) in
      for event in events { _ = try connection.insert(event) }
    }
  }

  /// The open file; opened again if another file has taken its name, or if it was open only for
  /// reading and must be written.
  ///
  /// - Parameter isSuspect: checks the whole file for damage, regardless of its size.
  private func opened(
    forWriting: Bool = false, isSuspect: Bool = false, waitingFor milliseconds: Int
  ) throws(StoreError) -> Connection {
    if let connection, identity == file.identity, !(forWriting && isReadOnly) {
      connection.waitForLocks(milliseconds: milliseconds)
      return connection
    }
    connection = nil
    if use == .reading {
      let opened = try file.openedForReading(waitingFor: milliseconds)
      (connection, isReadOnly, identity, dataVersion) = (opened, true, file.identity, nil)
      return opened
    }
    let opened = try openedOrSetAside(isSuspect: isSuspect, waitingFor: milliseconds)
    if !opened.isReadOnly {
      try file.namingFile { () throws(Connection.Failure) in
        try write(written, to: opened.connection)
      }
    }
    connection = opened.connection
    isReadOnly = opened.isReadOnly
    identity = file.identity
    dataVersion = nil
    return opened.connection
  }

  private func openedOrSetAside(
    isSuspect: Bool, waitingFor milliseconds: Int
  ) throws(StoreError) -> StoreFile.Opened {
    do throws(StoreError) {
      return try file.opened(isSuspect: isSuspect, waitingFor: milliseconds)
    } catch .damaged {
      guard file.mayBeSetAside else { throw .notADatabase(path) }
      if use == .adding { throw .damaged(path) }
      let renamed = try file.setAside {
        do throws(StoreError) {
          _ = try file.opened(isSuspect: true, waitingFor: milliseconds)
          return false
        } catch {
          if case .damaged = error { return true }
          return false
        }
      }
      if let renamed { setAside.append(renamed) }
      return try file.opened(waitingFor: milliseconds)
    }
  }

  /// After a failure: sets a damaged file aside and creates a new one; reports any other failure as
  /// an error, and closes a file that must no longer be used.
  private func recover(from failure: Connection.Failure) throws(StoreError) -> Connection {
    let error = StoreError(failure, path: path)
    switch error {
    case .damaged where use == .keeping:
      connection = nil
      return try opened(forWriting: true, isSuspect: true, waitingFor: lockWait)
    case .locked, .diskFull:
      throw error
    default:
      connection = nil
      throw error
    }
  }
}

struct PairedEvent {
  let event: ReviewEvent
  let pair: PairIdentity
}
