/// Processes inputs on several threads and returns the results in order.
///
/// At most `window` inputs are in progress or waiting for an earlier one, so memory is bounded
/// regardless of the input's length, and a slow consumer slows down the work.
final class OrderedWork<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  private let monitor = Monitor()
  private let window: Int
  // All of these are protected by the monitor.
  private var waiting: [(number: Int, input: Input)] = []
  private var results: [Int: Output] = [:]
  private var takenCount = 0
  private var givenCount = 0
  private var inputIsOver = false

  init(window: Int) { self.window = max(window, 1) }

  /// Processes the input and passes each result to `receive`, in order and as soon as possible, on
  /// the calling thread. An error of `receive` ends everything.
  ///
  /// - Parameter next: returns the next input, nil at the end; called on a separate thread.
  func run(
    threadCount: Int, next: @escaping @Sendable () -> Input?,
    work: @escaping @Sendable (Input) -> Output, receive: (Output) throws -> Void
  ) rethrows {
    guard startThread({ self.takeIn(next) }) else {
      while let input = next() { try receive(work(input)) }
      return
    }
    let started = (0..<max(threadCount, 1)).filter { _ in startThread { self.runJobs(work) } }
    if started.isEmpty {
      while let (_, input) = nextInput() {
        try receive(work(input))
        monitor.change { givenCount += 1 }
      }
    } else {
      while let output = nextOutput() { try receive(output) }
    }
  }

  private func takeIn(_ next: () -> Input?) {
    while let input = next() {
      monitor.change(
        when: { takenCount - givenCount < window },
        {
          waiting.append((takenCount, input))
          takenCount += 1
        })
    }
    monitor.change { inputIsOver = true }
  }

  private func runJobs(_ work: (Input) -> Output) {
    while let (number, input) = nextInput() {
      let output = work(input)
      monitor.change { results[number] = output }
    }
  }

  private func nextInput() -> (number: Int, input: Input)? {
    monitor.change(
      when: { !waiting.isEmpty || inputIsOver },
      { waiting.isEmpty ? nil : waiting.removeFirst() })
  }

  private func nextOutput() -> Output? {
    monitor.change(
      when: { results[givenCount] != nil || (inputIsOver && givenCount == takenCount) },
      {
        guard let output = results.removeValue(forKey: givenCount) else { return nil }
        givenCount += 1
        return output
      })
  }
}

/// The elements of an array one after another, for one thread.
final class WorkList<Element: Sendable>: @unchecked Sendable {
  private var iterator: IndexingIterator<[Element]>

  init(_ elements: [Element]) { iterator = elements.makeIterator() }

  func next() -> Element? { iterator.next() }
}
