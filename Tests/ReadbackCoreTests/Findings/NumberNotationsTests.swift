import Testing

@testable import ReadbackCore

/// One amount in two notations, and two amounts that look similar.
@Suite struct NumberNotationsTests {
  @Test(arguments: [
    // Times of day.
    ("The ferry leaves at 0615.", "The ferry leaves at 6:15 a.m."),
    ("The ferry leaves at 8.20 in the evening.", "The ferry leaves at 8:20 p.m."),
    ("The ferry leaves at half past four.", "The ferry leaves at 4:30."),
    ("The ferry leaves at a quarter to five.", "The ferry leaves at 4.45."),
    ("The ferry leaves at seven in the evening.", "The ferry leaves at 19:00."),
    ("The ferry leaves at 10:00 GMT.", "The ferry leaves at 11:00 CET."),
    ("The ferry leaves at 1640.", "The ferry leaves at 4:40 p.m."),
    // Groups of digits, dates, notes.
    ("They counted 3 214 boats.", "They counted 3,214 boats."),
    ("They counted 12 500 000 eels.", "They counted 12.5 million eels."),
    ("The lock opened on 7 May 1931.", "The lock opened on 7.V.1931."),
    ("The lock was rebuilt in 1987.", "The lock was rebuilt in 1987.3"),
    // Shares, bounds, durations.
    ("The toll fell by a quarter to 9 crowns.", "The toll fell by 25 percent to 9 crowns."),
    ("Nine in every ten boats came back.", "90 percent of the boats came back."),
    ("90 percent of the boats came back.", "9 out of 10 boats came back."),
    (
      "Of the 824 boats 735 came back.",
      "More than seven in every eight boats came back."
    ),
    ("They counted 318 boats.", "They counted more than 300 boats."),
    ("They counted 294 boats.", "They counted nearly 300 boats."),
    ("The strike went on for 30 days.", "The strike went on for about a month."),
    ("Trade growth was -2.5 percent in May.", "Trade shrank by 2.5 percent in May."),
    ("The crew sailed at 50 km/h.", "The crew sailed at 50 kilometres an hour."),
    (
      "In 1998 they sold 700 eels and in 1999 they sold 900.",
      "In 1999 they sold 900 eels and in 1998 they sold 700."
    ),
  ])
  func oneAmountInTwoNotationsIsNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.number).map(\.reason) == [])
  }

  @Test(arguments: [
    ("They counted 410,000 eels.", "They counted 412,000 eels.", "410,000 | 412,000"),
    ("Thousands of eels died.", "Hundreds of eels died.", "Thousands | Hundreds"),
    (
      "1 in 5 boats came back.", "1 in every 8 boats came back.",
      "1 in 5 | 1 in every 8"
    ),
    ("Dozens of boats came.", "Scores of boats came.", "Dozens | Scores"),
    (
      "They counted several hundred eels.", "They counted several thousand eels.",
      "several hundred | several thousand"
    ),
    ("The lock opens next year.", "The lock opens this year.", "next year | this year"),
    (
      "The lock opens in the coming weeks.", "The lock opens in the coming months.",
      "coming weeks | coming months"
    ),
    ("They waited for hours.", "They waited for days.", "hours | days"),
    (
      "The toll fell by a quarter to 9 crowns.", "The toll fell by 40 percent to 9 crowns.",
      "a quarter | 40 percent"
    ),
    ("Half of the members voted.", "80 percent of the members voted.", "Half | 80 percent"),
    (
      "The ferry leaves at half past eight in the morning.",
      "The ferry leaves at 8:30 in the evening.",
      "half past eight in the morning | 8:30 in the evening"
    ),
    ("The ferry leaves at 10:00 GMT.", "The ferry leaves at 10:00 CET.", "10:00 GMT | 10:00 CET"),
    ("The crew sailed at 50 km/h.", "The crew sailed at 50 mph.", "50 km/h | 50 mph"),
    ("The strike lasted a decade.", "The strike lasted a century.", "decade | century"),
  ])
  func twoAmountsThatLookAlikeAreFound(official: String, retelling: String, words: String) {
    let found = faced(official, retelling).shown(.number)
    #expect(found.count == 1, Comment(rawValue: words))
  }

  @Test func aNumberInAnAddedPhraseContradictsAnother() {
    let faced = Faced(
      "The lighthouse has 4 lamps. It was built in 1884 by the guild. Children may visit it.",
      "Children may visit the lighthouse, which is said to have 6 lamps. It was built by the guild."
    )
    #expect(faced.shown(.number).map(faced.words) == ["4 | 6"])
  }

  @Test func aNumberOfAnotherYearIsNotAFinding() {
    let faced = faced(
      "The guild had a net income of 615 million crowns in the first quarter.",
      "The guild's net income rose in the first quarter from 540 million crowns a year earlier.")
    #expect(faced.shown(.number).isEmpty)
  }
}
