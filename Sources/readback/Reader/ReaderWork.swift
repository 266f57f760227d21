import Glibc
import ReadbackCore
import ReadbackScreen
import ReadbackTerminal

/// What is done beside the loop: comparisons on one thread, everything that touches files on
/// another, so that a key never waits for either.
///
/// What comes of it is taken with `takeEvents` when the terminal says that it was woken.
final class ReaderWork: @unchecked Sendable {
  private struct Request {
    let retelling: Int
    let ticket: Int
    let compare: @Sendable () -> [Event]
  }

  private let monitor = Monitor()
  // All of these only inside the monitor.
  private var requests: [Request] = []
  /// The last request for each retelling: what an earlier one brings is out of date.
  private var tickets: [Int: Int] = [:]
  private var ticketCount = 0
  private var jobs: [@Sendable () -> [Event]] = []
  private var isJobRunning = false
  private var events: [Event] = []

  /// Starts the threads; without them the work is done at once and keys wait.
  init() {
    hasThreads =
      startThread { [self] in compareAway() } && startThread { [self] in workAway() }
  }

  private var hasThreads = false

  /// Compares, the latest request first: it is for what the reader looks at.
  func compare(retelling: Int, _ compare: @escaping @Sendable () -> [Event]) {
    monitor.change {
      ticketCount += 1
      tickets[retelling] = ticketCount
      requests.append(Request(retelling: retelling, ticket: ticketCount, compare: compare))
    }
    if !hasThreads, let request = monitor.change({ requests.popLast() }) { answer(request) }
  }

  /// Forgets what was asked about texts that are no longer open.
  func forgetComparisons() {
    monitor.change {
      requests = []
      tickets = [:]
    }
  }

  /// Does something with files, behind what was asked for earlier.
  func perform(_ job: @escaping @Sendable () -> [Event]) {
    if hasThreads {
      monitor.change { jobs.append(job) }
    } else {
      give(job())
    }
  }

  /// Does something that may take minutes, on a thread of its own.
  func performLong(_ job: @escaping @Sendable (@escaping @Sendable ([Event]) -> Void) -> Void) {
    let isStarted = startThread { [self] in
      Terminal.guardThread()
      job { self.give($0) }
    }
    if !isStarted { give([.notice("no second opinion: the system has no thread to spare")]) }
  }

  /// Waits until everything that was asked of the files is done. Comparisons are given up.
  func finish() {
    monitor.change(when: { jobs.isEmpty && !isJobRunning }, {})
  }

  /// Waits a moment for what was asked of the files: mostly it is done before anybody could see that
  /// it was not.
  func finishSoon(milliseconds: Int) {
    _ = monitor.wait(milliseconds: milliseconds) { jobs.isEmpty && !isJobRunning }
  }

  /// What has come of the work since the last call.
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

  private func compareAway() {
    Terminal.guardThread()
    // Keys come first where the processors are few: on Linux a thread has a niceness of its own,
    // and hands it on to those that it starts.
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

  private func workAway() {
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
