import Testing

@testable import ReadbackCore

@Suite struct NumbersTests {
  @Test(arguments: [
    (
      "The line will stay closed for four days.", "The line will stay closed for four weeks.",
      "four days | four weeks"
    ),
    (
      "The works turn out 900 wheels a year.", "The works turn out 900 wheels a month.",
      "900 wheels a year | 900 wheels a month"
    ),
    (
      "The bridge cost 90 million euros.", "The bridge cost 90 million dollars.",
      "90 million euros | 90 million dollars"
    ),
    ("The train left at 4:52.", "The train left at 5:42.", "4:52 | 5:42"),
    (
      "The guild will sell timber at the pace of 20 million crowns a week.",
      "The guild will sell 20 million crowns' worth of its timber a day.",
      "20 million crowns a week | 20 million crowns' worth of its timber a day"
    ),
    (
      "The council meets on Monday.", "The council meets on Friday.", "Monday | Friday"
    ),
    (
      "The flood forced an estimated 18,000 people to leave their homes.",
      "Some 80,000 residents have had to leave their homes because of the flood.",
      "18,000 | 80,000"
    ),
  ])
  func anotherUnitDayOrHourIsFound(official: String, retelling: String, words: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown(.number).map(faced.words) == [words])
  }

  @Test(arguments: [
    ("The bridge cost 26 million dollars.", "The bridge cost $26m."),
    ("The bridge cost 0.248 billion dollars.", "The bridge cost 248 million dollars."),
    ("The bridge cost 28.71 million euros.", "The bridge cost 28.7 million euros."),
    (
      "Nine hundred and sixteen thousand people use the ferry.",
      "The ferry is used by 916,000 people."
    ),
    (
      "Twenty to thirty million logs pass the weir.",
      "Logs pass the weir, 20 to 30 million of them."
    ),
    ("The hall measures 45,000 square metres.", "The hall measures 45,000 m²."),
    ("The lease runs for 24 months.", "The lease runs for two years."),
    ("The fine is 15,000 euros.", "The fine is €15,000."),
    ("The train left at 04:52.", "The train left at 4:52."),
    (
      "The repairs will cost between 30 and 40 million crowns.",
      "The repairs will cost 30 million to 40 million kroner."
    ),
    ("The harvest grew by 28.71 percent.", "The harvest grew by 28.7%."),
    ("The museum gives out 170 grants a year.", "The museum gives out 170 grants annually."),
  ])
  func theSameQuantityInAnotherFormIsNoFinding(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.number).isEmpty)
  }

  @Test func aFarOffNumberIsNotRounded() {
    #expect(faced("They counted 15 boats.", "They counted 20 boats.").shown(.number).count == 1)
  }
}
