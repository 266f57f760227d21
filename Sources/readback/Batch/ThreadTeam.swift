import ReadbackCore

/// Runs the parts of one long piece of work on several threads.
enum ThreadTeam {
  /// What runs numbered work on up to `threadCount` threads, the calling one among them.
  static func concurrently(threadCount: Int) -> Concurrently {
    { count, body in
      let parts = NumberedParts(count: count)
      let started = (1..<max(min(threadCount, count), 1)).filter { _ in
        parts.join()
        let isStarted = startThread {
          parts.workAway(body)
          parts.leave()
        }
        if !isStarted { parts.leave() }
        return isStarted
      }
      parts.workAway(body)
      if !started.isEmpty { parts.waitForOthers() }
    }
  }

  /// The same for texts long enough to gain by it: short ones are compared sooner on one thread.
  static func concurrently(
    threadCount: Int, comparing official: Document, with retelling: Document
  ) -> Concurrently {
    let isLong = min(official.tokens.count, retelling.tokens.count) >= longText
    return isLong && threadCount > 1 ? concurrently(threadCount: threadCount) : oneByOne
  }

  /// In tokens. A comparison of texts this long takes several milliseconds.
  private static let longText = 5_000
}

/// Numbers that threads take one after the other.
private final class NumberedParts: @unchecked Sendable {
  private let monitor = Monitor()
  private let count: Int
  // Both only inside the monitor.
  private var next = 0
  private var otherThreads = 0

  init(count: Int) { self.count = count }

  func workAway(_ body: (Int) -> Void) {
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
