import ReadbackScreen

/// Decides when the next frame may be sent, so that a slow line is never behind its user: what is
/// on its way cannot be taken back, and would go on scrolling after a held key was let go.
///
/// Only frames that keys bring about in quick succession are held back. A terminal that answers is
/// asked behind each of them whether it is done with it; one that does not is sent no more than a
/// slow line carries. Repeats of a held key that come before its last frame has room are excess: the
/// user has not seen yet where the key has taken them. A value without a clock.
struct FlowControl {
  /// Keys this close together are one act: a held key repeats 15 to 40 times a second.
  static let succession = 150
  /// Bytes that may be on their way with the next frame, unless that is alone: 0.2 seconds of a line
  /// of 5 KB a second. An answer takes half of them, so that small frames hardly leave the line idle.
  static let window = 1000
  /// What a terminal that does not answer is sent, in bytes a second.
  static let rate = 4000
  /// A key is held once it has been repeated so often, at most so many milliseconds apart. Nobody
  /// types as fast; what a program types comes at once, and every bit of it counts.
  static let heldCount = 4
  static let heldInterval = 75
  static let shortestHeldInterval = 10
  /// An answer that has not come after so many milliseconds will not come.
  static let patience = 3000

  private struct Frame {
    let byteCount: Int
    let time: Int
  }

  /// Whether the terminal is known to answer.
  private(set) var answers = false
  /// Sent with a question behind, and not yet answered; the oldest first.
  private var unanswered: [Frame] = []
  private var lastKey = -FlowControl.succession - 1
  private var isSuccession = false
  /// The last key, since when it has been repeated, and how often.
  private var repeated: (key: Key, since: Int, count: Int)?
  /// Bytes of the last frames that keys in succession brought about.
  private var recent: [Int] = []
  /// What the line of a silent terminal still has to carry, and since when.
  private var debt = 0
  private var debtTime = 0

  init() {}

  /// Whether an answer is on its way.
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

  /// Whether the key that has just arrived is held down, and the line not ready for another frame.
  mutating func isExcess(at time: Int) -> Bool {
    guard let repeated, repeated.count >= Self.heldCount,
      time - repeated.since >= repeated.count * Self.shortestHeldInterval
    else { return false }
    return pause(at: time) > 0
  }

  /// A question was sent, with a frame or without one.
  mutating func asked(withFrameOf byteCount: Int, at time: Int) {
    unanswered.append(Frame(byteCount: byteCount, time: time))
    remember(byteCount, at: time)
  }

  mutating func answered() {
    answers = true
    if !unanswered.isEmpty { unanswered.removeFirst() }
  }

  /// Whether the frame that is sent now should have a question behind it.
  func wantsQuestion(at time: Int) -> Bool { answers && isHurried(at: time) }

  /// A frame was sent without a question.
  mutating func sent(_ byteCount: Int, at time: Int) {
    guard isHurried(at: time), !answers else { return }
    payDebt(until: time)
    debt += byteCount
    remember(byteCount, at: time)
  }

  /// How many milliseconds to wait before the next frame; 0 when it may be sent.
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

  /// What the next frame may take, by the last ones.
  private var expected: Int { recent.max() ?? 0 }

  private mutating func remember(_ byteCount: Int, at time: Int) {
    if !isHurried(at: time) {
      recent = []
    } else if byteCount > 0 {
      recent = recent.suffix(3) + [byteCount]
    }
  }

  /// Keys have come in succession, the last of them now or while frames were being held back.
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
