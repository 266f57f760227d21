import Glibc

/// A progress line on standard error; disabled if that is not a terminal.
struct Progress {
  private let total: Int?
  private let isShown: Bool
  private let start: Double
  private var doneCount = 0
  private var lastTime = -Double.infinity
  private var width = 0

  /// - Parameter total: nil if unknown.
  init(total: Int?) {
    self.total = total
    isShown = StandardStreams.errorIsTerminal
    start = Self.seconds
  }

  /// Counts another one as done. The line is updated five times a second.
  mutating func advance() {
    doneCount += 1
    guard isShown else { return }
    let now = Self.seconds
    guard now - lastTime > 0.2 else { return }
    lastTime = now
    write(Self.line(doneCount: doneCount, total: total, seconds: now - start))
  }

  /// Removes the line before other output.
  mutating func clear() {
    guard isShown, width > 0 else { return }
    write("")
    lastTime = -.infinity
  }

  private mutating func write(_ line: String) {
    let padding = String(repeating: " ", count: max(width - line.count, 0))
    try? FileDescriptor(2).write(Array("\r\(line)\(padding)\r\(line)".utf8))
    width = line.count
  }

  static func line(doneCount: Int, total: Int?, seconds: Double) -> String {
    let share = total.map { "\(doneCount) of \($0) retellings" } ?? "\(doneCount) retellings"
    guard seconds >= 1 else { return share }
    let rate = Double(doneCount) / seconds
    let shownRate = rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate.rounded()))"
    return "\(share), \(shownRate) a second"
  }

  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
