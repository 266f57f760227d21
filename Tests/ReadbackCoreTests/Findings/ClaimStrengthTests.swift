import Testing

@testable import ReadbackCore

@Suite struct ClaimStrengthTests {
  private func claimsMore(_ official: String, _ retelling: String) -> Bool {
    faced(official, retelling).comparison.findings.contains {
      $0.reason.contains("claims more")
    }
  }

  @Test(arguments: [
    (
      "Rowing twice a week was associated with better sleep among the fishermen of the island.",
      "Rowing twice a week improves the sleep of the island's fishermen."
    ),
    (
      "The findings indicate that seaweed tea may lower blood pressure in the islanders.",
      "Seaweed tea lowers the blood pressure of the islanders, a study finds."
    ),
  ])
  func aCauseForAConnectionOrAPossibilityIsADoubt(official: String, retelling: String) {
    #expect(claimsMore(official, retelling))
  }

  @Test(arguments: [
    (
      "Rowing twice a week was associated with better sleep among the fishermen of the island.",
      "Rowing twice a week is linked to better sleep in the island's fishermen, a study suggests."
    ),
    (
      "Seaweed tea lowered the blood pressure of the islanders in the trial.",
      "Seaweed tea lowers the blood pressure of the islanders, a new study suggests."
    ),
  ])
  func theSameStrengthIsNone(official: String, retelling: String) {
    #expect(!claimsMore(official, retelling))
  }
}
