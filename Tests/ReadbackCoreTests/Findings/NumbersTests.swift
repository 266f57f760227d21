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

  @Test func theSameDayOfAnotherYearIsFoundInAFreelyWordedPassage() {
    let faced = faced(
      "Many surveys delayed the bridge for years, when at length the first pile was driven on May 14, 1796, by Jon Berg, who was praised.",
      "On May 14, 1769, he drove the pile for Jon Berg, and later one more. Driving such piles over several months, Tilda Osk showed that a bridge could be built."
    )
    #expect(faced.shown(.number).map(faced.words) == ["May 14, 1796 | May 14, 1769"])
  }

  @Test func severalInAnotherStatementIsNotAnotherNumber() {
    let faced = faced(
      "Police were called to the harbour after reports that several people had been hurt by a crane.",
      "He was one of four people hurt by the crane at the harbour when the police were called.")
    #expect(faced.shown(.number).map(faced.words) == [])
  }

  @Test func twoDaysOfOneYearMayBeTwoEvents() {
    let faced = faced(
      "The first pile of the bridge was driven on May 14, 1796, by Jon Berg.",
      "The pile driven by Jon Berg was blessed by a bishop on May 15, 1796.")
    #expect(faced.shown(.number).map(faced.words) == [])
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
  func sameQuantityInAnotherFormIsNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.number).isEmpty)
  }

  @Test func aDistantNumberIsNotRounding() {
    #expect(faced("They counted 15 boats.", "They counted 20 boats.").shown(.number).count == 1)
  }

  @Test(arguments: [
    // Shares, multiples, fractions.
    ("Half of the members voted.", "A third of the members voted.", "Half | A third"),
    ("Output doubled last year.", "Output tripled last year.", "doubled | tripled"),
    ("The session lasted 2½ hours.", "The session lasted 2¼ hours.", "2½ | 2¼"),
    (
      "Nearly two-thirds of the boats came.", "Nearly three-quarters of the boats came.",
      "two-thirds | three-quarters"
    ),
    (
      "The guild raised the toll to 2-1/2 percent.", "The guild raised the toll to 2-3/4 percent.",
      "2-1/2 percent | 2-3/4 percent"
    ),
    // Signs and units.
    ("The balance was -5 million.", "The balance was 5 million.", "-5 million | 5 million"),
    ("It was minus 5 million.", "It was 5 million.", "minus 5 million | 5 million"),
    ("The water reached 30°C.", "The water reached 30°F.", "30°C | 30°F"),
    (
      "The toll fell by 0.5 percentage points.", "The toll fell by 0.5 percent.",
      "0.5 percentage points | 0.5 percent"
    ),
    // Times and days.
    ("The ferry leaves at 5 a.m.", "The ferry leaves at 5 p.m.", "5 a.m. | 5 p.m."),
    ("The ferry leaves at 21:30.", "The ferry leaves at 9:30 a.m.", "21:30 | 9:30 a.m."),
    ("The ferry leaves at noon.", "The ferry leaves at midnight.", "noon | midnight"),
    ("The work begins in March.", "The work begins in May.", "March | May"),
    ("The work begins today.", "The work begins tomorrow.", "today | tomorrow"),
    ("The work ends in spring.", "The work ends in autumn.", "spring | autumn"),
    (
      "The ferry sails on 13 May 2024.", "The ferry sails on 12/05/2024.",
      "13 May 2024 | 12/05/2024"
    ),
    (
      "The ferry sails on 13 May 2024.", "The ferry sails on 2024-05-12.",
      "13 May 2024 | 2024-05-12"
    ),
    ("It was built in the 1960s.", "It was built in the 1980s.", "1960s | 1980s"),
    ("He won the third race.", "He won the fourth race.", "third | fourth"),
    // Small numbers in an otherwise equal sentence.
    ("They sent two boats to the weir.", "They sent three boats to the weir.", "two | three"),
  ])
  func everyKindOfQuantityIsCompared(official: String, retelling: String, words: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown(.number).map(faced.words) == [words])
  }

  @Test(arguments: [
    ("Exports rose to 1,234.5 million euros.", "Exports rose to 1.234,5 million euros."),
    ("The toll fell by 25 basis points.", "The toll fell by 0.25 percentage points."),
    ("The toll fell by 1/4 percentage point.", "The toll fell by a quarter of a point."),
    ("The toll is 3-1/2 to 3-3/4 percent.", "The toll is 3.5% to 3.75%."),
    ("The fund holds 12,500,000 rupees.", "The fund holds 1.25 crore rupees."),
    ("The ferry leaves at 7:45 p.m.", "The ferry leaves at 7.45 pm."),
    ("The ferry leaves at 7:45 p.m.", "The ferry leaves at 19:45."),
    ("The ferry leaves at 12 noon.", "The ferry leaves at 12:00."),
    ("The ferry sails on 13 May 2024.", "The ferry sails on 13/05/2024."),
    ("The ferry sails on 4 May 2024.", "The ferry sails on 5/4/2024."),
    ("The ferry sails on 13 May 2024.", "The ferry sails on May 13th, 2024."),
    ("It was built in 1963.", "It was built in the 1960s."),
    ("The water reached 30°C.", "The water reached 86°F."),
    ("Half of the members voted.", "50 percent of the members voted."),
    ("One in four members voted.", "A quarter of the members voted."),
    ("The balance was −1.8 percent.", "The balance was minus 1.8 percent."),
    (
      "The drought lasted three years and six months.", "The drought lasted three and a half years."
    ),
    ("Twenty and four boats came.", "Twenty-four boats came."),
    ("Twenty five boats came.", "25 boats came."),
    ("Food cost RMB245 million in July.", "Food cost 245 million yuan in July."),
    ("Exports were worth 5m crowns.", "Exports were worth 5 million crowns."),
    (
      "Exports fell to 40 million in July from 52 million in June.",
      "Exports fell to 40 million in July, the lowest figure since February."
    ),
    ("The strike lasted 29 days.", "The strike lasted a month."),
  ])
  func equalAndFairlyRoundedAmountsAreNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.number).isEmpty)
    #expect(faced(retelling, official).shown(.number).isEmpty)
  }

  @Test(arguments: [
    ("The strike cost 2.1 million crowns.", "The strike cost two million crowns."),
    ("They counted 23 boats.", "They counted two dozen boats."),
  ])
  func anAmountMayLoseDigitsButNotGainThem(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.number).isEmpty)
    #expect(faced(retelling, official).shown(.number).count == 1)
  }

  @Test(arguments: [
    (
      "The motion passed by 51 votes to 49.", "The motion passed by 49 votes to 51.",
      ["51 | 49", "49 | 51"]
    ),
    (
      "In the East the water fell to 6.3 percent. In the West the water fell to 3.9 percent.",
      "In the East the water fell to 3.9 percent. In the West the water fell to 6.3 percent.",
      ["6.3 percent | 3.9 percent", "3.9 percent | 6.3 percent"]
    ),
    ("| North | 120 | 135 |", "| North | 135 | 120 |", ["120 | 135", "135 | 120"]),
  ])
  func exchangedNumbersAreFound(official: String, retelling: String, words: [String]) {
    let faced = faced(official, retelling)
    #expect(faced.shown(.number).map(faced.words) == words)
  }

  @Test func reorderedNumbersOfAListAreNotFindings() {
    let faced = faced(
      "The guild sent 12 boats to Halden, 7 to Polda and 30 to the islands in the north.",
      "The guild sent 7 boats to Polda, 12 to Halden and 30 to the islands in the north.")
    #expect(faced.shown(.number).isEmpty)
  }

  @Test func aMeasurementGivenOnceIsComparedAnywhere() {
    let faced = Faced(
      "This recall involves Torro 5,000mAh lamps. The lamps have a red case and came from shops.",
      "The lamps, described as 50,000mAh capacity with a red case, came from shops.")
    #expect(faced.shown(.number).map(faced.words) == ["5,000mAh | 50,000mAh"])
  }
}
