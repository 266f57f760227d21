import Testing

@testable import ReadbackCore

@Suite struct ClosedClassesTests {
  @Test(arguments: [
    ("The share is at least 11 percent.", "The share is at most 11 percent.", "scope"),
    ("The share is at least 11 percent.", "The share is up to 11 percent.", "scope"),
    ("Members reply by 31 March.", "Members reply after 31 March.", "scope"),
    (
      "Members reply no later than 31 March.", "Members reply no earlier than 31 March.",
      "scope"
    ),
    ("The ban applies until 2026.", "The ban applies since 2026.", "scope"),
    ("Exports rose by 5 percent.", "Exports rose to 5 percent.", "number"),
    ("The guild voted for the toll.", "The guild voted against the toll.", "polarity"),
    ("Most of the boatmen agreed.", "All of the boatmen agreed.", "scope"),
    ("Some boatmen agreed to the toll.", "No boatmen agreed to the toll.", "polarity"),
    (
      "The toll is due unless the weir is closed.", "The toll is due if the weir is closed.",
      "condition"
    ),
    ("Asked whether he came, he said yes.", "Asked whether he came, he said no.", "polarity"),
    ("Freight grew faster than fares.", "Freight grew slower than fares.", "polarity"),
    ("Imports of timber fell in the north.", "Exports of timber fell in the north.", "polarity"),
    ("The keeper said she would go.", "The keeper said he would go.", "name"),
    ("The street is open to buses only.", "The street is open to buses.", "omitted-word"),
  ])
  func smallWordsThatExcludeEachOtherAreFound(official: String, retelling: String, cause: String) {
    #expect(
      faced(official, retelling).comparison.findings.filter(\.isShown).map(\.cause.rawValue)
        == [cause])
  }

  @Test(arguments: [
    ("At least 11 boats came to the weir.", "No fewer than 11 boats came to the weir."),
    ("Members reply by 31 March.", "Members reply no later than 31 March."),
    (
      "The gate will not open unless both towns agree.",
      "The gate will open only if both towns agree."
    ),
    ("The gate cannot open until May.", "The gate can open only after May."),
    ("The bridge was built by 40 men.", "The bridge was built by 40 men in a year."),
    ("Many boatmen agreed to the toll.", "Most boatmen agreed to the toll."),
    ("The guild gave money for the weir.", "The guild gave money to the weir."),
  ])
  func equivalentFunctionWordsAreNotReported(official: String, retelling: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown(.polarity).isEmpty)
    #expect(faced.shown(.number).isEmpty)
  }

  @Test(arguments: [
    (
      "Dalia Brunt urged Ivo Marten to withdraw the boats.",
      "Ivo Marten urged Dalia Brunt to withdraw the boats."
    ),
    (
      "The claimant bought a used lorry from the defendant.",
      "The defendant bought a used lorry from the claimant."
    ),
    (
      "Hedda Quarrie moved the plan, and Ian Fosse opposed it.",
      "Ian Fosse moved the plan, and Hedda Quarrie opposed it."
    ),
  ])
  func exchangedPartsAreFound(official: String, retelling: String) {
    let found = faced(official, retelling).shown(.name)
    #expect(found.map { $0.severity > .minor } == [true])
    #expect(found.first?.reason.contains("swapped") == true)
  }

  @Test(arguments: [
    (
      "The guild sends fish, timber, grain and coal to the islands.",
      "The guild sends coal, timber, grain and fish to the islands."
    ),
    ("On Monday the council met in Halden.", "In Halden the council met on Monday."),
    ("Dalia Brunt met Ivo Marten on the bridge.", "Ivo Marten met Dalia Brunt on the bridge."),
    ("The keeper and the clerk signed it.", "The clerk and the keeper signed it."),
  ])
  func reorderedWordsAreNotAnExchange(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.name).isEmpty)
  }
}
