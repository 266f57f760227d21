import CNcurses
import Glibc
import ReadbackScreen

/// Reads what the terminal sends, and gives keys and answers one by one.
struct KeyReader {
  private let descriptor: Int32
  private let takesMouse: Bool
  private lazy var decoder = KeyDecoder(
    delays: .fromEnvironment(), takesMouse: takesMouse, terminalKeys: TerminalType.keys(),
    text: TextDecoder(String(cString: readback_codeset()) == "UTF-8" ? .utf8 : .locale))
  /// Decoded and not yet given, the next one last.
  private var waiting: [KeyDecoder.Input] = []
  private(set) var isAtEnd = false

  init(descriptor: Int32, takesMouse: Bool) {
    self.descriptor = descriptor
    self.takesMouse = takesMouse
  }

  /// How long to wait at most for what has begun; nil when nothing has.
  var patience: Int32? { mutating get { decoder.patience.map(Int32.init) } }

  /// The next input that has arrived, or nil; waits for nothing.
  mutating func next() -> KeyDecoder.Input? {
    while waiting.isEmpty {
      guard let bytes = read() else {
        waiting = decoder.wait(until: Monotonic.milliseconds).reversed()
        break
      }
      waiting = decoder.take(bytes, at: Monotonic.milliseconds).reversed()
    }
    return waiting.popLast()
  }

  /// What can be read at once; nil when nothing can.
  private mutating func read() -> [UInt8]? {
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, 0) > 0, ready.revents & Int16(POLLIN) != 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    if bytes.isEmpty {
      // Readable without bytes: nobody is at the other end any more.
      isAtEnd = errno != EINTR && errno != EAGAIN
      return nil
    }
    return bytes
  }
}

extension KeyDecoder.Delays {
  /// On a line through a network the bytes of one key come apart: an escape waits longer there.
  /// ESCDELAY, in milliseconds, says otherwise, as to all programs that use ncurses.
  static func fromEnvironment(_ variable: (String) -> String? = environmentVariable) -> Self {
    if let chosen = variable("ESCDELAY").flatMap(Int.init), (0...10_000).contains(chosen) {
      return Self(escape: chosen)
    }
    let isRemote = ["SSH_TTY", "SSH_CONNECTION"].contains { !(variable($0) ?? "").isEmpty }
    return Self(escape: isRemote ? 400 : 50)
  }
}

func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// A time that only goes on.
enum Monotonic {
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
