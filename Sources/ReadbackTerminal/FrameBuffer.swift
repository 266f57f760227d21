import CTerminal
import Glibc

/// Collects the output of ncurses in a memory file and sends it to the terminal at once.
///
/// ncurses flushes at some twenty points while it sets up a terminal and draws; over a network each
/// flush is a packet.
struct FrameBuffer {
  let stream: UnsafeMutablePointer<FILE>
  private let descriptor: Int32
  private let output: Int32
  private var merging = AttributeMerging()

  /// - Parameter output: the terminal.
  init?(sendingTo output: Int32) {
    let descriptor = readback_memory_file()
    guard descriptor >= 0, let stream = fdopen(descriptor, "w") else { return nil }
    (self.stream, self.descriptor, self.output) = (stream, descriptor, output)
  }

  /// Whether ncurses has written anything since the last time.
  var isPending: Bool { lseek(descriptor, 0, SEEK_CUR) > 0 }

  /// Call it when another program may have used the terminal.
  mutating func forget() { merging.forget() }

  /// Sends what ncurses has written since the last time, between other bytes; returns the number of
  /// bytes.
  @discardableResult
  mutating func send(before: String = "", after: String = "") -> Int {
    let written = max(0, Int(lseek(descriptor, 0, SEEK_CUR)))
    var bytes = Array(before.utf8)
    if written > 0 {
      bytes += merging.merged(
        [UInt8](unsafeUninitializedCapacity: written) { buffer, count in
          count = max(0, pread(descriptor, buffer.baseAddress, written, 0))
        })
      lseek(descriptor, 0, SEEK_SET)
    }
    bytes += after.utf8
    if !bytes.isEmpty { write(bytes) }
    return bytes.count
  }

  private func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = Glibc.write(output, buffer.baseAddress! + sent, buffer.count - sent)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        sent += count
      }
    }
  }
}
