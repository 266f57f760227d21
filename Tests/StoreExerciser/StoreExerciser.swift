import CSQLite
import Glibc
import ReadbackCore
import ReadbackStore

/// Another process for the store's tests: marks, or locks, until it is done or killed.
///
///     StoreExerciser mark FILE REVIEWER COUNT     a line "ID MICROSECONDS" for each mark kept
///     StoreExerciser lock FILE MILLISECONDS       a line "locked" once nobody else can write
///     StoreExerciser add FILE LINES               how many of each it knows or has added
///     StoreExerciser state FILE                   the state's notice, or "keeping"
///
/// EXERCISER_UID gives the login to switch to first.
@main
struct StoreExerciser {
  static func main() {
    if let login = getenv("EXERCISER_UID"), let id = UInt32(String(cString: login)) {
      guard setgid(id) == 0, setuid(id) == 0 else { exit(2) }
    }
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "mark": mark(path: arguments[2], reviewer: arguments[3], count: Int(arguments[4]) ?? 0)
    case "lock": lock(path: arguments[2], milliseconds: UInt32(arguments[3]) ?? 0)
    case "add": add(path: arguments[2], linesOf: arguments[3])
    case "state": say(ReviewStore(path: arguments[2]).state.notice ?? "keeping")
    default: exit(2)
    }
  }

  private static func mark(path: String, reviewer: String, count: Int) {
    let store = ReviewStore(path: path)
    var unsaid: [(id: String, microseconds: Int)] = []
    for event in events(by: reviewer, count: count) {
      let start = now()
      let state = store.keep(event, for: pair)
      unsaid.append((event.id, now() - start))
      if state == .keeping { say(&unsaid) }
    }
    while store.retry() != .keeping { usleep(1000) }
    say(&unsaid)
  }

  private static func add(path: String, linesOf file: String) {
    guard let stream = fopen(file, "r") else { exit(2) }
    var bytes = [UInt8](repeating: 0, count: 1 << 24)
    let count = fread(&bytes, 1, bytes.count, stream)
    let lines = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n")
    do {
      let outcome = try ReviewStore(path: path, use: .adding).add(lines: lines.map(String.init))
      say("\(outcome.addedCount + outcome.knownCount)")
    } catch {
      say(error.sentence)
    }
  }

  private static func events(by reviewer: String, count: Int) -> [ReviewEvent] {
    var log = ReviewLog()
    return (0..<count).map { number in
      let quote = Quote(words: "words \(number)", before: "some", after: "more", position: 0.5)
      let anchor = Anchor(
        kind: .omission, cause: .omittedWord, severity: .minor, official: quote, retelling: nil)
      return log.add(
        .decision(anchor, .confirmed, comment: "by \(reviewer)"), by: reviewer,
        at: "2026-01-01T00:00:00Z")
    }
  }

  private static let pair = PairIdentity(
    official: DocumentIdentity(of: Document(segmenting: SourceText("The official text."))),
    retelling: DocumentIdentity(of: Document(segmenting: SourceText("How it was retold."))))

  /// Reports saved marks, in one write each, as a screen would show them.
  private static func say(_ marks: inout [(id: String, microseconds: Int)]) {
    for mark in marks { say("\(mark.id) \(mark.microseconds)") }
    marks = []
  }

  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(1, bytes, bytes.count)
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }

  private static func lock(path: String, milliseconds: UInt32) {
    var handle: OpaquePointer?
    guard sqlite3_open(path, &handle) == SQLITE_OK,
      sqlite3_exec(handle, "BEGIN EXCLUSIVE", nil, nil, nil) == SQLITE_OK
    else { exit(2) }
    say("locked")
    usleep(milliseconds * 1000)
    sqlite3_close(handle)
  }
}
