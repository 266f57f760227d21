import ReadbackCore

/// Keeps what reviewers did, in one SQLite file that several processes use at once.
///
/// Nothing here stops the reading: whatever is wrong with the file is a `state` with a sentence for
/// the status line, marks that could not be written wait in memory, and `retry` writes them when
/// the trouble is over. A mark is on the disk when `keep` answers `keeping`, not before.
///
/// One thread at a time. No call but `close` waits longer than `lockWait` for other processes.
public final class ReviewStore {
  /// As of the last call.
  public private(set) var state: StoreState = .keeping
  /// Damaged files that were renamed, in order; each is worth one notice.
  public private(set) var setAside: [SetAside] = []

  /// What a store is opened for.
  public enum Use: Sendable {
    /// To keep marks: a file is begun where there is none, and a damaged one set aside.
    case keeping
    /// To add marks at a person's command: a file is begun, but a damaged one left as it is.
    case adding
    /// To read marks: nothing is begun, renamed or written.
    case reading
  }

  private let file: StoreFile
  private let use: Use
  private let lockWait: Int
  private var connection: Connection?
  private var isReadOnly = false
  private var identity: FileIdentity?
  /// The library's counter of other connections' commits, when `hasChanged` last looked.
  private var dataVersion: Int?
  private(set) var waiting: [PairedEvent] = []
  /// What this process has written: should the file be lost or set aside under its hands, the next
  /// one gets it too.
  private var written: [PairedEvent] = []

  /// - Parameters:
  ///   - path: nil when there is no place for a file; see `defaultReviewsPath`.
  ///   - isShared: a file that the user named for several logins, rather than their own.
  ///   - lockWait: milliseconds; with the write itself it stays under the 50 that a key may take.
  ///     Without it, a person who gave a command waits longer than one who pressed a key.
  public init(
    path: String?, isShared: Bool = false, use: Use = .keeping, lockWait: Int? = nil
  ) {
    file = StoreFile(path: path ?? "", isShared: isShared)
    self.use = use
    self.lockWait = lockWait ?? (use == .keeping ? 20 : 10_000)
    if use != .reading { _ = retry() }
  }

  public var path: String { file.path }

  /// Whether it is a file that the user named.
  var isShared: Bool { file.isShared }

  /// What the names of SQLite's own files beside a file of marks end in.
  public static var companionEndings: [String] { StoreFile.companionEndings }

  /// Everything kept about a pair, and about earlier or later versions of its texts, in no order.
  ///
  /// - Parameter besides: other texts at hand. They are not versions of these, however alike.
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

  /// Keeps an event. It is safe from here on only when the answer is `keeping`; otherwise it waits
  /// for `retry`.
  public func keep(_ event: ReviewEvent, for pair: PairIdentity) -> StoreState {
    waiting.append(PairedEvent(event: event, pair: pair))
    return retry()
  }

  /// Writes what waits, opens what could not be opened. To be called every second or so while the
  /// state is not `keeping`.
  public func retry() -> StoreState {
    // Who has just waited in vain for a lock does not make every key wait for it again.
    var wait = lockWait
    if case .notKeeping(.locked, _) = state { wait = min(wait, 5) }
    return flush(waitingFor: wait)
  }

  /// The same with more patience for a lock, in milliseconds.
  public func retry(waitingFor milliseconds: Int) -> StoreState { flush(waitingFor: milliseconds) }

  /// Tries for up to two seconds to write what still waits; the store is not to be used again.
  public func close() -> StoreState {
    if !waiting.isEmpty { _ = flush(waitingFor: 2000) }
    connection = nil
    return state
  }

  /// Whether another process has written since the last call, or the file could only now be opened:
  /// time to ask for the events again. Cheap enough for every second.
  public func hasChanged() -> Bool {
    let found = readable { connection throws(Connection.Failure) in
      try connection.integer("PRAGMA data_version")
    }
    guard let found, let found else { return false }
    defer { dataVersion = found }
    return found != dataVersion
  }

  /// Where a reviewer was last in a pair of texts.
  public func place(for pair: PairIdentity, of reviewer: String) -> ReadingPlace? {
    let found = readable { connection throws(Connection.Failure) in
      try connection.place(for: pair, of: reviewer)
    }
    return found ?? nil
  }

  /// Remembers a place. It is a convenience: when it cannot be written it is dropped.
  public func setPlace(_ place: ReadingPlace, for pair: PairIdentity, of reviewer: String) {
    guard case .keeping = state, let connection, !isReadOnly else { return }
    connection.waitForLocks(milliseconds: min(lockWait, 5))
    try? connection.transaction { () throws(Connection.Failure) in
      try connection.setPlace(place, for: pair, of: reviewer)
    }
  }

  /// Throws what keeps the marks from being read; a file that may not be written to is no obstacle.
  public func checkReading() throws(StoreError) {
    _ = try reading { connection throws(Connection.Failure) in
      try connection.integer("PRAGMA data_version")
    }
  }

  /// Reads; the file is opened if need be.
  func reading<Result>(
    _ body: (Connection) throws(Connection.Failure) -> Result
  ) throws(StoreError) -> Result {
    let connection = try opened(waitingFor: lockWait)
    do throws(Connection.Failure) {
      return try body(connection)
    } catch {
      let connection = try recover(from: error)
      return try file.told { () throws(Connection.Failure) in try body(connection) }
    }
  }

  /// Writes at a person's command, who would rather wait for others than be refused.
  func writing<Result>(
    _ body: (Connection) throws(Connection.Failure) -> Result
  ) throws(StoreError) -> Result {
    let connection = try opened(forWriting: true, waitingFor: lockWait)
    if isReadOnly { throw .readOnly(path) }
    return try file.told { () throws(Connection.Failure) in
      try connection.transaction { () throws(Connection.Failure) in try body(connection) }
    }
  }

  /// Reads for the reader of texts, who goes on without: nil when the file cannot be read.
  private func readable<Result>(
    _ body: (Connection) throws(Connection.Failure) -> Result
  ) -> Result? {
    do throws(StoreError) {
      return try reading(body)
    } catch {
      // Somebody is just writing: nothing waits, and what changed is asked for again.
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
        try file.told { () throws(Connection.Failure) in try write(waiting, to: connection) }
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

  /// The open file; opened anew when another file has taken its name, or when it is to be written
  /// to and could only be read so far.
  ///
  /// - Parameter isSuspect: look through all of the file for damage, however large it is.
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
      try file.told { () throws(Connection.Failure) in
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

  /// After a failure: a damaged file is set aside and a new one begun; any other failure is thrown
  /// as what is to be told, and what may not be used any more is closed.
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
