import CSQLite
import Glibc
import ReadbackStore

/// Imports bytes into the store of reviews as lines from another machine; the file must stay valid
/// and return what was imported.
func takeReviews(_ bytes: [UInt8]) { Reviews.shared.take(bytes) }

private final class Reviews {
  nonisolated(unsafe) static let shared = Reviews()

  private let directory: String
  private var store: ReviewStore
  private var runCount = 0

  private init() {
    var template = Array("/dev/shm/readback-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no directory for the store") }
    directory = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    store = ReviewStore(path: directory + "/reviews.sqlite")
    atexit { Reviews.shared.remove() }
  }

  func take(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    do {
      let outcome = try store.add(lines: lines)
      require(
        outcome.addedCount + outcome.knownCount + outcome.refusedLines.count <= lines.count,
        "more marks than lines")
      if outcome.addedCount > 0 { try checkGivenBack() }
    } catch {
      fatalError("the store fails: \(error)")
    }
    require(store.setAside.isEmpty && store.state == .keeping, "the store is no longer sound")
    runCount += 1
    if runCount % 512 == 0 { checkFile() }
    if runCount % 4096 == 0 { begin() }
  }

  /// Exported marks must be recognised when imported again.
  private func checkGivenBack() throws {
    let exported = try store.exportedLines()
    let again = try store.add(lines: exported)
    require(
      again.knownCount == exported.count,
      "of \(exported.count) marks \(again.knownCount) are known, \(again.addedCount) new")
    for mark in try store.allMarks() {
      require(store.events(for: mark.pair).contains(mark.event), "a mark is not found by its texts")
    }
  }

  private func checkFile() {
    var connection: OpaquePointer?
    require(
      sqlite3_open(directory + "/reviews.sqlite", &connection) == SQLITE_OK, "it does not open")
    defer { sqlite3_close(connection) }
    var statement: OpaquePointer?
    sqlite3_prepare_v2(connection, "PRAGMA integrity_check", -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    require(sqlite3_step(statement) == SQLITE_ROW, "it cannot be checked")
    let answer = String(cString: sqlite3_column_text(statement, 0))
    require(answer == "ok", "the file is damaged: \(answer)")
  }

  private func begin() {
    _ = store.close()
    removeFiles()
    store = ReviewStore(path: directory + "/reviews.sqlite")
  }

  private func removeFiles() {
    for ending in ["", "-wal", "-shm", "-journal"] {
      unlink(directory + "/reviews.sqlite" + ending)
    }
  }

  private func remove() {
    _ = store.close()
    removeFiles()
    rmdir(directory)
  }
}
