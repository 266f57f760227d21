import Foundation
import TestSupport
import Testing

/// A decision shown without "saving" is on disk, so a kill in the next moment cannot lose it.
///
/// READBACK_TRIALS says how often (500 in `make attack`, in batches). READBACK_SLOW_DISK names a library that makes
/// every write slow (Tools/hostile/slow-disk.c); the reader is then killed 200 ms after the decision
/// shows.
@Suite(.serialized) struct KilledReaderTests {
  private static let slowDisk = ProcessInfo.processInfo.environment["READBACK_SLOW_DISK"]

  @Test func noDecisionShownAsSavedIsLost() throws {
    let rounds = trials(else: Self.slowDisk == nil ? 3 : 50)
    var (shown, lost, saving) = (0, 0, 0)
    for round in rounds {
      let directory = try TemporaryDirectory()
      let store = directory.path + "/marks.sqlite"
      let (made, waits) = try decide(Self.slowDisk == nil ? 1 + round % 12 : 1 + round % 2, store)
      shown += made
      saving += waits
      let kept = try ProgramRun(["reviews", "list", "--reviews", store])
        .output.split(separator: "\n").count
      lost += max(0, made - kept)
    }
    print(
      "killed \(rounds.count) times: \(shown) decisions shown as made, \(lost) lost,",
      "\(saving) waits")
    #expect(lost == 0)
    // On a slow disk "saving" must have been shown.
    #expect(Self.slowDisk == nil || saving > 0)
  }

  /// Makes decisions, waits for each to be shown, and kills the reader; returns how many were shown
  /// as made, and for how many "saving" was seen.
  private func decide(_ count: Int, _ store: String) throws -> (made: Int, saving: Int) {
    try "".write(toFile: store, atomically: false, encoding: .utf8)
    let terminal = try ReaderProgram.openSettled(
      options: ["--reviews", store],
      environment: Self.slowDisk.map { ["LD_PRELOAD": $0] } ?? [:], columnCount: 120)
    try terminal.press("]")
    var saving = 0
    for number in 1...count {
      let before = terminal.row(23)
      var hasWaited = false
      terminal.send("r")
      try terminal.wait(for: "decision \(number)") {
        let status = terminal.row(23)
        if status.contains("saving") { hasWaited = true }
        return status != before && status.contains("confirmed") && !status.contains("saving")
      }
      if hasWaited { saving += 1 }
    }
    if Self.slowDisk != nil { usleep(200_000) }
    terminal.signal(SIGKILL)
    _ = try terminal.waitForEnd()
    return (count, saving)
  }
}
