import ReadbackCore

/// Runs the parts of a long computation on several threads.
enum ThreadTeam {
  /// Runs numbered work on up to `threadCount` threads, including the calling one.
  static func concurrently(threadCount: Int) -> Concurrently {
    { count, body in
      let parts = NumberedParts(count: count)
      let started = (1..<max(min(threadCount, count), 1)).filter { _ in
        parts.join()
        let isStarted = startThread {
          parts.runJobs(body)
          parts.leave()
        }
        if !isStarted { parts.leave() }
        return isStarted
      }
      parts.runJobs(body)
      if !started.isEmpty { parts.waitForOthers() }
    }
  }

  /// The same for texts long enough to benefit from it: short ones are faster on one thread.
  static func concurrently(
    threadCount: Int, comparing official: Document, with retelling: Document
  ) -> Concurrently {
    let isLong = min(official.tokens.count, retelling.tokens.count) >= longText
    return isLong && threadCount > 1 ? concurrently(threadCount: threadCount) : oneByOne
  }

  /// In tokens. With two threads, texts of this length are compared as fast as with one, and texts
  /// three times as long in nine tenths of the time.
  private static let longText = 250
}

/// Numbers that threads take one after another.
private final class NumberedParts: @unchecked Sendable {
  private let monitor = Monitor()
  private let count: Int
  // Both are protected by the monitor.
  private var next = 0
  private var otherThreads = 0

  init(count: Int) { self.count = count }

  func runJobs(_ body: (Int) -> Void) {
    while let number = take() { body(number) }
  }

  private func take() -> Int? {
    monitor.change {
      guard next < count else { return nil }
      defer { next += 1 }
      return next
    }
  }

  func join() { monitor.change { otherThreads += 1 } }

  func leave() { monitor.change { otherThreads -= 1 } }

  func waitForOthers() { monitor.change(when: { otherThreads == 0 }, {}) }
}
