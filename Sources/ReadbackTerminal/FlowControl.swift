import ReadbackScreen

/// Decides when the next frame may be sent, so that a slow connection never lags behind its user:
/// data already sent cannot be withdrawn, and the screen would keep scrolling after a held key was
/// released.
///
/// Only frames caused by keys in quick succession are delayed. A terminal that answers queries is
/// asked after each of them whether it has processed it; any other is sent no more than a slow
/// connection carries. If a held key repeats before its last frame could be sent, the repeat is
/// excess: the user has not yet seen where the key has moved. A value without a clock.
struct FlowControl {
  /// Keys at most this many milliseconds apart belong together: a held key repeats 15 to 40 times a
  /// second.
  static let succession = 150
  /// The maximum number of bytes in transit including the next frame, unless that is the only one:
  /// 0.2 seconds at 5 KB a second. An answer is expected after half of them, so that small frames
  /// hardly leave the connection idle.
  static let window = 1000
  /// The rate for a terminal that does not answer, in bytes a second.
  static let rate = 4000
  /// A key counts as held after this many repeats, each at most the given milliseconds after the
  /// last. Nobody types as fast; input typed by a program arrives at once and must not be dropped.
  static let heldCount = 4
  static let heldInterval = 75
  static let shortestHeldInterval = 10
  /// An answer that takes longer than this many milliseconds is no longer expected.
  static let patience = 3000

  private struct Frame {
    let byteCount: Int
    let time: Int
  }

  /// Whether the terminal is known to answer.
  private(set) var answers = false
  /// Frames sent with a query and not yet answered, oldest first.
  private var unanswered: [Frame] = []
  private var lastKey = -FlowControl.succession - 1
  private var isSuccession = false
  /// The last key, the time since which it has been repeated, and how often.
  private var repeated: (key: Key, since: Int, count: Int)?
  /// The sizes in bytes of the last frames caused by keys in succession.
  private var recent: [Int] = []
  /// The bytes that the connection to a silent terminal still has to carry, and since when.
  private var debt = 0
  private var debtTime = 0

  init() {}

  /// Whether an answer is expected.
  var awaitsAnswer: Bool { !unanswered.isEmpty }

  mutating func keyArrived(_ key: Key, at time: Int) {
    isSuccession = time - lastKey <= Self.succession
    if let last = repeated, last.key == key, time - lastKey <= Self.heldInterval {
      repeated = (key, last.since, last.count + 1)
    } else {
      repeated = (key, time, 0)
    }
    lastKey = time
  }

  /// Whether the key that has just arrived is held down while the connection has no room for
  /// another frame.
  mutating func isExcess(at time: Int) -> Bool {
    guard let repeated, repeated.count >= Self.heldCount,
      time - repeated.since >= repeated.count * Self.shortestHeldInterval
    else { return false }
    return pause(at: time) > 0
  }

  /// Records that a query was sent, with or without a frame.
  mutating func asked(withFrameOf byteCount: Int, at time: Int) {
    unanswered.append(Frame(byteCount: byteCount, time: time))
    remember(byteCount, at: time)
  }

  mutating func answered() {
    answers = true
    if !unanswered.isEmpty { unanswered.removeFirst() }
  }

  /// Whether the frame to be sent now should be followed by a query.
  func wantsQuestion(at time: Int) -> Bool { answers && isHurried(at: time) }

  /// Records that a frame was sent without a query.
  mutating func sent(_ byteCount: Int, at time: Int) {
    guard isHurried(at: time), !answers else { return }
    payDebt(until: time)
    debt += byteCount
    remember(byteCount, at: time)
  }

  /// Milliseconds to wait before the next frame; 0 if it may be sent.
  mutating func pause(at time: Int) -> Int {
    guard isHurried(at: time) else { return 0 }
    if answers {
      guard let oldest = unanswered.first, time - oldest.time < Self.patience else {
        if awaitsAnswer { giveUp() }
        return 0
      }
      let bytes = unanswered.reduce(0) { $0 + $1.byteCount }
      return bytes + expected > Self.window ? Self.patience - (time - oldest.time) : 0
    }
    payDebt(until: time)
    let excess = min(debt, debt + expected - Self.window)
    return excess <= 0 ? 0 : (excess * 1000 + Self.rate - 1) / Self.rate
  }

  /// The expected size of the next frame, from the last ones.
  private var expected: Int { recent.max() ?? 0 }

  private mutating func remember(_ byteCount: Int, at time: Int) {
    if !isHurried(at: time) {
      recent = []
    } else if byteCount > 0 {
      recent = recent.suffix(3) + [byteCount]
    }
  }

  /// Whether keys have come in succession, the last of them now or while frames were delayed.
  private func isHurried(at time: Int) -> Bool {
    isSuccession && (time - lastKey <= Self.succession || awaitsAnswer || debt > 0)
  }

  private mutating func payDebt(until time: Int) {
    debt = max(0, debt - (time - debtTime) * Self.rate / 1000)
    debtTime = time
  }

  private mutating func giveUp() {
    unanswered = []
    answers = false
  }
}
