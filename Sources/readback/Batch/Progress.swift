import Glibc

/// A progress line on standard error; disabled if that is not a terminal.
final class Progress: Sendable {
  private let total: Int?
  private let isShown: Bool
  private let start: Double
  private let monitor = Monitor()
  private let state = State()

  /// Only inside the monitor.
  private final class State: @unchecked Sendable {
    var doneCount = 0
    var lastTime = -Double.infinity
    var width = 0
    var isOver = false
  }

  /// - Parameter total: nil if unknown.
  init(total: Int?) {
    self.total = total
    isShown = StandardStreams.errorIsTerminal
    start = Self.seconds
    if isShown { _ = startThread { self.tick() } }
  }

  /// Counts another one as done. The line is updated five times a second.
  func advance() {
    monitor.change {
      state.doneCount += 1
      if state.doneCount != total, Self.seconds - state.lastTime > 0.2 { show() }
    }
  }

  /// Removes the line before other output.
  func clear() {
    monitor.change { takeAway() }
  }

  /// Removes the line for good.
  func end() {
    monitor.change {
      state.isOver = true
      takeAway()
    }
  }

  /// Updates the line every second, however long one retelling takes.
  private func tick() {
    while !monitor.wait(milliseconds: 1_000, until: { state.isOver }) {
      monitor.change { if !state.isOver, Self.seconds - state.lastTime > 0.9 { show() } }
    }
  }

  private func show() {
    guard isShown else { return }
    state.lastTime = Self.seconds
    write(
      Self.line(doneCount: state.doneCount, total: total, seconds: state.lastTime - start))
  }

  private func takeAway() {
    guard state.width > 0 else { return }
    write("")
    state.lastTime = -.infinity
  }

  private func write(_ line: String) {
    let padding = String(repeating: " ", count: max(state.width - line.count, 0))
    try? FileDescriptor(2).write(Array("\r\(line)\(padding)\r\(line)".utf8))
    state.width = line.count
  }

  static func line(doneCount: Int, total: Int?, seconds: Double) -> String {
    if doneCount == 0 {
      let what = total == 1 ? "" : " \(total.map { "\($0) " } ?? "")retellings"
      return "comparing\(what), \(Int(seconds)) s"
    }
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
