import CSQLite
import Glibc
import ReadbackCore

/// An open database file: SQL in, rows out.
///
/// Wraps the C library only as far as the store needs: values are bound by position, and a
/// statement is prepared, run to its end and discarded.
final class Connection {
  private let handle: OpaquePointer
  /// Read by the busy and progress handlers, which receive its address from the library.
  private let patience: UnsafeMutablePointer<Patience>

  struct Failure: Error {
    /// The library's extended result code.
    let code: Int32
    /// `errno` of the system call that failed, or 0.
    let systemCode: Int32
    let message: String
  }

  enum Access {
    case readWrite
    case readOnly
    /// For reading, but may roll back what a killed process left half written.
    case reading
    /// For reading a file that nobody can be writing to, without its log and locks.
    case readOnlyUnlocked
  }

  init(path: String, access: Access) throws(Failure) {
    var handle: OpaquePointer?
    let flags =
      switch access {
      case .readWrite, .reading: SQLITE_OPEN_READWRITE
      case .readOnly: SQLITE_OPEN_READONLY
      case .readOnlyUnlocked: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      }
    let name = access == .readOnlyUnlocked ? Self.immutableAddress(of: path) : path
    let code = PathBytes.withBytes(of: name) {
      sqlite3_open_v2($0, &handle, flags | SQLITE_OPEN_FULLMUTEX, nil)
    }
    guard let handle else {
      throw Failure(code: SQLITE_NOMEM, systemCode: 0, message: "out of memory")
    }
    guard code == SQLITE_OK else {
      let failure = Failure(handle)
      sqlite3_close_v2(handle)
      throw failure
    }
    self.handle = handle
    patience = .allocate(capacity: 1)
    patience.initialize(to: Patience())
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_handler(
      handle, { patience, _ in patience!.assumingMemoryBound(to: Patience.self).pointee.wait() },
      patience)
    sqlite3_progress_handler(
      handle, 10_000,
      { patience in patience!.assumingMemoryBound(to: Patience.self).pointee.isOver }, patience)
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestValue)
    // The creator of the file must not control what runs when it is read.
    try runAll("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    // The library silently opens a write-protected file for reading.
    if access == .readWrite, sqlite3_db_readonly(handle, "main") == 1 {
      throw Failure(code: SQLITE_READONLY, systemCode: 0, message: "read-only")
    }
    if access == .reading { try runAll("PRAGMA query_only = ON") }
  }

  /// Far more than any comment or quotation.
  private static let longestValue: Int32 = 16 << 20

  deinit {
    sqlite3_close_v2(handle)
    patience.deallocate()
  }

  /// The total time, from now on, to wait for locks of other processes.
  func waitForLocks(milliseconds: Int) {
    patience.pointee.deadline = Patience.now + milliseconds * 1_000_000
    patience.pointee.end = max(
      patience.pointee.deadline, Patience.now + Patience.longestWork)
  }

  /// Runs one statement; passes on each of its rows.
  func run(
    _ sql: String, _ values: [Value] = [], row: (Row) -> Void = { _ in }
  ) throws(Failure) {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw Failure(handle)
    }
    defer { sqlite3_finalize(statement) }
    for (index, value) in values.enumerated() {
      guard value.bind(to: statement, at: Int32(index + 1)) == SQLITE_OK else {
        throw Failure(handle)
      }
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: row(Row(statement: statement))
      case SQLITE_DONE: return
      default: throw Failure(handle)
      }
    }
  }

  /// Runs several statements without values.
  func runAll(_ sql: String) throws(Failure) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw Failure(handle) }
  }

  /// Runs the body as a whole or not at all, with exclusive write access.
  func transaction<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // Some failures have already ended the transaction.
      if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
      throw error
    }
  }

  func integer(_ sql: String, _ values: [Value] = []) throws(Failure) -> Int? {
    var result: Int?
    try run(sql, values) { result = $0.integer(0) }
    return result
  }

  func text(_ sql: String, _ values: [Value] = []) throws(Failure) -> String? {
    var result: String?
    try run(sql, values) { result = $0.text(0) }
    return result
  }

  private static func immutableAddress(of path: String) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var address = Array("file:".utf8)
    for byte in PathBytes.bytes(of: path) {
      switch byte {
      case 0x2F, 0x2E, 0x2D, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: address.append(byte)
      default: address += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: address, as: UTF8.self) + "?immutable=1"
  }
}

extension Connection.Failure {
  fileprivate init(_ handle: OpaquePointer) {
    self.init(
      code: sqlite3_extended_errcode(handle), systemCode: sqlite3_system_errno(handle),
      message: String(cString: sqlite3_errmsg(handle)))
  }

  /// The result code without its extension.
  var primaryCode: Int32 { code & 0xFF }
}

/// How long a statement waits for other processes. The library's own handler sleeps longer each
/// time, up to 100 ms, which would delay a key even if the lock is released after two.
private struct Patience {
  /// Reading a hundred thousand marks takes a second; anything slower than this was made to be
  /// slow.
  static let longestWork = 20_000_000_000

  var deadline = 0
  /// When any remaining work is cancelled.
  var end = now + longestWork

  /// Nonzero to cancel.
  var isOver: Int32 { Self.now > end ? 1 : 0 }

  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Sleeps briefly; returns 0 when the time is over.
  func wait() -> Int32 {
    if Self.now >= deadline { return 0 }
    usleep(500)
    return 1
  }
}

enum Value {
  case integer(Int)
  case real(Double)
  case text(String)
  case bytes([UInt8])
  case null

  static func text(_ string: String?) -> Value { string.map { .text($0) } ?? .null }

  fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch self {
    case .integer(let value): return sqlite3_bind_int64(statement, index, Int64(value))
    case .real(let value): return sqlite3_bind_double(statement, index, value)
    case .text(var value):
      return value.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), copied)
        }
      }
    case .bytes(let value):
      return value.isEmpty
        ? sqlite3_bind_zeroblob(statement, index, 0)
        : sqlite3_bind_blob(statement, index, value, Int32(value.count), copied)
    case .null: return sqlite3_bind_null(statement, index)
    }
  }
}

/// The current row of a statement; valid only while its closure runs.
struct Row {
  fileprivate let statement: OpaquePointer

  func integer(_ column: Int32) -> Int {
    Int(sqlite3_column_int64(statement, column))
  }

  func real(_ column: Int32) -> Double {
    sqlite3_column_double(statement, column)
  }

  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
    let count = Int(sqlite3_column_bytes(statement, column))
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }
}
