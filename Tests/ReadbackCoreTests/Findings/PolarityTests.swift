import Testing

@testable import ReadbackCore

@Suite struct PolarityTests {
  @Test(arguments: [
    (
      "The owners did not discuss the price of the harbour.",
      "The owners discussed the price of the harbour."
    ),
    (
      "The museum has not been able to confirm reports that the painting was stolen.",
      "The museum said it had confirmed reports that the painting was stolen."
    ),
    (
      "The captain refused to comment and said the vessel will not return this week.",
      "The captain refused to comment and said the vessel will return this week."
    ),
    ("The lease of the mill is not final.", "The lease of the mill is final."),
    (
      "The council does not rule out a new toll, but it will not decide on one in advance.",
      "The council ruled out a new toll, although it said nothing had been decided."
    ),
  ])
  func denialOnOneSideIsFound(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.polarity).map { $0.severity > .minor } == [true])
  }

  @Test(arguments: [
    (
      "The villagers are dissatisfied with the new bridge.",
      "The villagers are not satisfied with the new bridge."
    ),
    (
      "The guards left without giving further details.",
      "The guards left without more details."
    ),
    (
      "There are no unsolvable problems on the line.",
      "All problems on the line can be solved."
    ),
    (
      "The barges may not moor below the weir without a permit.",
      "A barge that wants to moor below the weir must have a permit."
    ),
    (
      "The lock will not open before June.", "June is the earliest that the lock will open."
    ),
    (
      "Water may not be drawn below the lower mark on the gauge.",
      "Drawing water below the lower mark on the gauge is forbidden."
    ),
    (
      "The owners of the barges have not been identified.",
      "The owners of the barges have yet to be identified."
    ),
    (
      "The mill does not claim neutrality in the quarrel about the river.",
      "The mill is not neutral in the quarrel about the river."
    ),
  ])
  func rewordedDenialIsNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.polarity).isEmpty)
  }

  @Test(arguments: [
    (
      "If the toll turns out higher than the guild expects, it may be raised again.",
      "If the toll turns out lower than the guild expects, it may be raised again."
    ),
    (
      "The ferry company has suspended the sale of tickets to the islands.",
      "The ferry company has resumed the sale of tickets to the islands."
    ),
    (
      "The price of timber has risen since the spring.",
      "The price of timber has fallen since the spring."
    ),
    (
      "The fee for the crossing excludes the breakfast on board.",
      "The fee for the crossing includes the breakfast on board."
    ),
    (
      "The river stood three metres below the old mark.",
      "The river stood three metres above the old mark."
    ),
  ])
  func theOppositeIsFound(official: String, retelling: String) {
    let found = faced(official, retelling).shown(.polarity)
    #expect(found.map { $0.severity > .minor } == [true])
    let reason = found.first?.reason ?? ""
    #expect(reason.contains("reverses the meaning") || reason.contains("says the opposite"))
  }

  @Test(arguments: [
    ("The price of timber rose by a tenth.", "The price of timber did not fall; it rose a tenth."),
    (
      "The old bridge stands above the new one.",
      "The new bridge stands below the old one."
    ),
    (
      "The strong currency and the weak harvest worried the farmers.",
      "The weak harvest and the strong currency worried the farmers."
    ),
    ("Prices rose less in May.", "Inflation slowed in May."),
  ])
  func equivalentOppositesAreNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.polarity).isEmpty)
  }

  @Test(arguments: [
    (
      "The stability of the weir cannot be maintained unless every town pays.",
      "The stability of the weir can be maintained only if every town pays."
    ),
    ("Did the keepers not see the flood?", "Did the keepers see the flood?"),
    (
      "Every one who pays the toll shall not be stopped.",
      "No one who pays the toll shall be stopped."
    ),
    ("They knew no gate but the old one.", "They knew only the old gate."),
    ("He watched lest the gate should open.", "He watched that the gate should not open."),
  ])
  func equivalentDenialsAreNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.polarity).isEmpty)
    #expect(faced(retelling, official).shown(.polarity).isEmpty)
  }
}
