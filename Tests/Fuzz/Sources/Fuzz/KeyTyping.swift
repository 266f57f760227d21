import CNcurses
import Glibc
import ReadbackScreen

@testable import ReadbackTerminal

/// Types bytes to ncurses and takes the keys that Readback makes of them.
func typeKeys(_ bytes: [UInt8]) { Keyboard.shared.type(bytes) }

private final class Keyboard {
  nonisolated(unsafe) static let shared = Keyboard()

  private let typing: Int32
  private var reader: KeyReader
  /// Bytes typed, of all inputs, that have not become keys: ncurses may hold back what could begin
  /// a sequence, and stops for now at a byte that is no character.
  private var pendingCount = 0

  private init() {
    setlocale(LC_ALL, "C.UTF-8")
    var pipe: [Int32] = [0, 0]
    guard Glibc.pipe(&pipe) == 0, fcntl(pipe[1], F_SETFL, O_NONBLOCK) == 0,
      let output = fopen("/dev/null", "w"), let input = fdopen(pipe[0], "r"),
      newterm("xterm-256color", output, input) != nil, let window = readback_window()
    else { fatalError("ncurses does not start") }
    typing = pipe[1]
    cbreak()
    noecho()
    nonl()
    keypad(window, true)
    nodelay(window, true)
    set_escdelay(1)
    reader = KeyReader(window: window, takesMouse: true)
  }

  func type(_ bytes: [UInt8]) {
    let count = bytes.withUnsafeBytes { write(typing, $0.baseAddress, $0.count) }
    require(count == bytes.count, "the pipe is full")
    pendingCount += bytes.count
    while let key = reader.next() {
      check(key)
      pendingCount -= 1
      require(pendingCount >= 0, "more keys than bytes")
    }
    if let key = reader.endInput() { check(key) }
  }

  private func check(_ key: Key) {
    switch key {
    case .character(let scalar):
      require(
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "a control character typed")
    case .control(let scalar): require(("a"..."z").contains(scalar), "no control key: \(scalar)")
    case .paste(let text):
      require(text.unicodeScalars.count <= 16_384, "a paste without end")
      for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\t" {
        require(
          scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "a control pasted")
      }
    case .click(let row, let column): require(row >= 0 && column >= 0, "a click off the screen")
    default: break
    }
  }
}
