import Glibc
import ReadbackCore
import TestSupport
import Testing

@testable import ReadbackStore

/// READBACK_TRIALS says how often one is killed (500 in `make attack`, in batches), READBACK_MARKS how
/// many marks each of the ten processes makes.
@Suite(.waiting) struct StoreTortureTests {
  @Test func everyMarkReportedAsSavedSurvivesAKill() throws {
    let scratch = ScratchDirectory()
    var said: Set<String> = []
    let rounds = trials(else: 15)
    var random = SeededGenerator(seed: UInt64(1 + rounds.lowerBound))
    for round in rounds {
      let marker = Exerciser(
        ["mark", scratch.file, "round \(round)", "200"], output: scratch.path + "/said")
      // Anywhere from before the file is open to far into the marking.
      marker.awaitWords(Int.random(in: 0..<100, using: &random))
      marker.kill()
      said.formUnion(marker.finish().map { String($0.prefix(32)) })
      try #require(integrity(of: scratch.file) == "ok")
      let store = ReviewStore(path: scratch.file)
      try #require(store.state == .keeping)
      let kept = Set(try store.allMarks().map(\.event.id))
      try #require(said.isSubset(of: kept), "\(said.subtracting(kept).count) lost")
    }
    // One or two may have been killed before they printed anything.
    #expect(!said.isEmpty || rounds.count < 3)
  }

  @Test func tenProcessesSaveAtOnceWithoutLoss() throws {
    let scratch = ScratchDirectory()
    let count = number("READBACK_MARKS", else: 20)
    let markers = (0..<10).map {
      Exerciser(
        ["mark", scratch.file, "reviewer \($0)", "\(count)"], output: "\(scratch.path)/said-\($0)")
    }
    let said = markers.flatMap { $0.finish() }
    #expect(said.count == count * 10)
    let store = ReviewStore(path: scratch.file)
    #expect(
      Set(try store.allMarks().map(\.event.id)) == Set(said.map { String($0.prefix(32)) }))
    #expect(integrity(of: scratch.file) == "ok")
    let times = said.compactMap { Int($0.dropFirst(33)) }.sorted()
    if let median = times.dropFirst(times.count / 2).first, let slowest = times.last {
      let late = times.count { $0 > 50_000 }
      print("median \(median) µs, slowest \(slowest), \(late) of \(times.count) late")
    }
  }
}
