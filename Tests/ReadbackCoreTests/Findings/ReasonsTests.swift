import Testing

@testable import ReadbackCore

@Suite struct ReasonsTests {
  /// A change as readers see it, official words first.
  @Test func replacedWordsAreInReadingOrder() {
    #expect(
      Reasons.replaced("\"may\"", by: "\"will\"", "this means something else")
        == "\"may\" → \"will\": this means something else")
    #expect(Reasons.replaced("\"only\"", by: nil, nil) == "\"only\" is missing")
    #expect(
      Reasons.replaced(nil, by: "\"only\"", Reasons.general(.scope)).hasPrefix(
        "\"only\" was added: "))
  }

  @Test func changesOnAScaleAreDescribedByClauses() {
    #expect(
      Reasons.moved("bound", from: "least", to: "most")
        == "this reads “at most” instead of “at least”")
    #expect(
      Reasons.moved("modality", from: "possible", to: "certain")
        == "something possible is presented as certain")
    #expect(
      Reasons.moved("charge", from: "charged", to: "convicted")
        == "somebody charged is presented as convicted")
  }

  /// Function words such as "by" and "we" have no clause of their own.
  @Test(arguments: ["role", "causation", "period", "person"])
  func scalesWithoutAClauseHaveAGeneralReason(scale: String) {
    #expect(Reasons.moved(scale, from: "by", to: "to") == nil)
  }

  @Test func onlyOppositeValuesReverseTheMeaning() {
    #expect(Reasons.moved("time", from: "after", to: "before") == Reasons.reversal)
    #expect(Reasons.moved("time", from: "before", to: "after") == Reasons.reversal)
    #expect(Reasons.moved("time", from: "before", to: "now") != Reasons.reversal)
    #expect(Reasons.moved("change", from: "up", to: "same") != Reasons.reversal)
  }
}
