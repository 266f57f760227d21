import CNcurses
import Glibc
import ReadbackScreen

/// Reads the terminal's input and returns keys and replies one by one.
struct KeyReader {
  private let descriptor: Int32
  private let takesMouse: Bool
  private lazy var decoder = KeyDecoder(
    delays: .fromEnvironment(), takesMouse: takesMouse, terminalKeys: TerminalType.keys(),
    text: TextDecoder(String(cString: readback_codeset()) == "UTF-8" ? .utf8 : .locale))
  /// Decoded but not yet returned, in reverse order.
  private var waiting: [KeyDecoder.Input] = []
  private(set) var isAtEnd = false

  init(descriptor: Int32, takesMouse: Bool) {
    self.descriptor = descriptor
    self.takesMouse = takesMouse
  }

  /// The maximum wait for an incomplete sequence; nil if there is none.
  var patience: Int32? { mutating get { decoder.patience.map(Int32.init) } }

  /// The next available input, or nil; does not wait.
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

  /// The bytes that can be read without waiting; nil if there are none.
  private mutating func read() -> [UInt8]? {
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, 0) > 0, ready.revents & Int16(POLLIN) != 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    if bytes.isEmpty {
      // Readable but without bytes: the connection is closed.
      isAtEnd = errno != EINTR && errno != EAGAIN
      return nil
    }
    return bytes
  }
}

extension KeyDecoder.Delays {
  /// Over a network the bytes of one key may arrive separately, so an escape waits longer there.
  /// ESCDELAY, in milliseconds, overrides this, as in all ncurses programs.
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

/// A monotonic clock.
enum Monotonic {
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
