import CPseudoTerminal
import Glibc

/// A terminal simulated by a test: types, reads the screen, counts bytes.
///
/// Nothing sleeps for a fixed time: everything waits until the program is idle, or for a deadline
/// that only a broken program reaches.
final class PseudoTerminal {
  /// Long enough for a heavily loaded machine with two cores.
  static let patience = 180.0

  /// The Escape key as sent by terminals that encode all keys. A lone escape character is
  /// recognised only by the pause after it, and the length of a pause in a test depends on the
  /// machine.
  static let escape = "\u{1B}[27u"

  private let handle: OpaquePointer
  private(set) var rowCount: Int
  private(set) var columnCount: Int
  /// The terminal modes before the program started.
  let modesBefore: pseudoterminal_modes

  init(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil, columnCount: Int = 80, rowCount: Int = 24
  ) throws {
    var variables = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    variables.merge(environment) { $1 }
    let entries = variables.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }
    let started = withCStrings([path] + arguments) { arguments in
      withCStrings(entries) { environment in
        pseudoterminal_start(
          path, arguments, environment, directory, Int32(rowCount), Int32(columnCount))
      }
    }
    guard let started else { throw PseudoTerminalError.notStarted(errno) }
    handle = started
    self.rowCount = rowCount
    self.columnCount = columnCount
    modesBefore = pseudoterminal_modes(handle)
  }

  deinit { pseudoterminal_end(handle) }

  /// Objects that must live as long as the terminal.
  var belongings: [AnyObject] = []

  // MARK: Waiting

  /// Reads output until the condition holds.
  func wait(
    for what: String, patience: Double = PseudoTerminal.patience, until isMet: () -> Bool
  ) throws {
    let end = monotonicSeconds() + patience
    while !isMet() {
      if monotonicSeconds() > end {
        throw PseudoTerminalError.waitedInVain(for: what, screen: screenText)
      }
      pseudoterminal_pump(handle, 5)
    }
  }

  func waitFor(_ text: String) throws {
    try wait(for: "\"\(text)\"") { screenText.contains(text) }
  }

  func waitForEnd() throws -> EndStatus {
    try wait(for: "the program's end") { endStatus != nil }
    pseudoterminal_pump(handle, 0)
    return endStatus!
  }

  /// How the program ended; nil while it is running.
  var endStatus: EndStatus? {
    var status: Int32 = 0
    guard pseudoterminal_has_ended(handle, &status) else { return nil }
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
  }

  /// Waits until the program is idle, including background work.
  ///
  /// - Parameter switches: how often its main thread must have slept by then.
  func settle(after switches: Int = 0) throws {
    try wait(for: "rest") {
      pseudoterminal_pump(handle, 0) == 0
        && pseudoterminal_is_idle(handle, switches) && pseudoterminal_pump(handle, 0) == 0
    }
  }

  // MARK: Acting

  /// Types, waits until the program has handled it, and returns the number of bytes sent.
  @discardableResult
  func press(_ keys: String) throws -> [UInt8] {
    precondition(keys.last != "\u{1B}", "only silence ends it: use PseudoTerminal.escape")
    pseudoterminal_pump(handle, 0)
    let mark = byteCount
    let switches = pseudoterminal_switches(handle) + 1
    send(keys)
    try settle(after: switches)
    return bytes(since: mark)
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes {
      pseudoterminal_send(
        handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
  }

  func resize(columnCount: Int, rowCount: Int) throws {
    let switches = pseudoterminal_switches(handle) + 1
    self.columnCount = columnCount
    self.rowCount = rowCount
    pseudoterminal_resize(handle, Int32(rowCount), Int32(columnCount))
    try settle(after: switches)
  }

  func signal(_ number: Int32) { pseudoterminal_signal(handle, number) }
  func hangUp() { pseudoterminal_hang_up(handle) }

  // MARK: Looking

  /// The screen, one line per row, without trailing spaces.
  var screenText: String {
    (0..<rowCount).map(row).joined(separator: "\n")
  }

  func row(_ row: Int) -> String {
    var text = ""
    for column in 0..<columnCount { text += self.text(row, column) }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The first row that contains a text.
  func rowIndex(of text: String) -> Int? {
    (0..<rowCount).first { row($0).contains(text) }
  }

  func cell(_ row: Int, _ column: Int) -> pseudoterminal_cell {
    pseudoterminal_cell(handle, Int32(row), Int32(column))
  }

  private func text(_ row: Int, _ column: Int) -> String {
    var cell = cell(row, column)
    return withUnsafeBytes(of: &cell.text) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// A row's styles, one letter per cell: `.` normal, `b` bold, `u` underlined, `r` reversed, `c`
  /// only coloured; an attribute combined with bold is its capital.
  func styleRow(_ row: Int) -> String {
    String(
      (0..<columnCount).map { column -> Character in
        let cell = cell(row, column)
        if cell.isReversed { return cell.isBold ? "R" : "r" }
        if cell.isUnderlined { return cell.isBold ? "U" : "u" }
        if cell.isBold { return "b" }
        return cell.foreground == -1 && cell.background == -1 ? "." : "c"
      })
  }

  /// The row and column of the cursor; nil if it is hidden.
  var cursor: (row: Int, column: Int)? {
    var row: Int32 = 0
    var column: Int32 = 0
    guard pseudoterminal_cursor(handle, &row, &column) else { return nil }
    return (Int(row), Int(column))
  }

  var isAlternate: Bool { pseudoterminal_is_alternate(handle) }
  var processIdentifier: pid_t { pseudoterminal_process(handle) }

  /// Whether the terminal modes are as before the program started.
  var hasModesBefore: Bool {
    let modes = pseudoterminal_modes(handle)
    return modes.input == modesBefore.input && modes.output == modesBefore.output
      && modes.control == modesBefore.control && modes.local == modesBefore.local
  }

  // MARK: Bytes

  /// The number of bytes written by the program so far.
  var byteCount: Int {
    var count = 0
    _ = pseudoterminal_log(handle, &count)
    return count
  }

  func bytes(since mark: Int = 0) -> [UInt8] {
    var count = 0
    guard let log = pseudoterminal_log(handle, &count), count > mark else { return [] }
    return Array(UnsafeBufferPointer(start: log + mark, count: count - mark))
  }
}

enum EndStatus: Equatable {
  case exited(Int32)
  case killed(Int32)
}

enum PseudoTerminalError: Error, CustomStringConvertible {
  case notStarted(Int32)
  case waitedInVain(for: String, screen: String)

  var description: String {
    switch self {
    case .notStarted(let code): "the program did not start: \(String(cString: strerror(code)))"
    case .waitedInVain(let what, let screen): "waited in vain for \(what); the screen:\n\(screen)"
    }
  }
}

private func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Calls the body with a NULL-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
  pointers.append(nil)
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers)
}
