import Testing

@testable import ReadbackCore

/// Differences only in notation are not findings, and real ones that look like notation are.
@Suite struct SlipsOfWritingTests {
  @Test(arguments: [
    ("The guild didn't pay the toll.", "The guild didnt pay the toll."),
    ("The lock hasn't opened yet.", "The lock hasn ’ t opened yet."),
    ("The crew sailed from Moravia to Hungary.", "The crew sailed from Morava to Hungary."),
    ("The envoy met Hsieh Tan-fu in the hall.", "The envoy met Xie Danfu in the hall."),
    (
      "Members (a) pay the toll and (b) mend the nets.",
      "Members pay the toll and mend the nets."
    ),
  ])
  func spellingVariantIsNotReported(official: String, retelling: String) {
    #expect(
      faced(official, retelling).comparison.findings
        .filter { $0.isShown && $0.severity > .minor }.map(\.reason) == [])
  }

  @Test func withForWithoutIsFoundInARephrasedSentence() {
    let faced = faced(
      "Every guild shall report a broken lock to the mayor without needless delay.",
      "If a lock is broken the guild tells the mayor with needless delay.")
    #expect(faced.shown(.polarity).map(faced.words) == ["without | with"])
  }
}
