import Testing

@testable import ReadbackTerminal

/// Plays a key that repeats 30 times a second for two seconds to a line of 5,000 bytes a second, on
/// which an answer takes a tenth of a second.
struct FlowControlTests {
  private struct Line {
    var flow = FlowControl()
    var answers = true
    /// When all that was sent will have arrived.
    var free = 0.0
    var sentCount = 0
    var pendingAnswers: [Double] = []

    static let bytesASecond = 5000.0

    mutating func send(_ byteCount: Int, at time: Int) {
      free = max(free, Double(time)) + Double(byteCount) / Self.bytesASecond * 1000
      sentCount += 1
      if flow.wantsQuestion(at: time) {
        flow.asked(withFrameOf: byteCount, at: time)
        pendingAnswers.append(free + 100)
      } else {
        flow.sent(byteCount, at: time)
      }
    }

    mutating func takeAnswers(until time: Int) {
      while let first = pendingAnswers.first, first <= Double(time) {
        pendingAnswers.removeFirst()
        flow.answered()
      }
    }
  }

  /// How long after the key is let go the line is still busy, in milliseconds, and the frames sent.
  private func lag(frameOf byteCount: Int, answers: Bool) -> (lag: Double, frames: Int) {
    var line = Line()
    if answers {
      line.flow.asked(withFrameOf: 3000, at: 0)
      line.flow.answered()
    }
    var hasNews = false
    var lastKey = 0
    for time in stride(from: 1000, through: 8000, by: 5) {
      line.takeAnswers(until: time)
      if time <= 3000, time - lastKey >= 33 {
        line.flow.keyArrived(at: time)
        lastKey = time
        hasNews = true
      }
      if hasNews, line.flow.pause(at: time) == 0 {
        line.send(byteCount, at: time)
        hasNews = false
      }
    }
    return (line.free - 3000, line.sentCount)
  }

  @Test(arguments: [true, false])
  func heldKeyIsLetGoWithinHalfASecond(_ answers: Bool) {
    for byteCount in [60, 350, 700] {
      let (lag, frames) = lag(frameOf: byteCount, answers: answers)
      #expect(lag < 500, "\(byteCount) bytes: \(lag) ms")
      // The line is used meanwhile.
      #expect(Double(frames * byteCount) > min(60.0 * Double(byteCount), 2.0 * 5000) * 0.6)
    }
  }

  @Test func singleKeysAreNeverHeldBack() {
    var flow = FlowControl()
    for time in stride(from: 0, to: 20_000, by: 200) {
      flow.keyArrived(at: time)
      #expect(flow.pause(at: time) == 0)
      flow.sent(3000, at: time)
      #expect(!flow.wantsQuestion(at: time))
    }
  }

  @Test func terminalThatStopsAnsweringIsNotWaitedForForEver() {
    var flow = FlowControl()
    flow.asked(withFrameOf: 100, at: 0)
    flow.answered()
    flow.keyArrived(at: 100)
    flow.keyArrived(at: 130)
    #expect(flow.wantsQuestion(at: 130))
    flow.asked(withFrameOf: 2000, at: 130)
    flow.keyArrived(at: 160)
    #expect(flow.pause(at: 160) > 0)
    flow.keyArrived(at: 3130)
    flow.keyArrived(at: 3135)
    #expect(flow.pause(at: 3135) == 0)
    #expect(!flow.answers && !flow.awaitsAnswer)
  }
}
