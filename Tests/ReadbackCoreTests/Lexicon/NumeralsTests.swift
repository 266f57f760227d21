import Testing

@testable import ReadbackCore

@Suite struct NumeralsTests {
  @Test(arguments: [
    ("12,500", 12500.0), ("2.5", 2.5), ("20%", 20), ("2nd", 2), ("1990s", 1990), ("twelve", 12),
    ("1.", 1), ("million", 1e6),
  ])
  func numeralsHaveTheirValue(spelling: String, value: Double) {
    #expect(Numerals.value(ofToken: spelling) == value)
  }

  @Test(
    arguments: [
      ("twenty-four", 24), ("ninety-nine", 99), ("ten-four", nil), ("hundred-two", nil),
      ("twenty-twelve", nil), ("twenty-four-two", nil),
    ] as [(String, Double?)])
  func tensAndOnesFormOneNumber(spelling: String, value: Double?) {
    #expect(Numerals.cardinal(spelling) == value)
  }

  @Test(arguments: ["", "table", "b2", "1.2.3", "5x", "."])
  func otherSpellingsHaveNoValue(spelling: String) {
    #expect(Numerals.value(ofToken: spelling) == nil)
  }

  @Test(arguments: [
    ("1,234.5", [1234.5]), ("1.234,5", [1234.5]), ("1.234.567", [1_234_567]), ("12,5", [12.5]),
    ("1,234", [1234, 1.234]), ("1.234", [1.234, 1234]), ("0.125", [0.125]),
    ("1,25,00,000", [12_500_000]), ("1'250", [1250]), ("2½", [2.5]), ("¾", [0.75]),
    ("1/4", [0.25]), ("4:52", [292]),
  ])
  func writtenNumbersHaveTheirReadings(spelling: String, values: [Double]) {
    #expect(WrittenNumber(spelling)?.values == values)
  }

  @Test(arguments: [
    ([13, 5, 2024], [CalendarDate(day: 13, month: 5, year: 2024)]),
    (
      [4, 5, 2024],
      [CalendarDate(day: 4, month: 5, year: 2024), CalendarDate(day: 5, month: 4, year: 2024)]
    ),
    ([2024, 5, 13], [CalendarDate(day: 13, month: 5, year: 2024)]),
    ([13, 13, 2024], []),
  ])
  func threeNumbersAreTheDatesTheyMayBe(numbers: [Int], dates: [CalendarDate]) {
    #expect(CalendarDate.readings(of: numbers) == dates)
  }
}
