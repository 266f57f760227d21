import Testing

@testable import ReadbackCore

/// The same with other function words is not a difference.
@Suite struct EditGrammarTests {
  @Test(arguments: [
    ("The guild won't sell the barge.", "The guild will not sell the barge."),
    ("The twins didn't sign the lease.", "The twins did not sign the lease."),
    ("The guild failed to sell the barge.", "The guild did not sell the barge."),
    ("The ferry is going to close in March.", "The ferry will close in March."),
    ("Divers are required to carry a lamp.", "Divers must carry a lamp."),
    ("Divers are allowed to carry a lamp.", "Divers may carry a lamp."),
    ("The warden did not answer questions.", "The warden answered no questions."),
    ("The bathhouse will be reopened in June.", "The bathhouse will reopen in June."),
    (
      "The guild sold more barges than a year earlier.",
      "The guild sold more barges than twelve months earlier."
    ),
    ("Takings fell in the three months to June.", "Takings fell in the quarter to June."),
    ("The barge was towed without anyone watching.", "The barge was towed with nobody watching."),
    (
      "She was raised in Hallin, and she learned to weave there.",
      "Raised in Hallin, she learned to weave there."
    ),
  ])
  func otherGrammarIsNothing(official: String, retelling: String) {
    #expect(faced(official, retelling).comparison.findings.filter(\.isShown).isEmpty)
  }

  @Test(arguments: [
    ("The guild will not sell the barge.", "The guild will sell the barge."),
    ("Divers must carry a lamp.", "Divers may carry a lamp."),
    ("The guild did not sell the barge.", "The guild must sell the barge."),
    ("Takings fell in the three months to June.", "Takings fell in the year to June."),
    ("The barge was towed without anyone watching.", "The barge was towed with someone watching."),
  ])
  func otherForceIsAFinding(official: String, retelling: String) {
    #expect(!faced(official, retelling).shown.isEmpty)
  }
}
