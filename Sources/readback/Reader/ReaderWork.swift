import Glibc
import ReadbackCore
import ReadbackScreen
import ReadbackTerminal

/// Work beside the main loop: comparisons on one thread, file operations on another, so that a key
/// never waits for either.
///
/// When the terminal reports that it was woken, `takeEvents` returns the results.
final class ReaderWork: @unchecked Sendable {
  private struct Request {
    let retelling: Int
    let ticket: Int
    let compare: @Sendable () -> [Event]
  }

  private let monitor = Monitor()
  // All of these are protected by the monitor.
  private var requests: [Request] = []
  /// The last request for each retelling; results of earlier ones are outdated.
  private var tickets: [Int: Int] = [:]
  private var ticketCount = 0
  private var jobs: [@Sendable () -> [Event]] = []
  private var isJobRunning = false
  private var events: [Event] = []

  /// Starts the threads; without them the work is done synchronously and keys wait.
  init() {
    hasThreads =
      startThread { [self] in runComparisons() } && startThread { [self] in runJobs() }
  }

  private var hasThreads = false

  /// Compares, the latest request first: it is for the retelling on the screen.
  func compare(retelling: Int, _ compare: @escaping @Sendable () -> [Event]) {
    monitor.change {
      ticketCount += 1
      tickets[retelling] = ticketCount
      requests.append(Request(retelling: retelling, ticket: ticketCount, compare: compare))
    }
    if !hasThreads, let request = monitor.change({ requests.popLast() }) { answer(request) }
  }

  /// Drops requests about texts that are no longer open.
  func forgetComparisons() {
    monitor.change {
      requests = []
      tickets = [:]
    }
  }

  /// Performs a file operation, after earlier ones.
  func perform(_ job: @escaping @Sendable () -> [Event]) {
    if hasThreads {
      monitor.change { jobs.append(job) }
    } else {
      give(job())
    }
  }

  /// Performs work that may take minutes, on a thread of its own.
  func performLong(_ job: @escaping @Sendable (@escaping @Sendable ([Event]) -> Void) -> Void) {
    let isStarted = startThread { [self] in
      Terminal.guardThread()
      job { self.give($0) }
    }
    if !isStarted { give([.notice("no second opinion: the system has no thread to spare")]) }
  }

  /// Waits until all file operations are done, but not for comparisons.
  func finish() {
    monitor.change(when: { jobs.isEmpty && !isJobRunning }, {})
  }

  /// Waits briefly for file operations: usually they finish before anyone could notice a delay.
  func finishSoon(milliseconds: Int) {
    _ = monitor.wait(milliseconds: milliseconds) { jobs.isEmpty && !isJobRunning }
  }

  /// The results since the last call.
  func takeEvents() -> [Event] {
    monitor.change {
      defer { events = [] }
      return events
    }
  }

  private func give(_ new: [Event]) {
    if new.isEmpty { return }
    monitor.change { events += new }
    Terminal.wake()
  }

  private func runComparisons() {
    Terminal.guardThread()
    // Keys have priority if there are few processors: on Linux niceness applies to a thread and the
    // threads that it starts.
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
    while true {
      answer(monitor.change(when: { !requests.isEmpty }, { requests.removeLast() }))
    }
  }

  private func answer(_ request: Request) {
    let events = request.compare()
    let isCurrent = monitor.change { tickets[request.retelling] == request.ticket }
    if isCurrent { give(events) }
  }

  private func runJobs() {
    Terminal.guardThread()
    while true {
      let job = monitor.change(
        when: { !jobs.isEmpty },
        {
          isJobRunning = true
          return jobs.removeFirst()
        })
      give(job())
      monitor.change { isJobRunning = false }
    }
  }
}
