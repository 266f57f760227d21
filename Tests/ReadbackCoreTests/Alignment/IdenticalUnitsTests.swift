import Testing

@testable import ReadbackCore

struct IdenticalUnitsTests {
  private let five: [Int32] = [1, 2, 3, 4, 5]
  private let six: [Int32] = [6, 7, 8, 9, 10, 11]

  @Test func reorderedUnitsArePaired() {
    let units = IdenticalUnits(official: [five, six], retelling: [six, five])
    #expect(units.partners == [1, 0])
    #expect(units.officials == [1, 0])
  }

  @Test func reorderedShortUnitsAreNotPaired() {
    let units = IdenticalUnits(official: [[1, 2], six], retelling: [six, [1, 2]])
    #expect(units.partners.count { $0 != nil } == 1)
  }
}
