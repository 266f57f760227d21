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

  @Test(arguments: ["", "table", "b2", "1.2.3", "5x", "."])
  func otherSpellingsHaveNone(spelling: String) {
    #expect(Numerals.value(ofToken: spelling) == nil)
  }
}
