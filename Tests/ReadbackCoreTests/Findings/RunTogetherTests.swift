import Testing

@testable import ReadbackCore

@Suite struct RunTogetherTests {
  @Test(arguments: [
    (
      "They will fly home aboard a ship of the Orbita Crew mission.",
      "They will fly home aboard a ship. of the Orbita Crew mission.", "ship. of"
    ),
    (
      "They will fly home aboard a ship of the Orbita Crew-4 mission.",
      "They will fly home aboard a ship of the OrbitaCrew-4 mission.", "OrbitaCrew-4"
    ),
    (
      "The keeper of the lamp went home early.", "The keeper ofthe lamp went home early.", "ofthe"
    ),
    ("The guild issued a licence.", "The guild issued a a licence.", "a a"),
  ])
  func slipsOfTypingAreGarbled(official: String, retelling: String, words: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown == ["garbled:  | \(words)"])
  }

  @Test(arguments: [
    ("He came in in May.", "He came in in May and stayed."),
    ("The approx. of the value is known.", "An approx. of the value is known."),
    ("The peace keepers went home.", "The peacekeepers went home."),
  ])
  func intendedSpellingsAreNotFindings(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.garbled).isEmpty)
  }

  @Test func aRepeatedSentenceIsOneFinding() {
    let faced = Faced(
      "The harbour was lost in the storm. The council will rebuild it by 2027.",
      "The harbour was lost in the storm. The council will rebuild it by 2027. "
        + "The harbour was lost in the storm.")
    #expect(faced.shown == ["garbled:  | The harbour was lost in the storm."])
  }

  @Test func aStandfirstMayBeRepeated() {
    let official =
      "The keepers of both towns settled the dispute over the telephone. They met for two hours."
    let faced = Faced(
      official,
      "The keepers of both towns settled the dispute over the telephone\n" + official)
    #expect(faced.shown(.garbled).isEmpty)
  }
}
