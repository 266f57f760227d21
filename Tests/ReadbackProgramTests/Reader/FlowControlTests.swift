import ReadbackScreen
import Testing

@testable import ReadbackTerminal

/// Simulates a key that repeats 30 times a second for two seconds on a connection of 5,000 bytes a
/// second, with a delay of a tenth of a second for answers.
struct FlowControlTests {
  private struct Line {
    var flow = FlowControl()
    var answers = true
    /// When everything sent will have arrived.
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

  /// How long the connection is still busy after the key is released, in milliseconds, and the
  /// number of frames. Each key changes the given number of bytes.
  private func lag(frameOf byteCount: Int, answers: Bool) -> (lag: Double, frames: Int) {
    var line = Line()
    if answers {
      line.flow.asked(withFrameOf: 3000, at: 0)
      line.flow.answered()
    }
    var news = 0
    var lastKey = 0
    for time in stride(from: 1000, through: 8000, by: 5) {
      line.takeAnswers(until: time)
      if time <= 3000, time - lastKey >= 33 {
        line.flow.keyArrived(.character("j"), at: time)
        lastKey = time
        // The maximum for a screen.
        if !line.flow.isExcess(at: time) { news = min(news + byteCount, 2100) }
      }
      if news > 0, line.flow.pause(at: time) == 0 {
        line.send(news, at: time)
        news = 0
      }
    }
    return (line.free - 3000, line.sentCount)
  }

  @Test(arguments: [true, false])
  func screenStopsWithinHalfASecondOfReleasingAKey(_ answers: Bool) {
    for byteCount in [60, 160, 350, 700, 1500, 2000] {
      let (lag, frames) = lag(frameOf: byteCount, answers: answers)
      // Transmission to the terminal takes another 50.
      #expect(lag < 450, "\(byteCount) bytes: \(lag) ms")
      // The connection is used meanwhile.
      #expect(Double(frames * byteCount) > min(60.0 * Double(byteCount), 2.0 * 5000) * 0.5)
    }
  }

  /// A held key of a fast terminal, human typing, and input typed by programs and pastes.
  @Test(arguments: [(33, 4), (110, 4000), (0, 4000)])
  func onlyAHeldKeyOnASlowConnectionIsExcess(interval: Int, wait: Int) {
    var flow = FlowControl()
    flow.asked(withFrameOf: 3000, at: 0)
    flow.answered()
    var answer = 0
    for number in 0..<30 {
      let time = 1000 + number * interval
      if flow.awaitsAnswer, time >= answer { flow.answered() }
      flow.keyArrived(.down, at: time)
      let isExcess = flow.isExcess(at: time)
      #expect(!isExcess)
      if flow.pause(at: time) == 0, flow.wantsQuestion(at: time) {
        flow.asked(withFrameOf: 1500, at: time)
        answer = time + wait
      }
    }
    flow = FlowControl()
    flow.asked(withFrameOf: 3000, at: 0)
    flow.answered()
    var excess = 0
    for number in 0..<30 {
      let time = 1000 + number * 33
      flow.keyArrived(.down, at: time)
      if flow.isExcess(at: time) { excess += 1 }
      if flow.pause(at: time) == 0, flow.wantsQuestion(at: time) {
        flow.asked(withFrameOf: 1500, at: time)
      }
    }
    #expect(excess > 20)
    // A different key is not a repeat.
    flow.keyArrived(.up, at: 2000)
    let isExcess = flow.isExcess(at: 2000)
    #expect(!isExcess)
  }

  @Test func singleKeysAreNeverDelayed() {
    var flow = FlowControl()
    for time in stride(from: 0, to: 20_000, by: 200) {
      flow.keyArrived(.down, at: time)
      #expect(flow.pause(at: time) == 0)
      flow.sent(3000, at: time)
      #expect(!flow.wantsQuestion(at: time))
    }
  }

  @Test func waitForAnUnresponsiveTerminalIsBounded() {
    var flow = FlowControl()
    flow.asked(withFrameOf: 100, at: 0)
    flow.answered()
    flow.keyArrived(.down, at: 100)
    flow.keyArrived(.down, at: 130)
    #expect(flow.wantsQuestion(at: 130))
    flow.asked(withFrameOf: 2000, at: 130)
    flow.keyArrived(.down, at: 160)
    #expect(flow.pause(at: 160) > 0)
    flow.keyArrived(.down, at: 3130)
    flow.keyArrived(.down, at: 3135)
    #expect(flow.pause(at: 3135) == 0)
    #expect(!flow.answers && !flow.awaitsAnswer)
  }
}
