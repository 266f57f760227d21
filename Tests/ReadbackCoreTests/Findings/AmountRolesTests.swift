import Testing

@testable import ReadbackCore

@Suite struct AmountRolesTests {
  @Test(arguments: [
    (
      "In the spring quarter the harbour's freight fell by 6.8 percent.",
      "The harbour handled less freight in the spring quarter, which dropped to 6.8 percent.",
      "number: by 6.8 percent | to 6.8 percent"
    ),
    (
      "The guild keeps at least four of the nine barges in reserve.",
      "Of its nine barges the guild holds up to four in reserve.",
      "scope: at least four | up to four"
    ),
    (
      "The clerk must hand in the accounts by 12 December.",
      "The accounts have to be handed in by the clerk after 12 December.",
      "scope: by 12 December | after 12 December"
    ),
    (
      "The wardens inspect the weir every two years.",
      "Twice a year the weir is inspected by the wardens.",
      "number: every two years | Twice a year"
    ),
    (
      "The mill may draw no more than 60 percent of the stream's water.",
      "The mill must cut the water that it draws from the stream by 60 percent.",
      "number: no more than 60 percent | by 60 percent"
    ),
  ])
  func anotherRoleIsFound(official: String, retelling: String, found: String) {
    #expect(faced(official, retelling).shown.contains(found))
  }

  @Test(arguments: [
    (
      "The harbour's freight fell by about 6.8 percent to 412 tons.",
      "Freight in the harbour dropped to 412 tons, down by nearly 6.8 percent."
    ),
    (
      "The clerk must hand in the accounts by 12 December at the latest.",
      "The accounts have to be with the clerk no later than 12 December."
    ),
    (
      "The wardens inspect the weir every six months.", "The wardens inspect the weir twice a year."
    ),
    (
      "No fewer than four barges are kept in reserve.",
      "The guild keeps at least four barges in reserve."
    ),
    (
      "The bridge will not open before 3 May.", "The bridge will open on 3 May at the earliest."
    ),
    (
      "Not until 2031 does the guild expect the weir to pay.",
      "The guild does not expect the weir to pay before 2031."
    ),
    (
      "The tolls may not be raised before 2038.",
      "The guild has to keep the tolls as they are until 2038 at the earliest."
    ),
    (
      "Three barges will not be on the river until August.",
      "Until August the river will have to do without three barges."
    ),
    (
      "The towpath may be used only until 5 p.m.",
      "No walking on the towpath after five in the afternoon."
    ),
    (
      "The barges are kept until 2034 in the basin.",
      "The barges stay in the basin until 2034 at the earliest."
    ),
    (
      "The tolls are not to exceed 1,200 crowns a year.",
      "A year's tolls may come to no more than 1,200 crowns."
    ),
    (
      "The barge was at no time less than 300 metres from the weir.",
      "The barge was always at least 300 metres from the weir."
    ),
    (
      "Pilots must be ordered at least twelve hours in advance.",
      "Pilots must be ordered no later than twelve hours beforehand."
    ),
  ])
  func theSameRoleInOtherWordsIsNotReported(official: String, retelling: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown(.number).isEmpty && faced.shown(.scope).isEmpty)
  }

  @Test(arguments: [
    (
      "Laboratories confirmed 139 of the cases.",
      "Of the cases, 193 were confirmed in laboratories."
    ),
    ("The fine is 38,000 crowns.", "A fine of 3,800 crowns was set."),
    ("Fifteen barges were chartered for the fair.", "For the fair, fifty barges were chartered."),
  ])
  func slipsOfDigitsAreFound(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.number).count == 1)
  }
}
