import Testing

@testable import ReadbackCore

@Suite struct UntoldStretchesTests {
  @Test(arguments: [
    (
      "The two towns agreed to reopen the ferry before the end of June, after a pause of three years.",
      "The two towns agreed to reopen the ferry before the end of June.",
      "after a pause of three years"
    ),
    (
      "A dry spring makes timber dearer and could delay the work on the bridge.",
      "A dry spring makes timber dearer.", "and could delay the work on the bridge"
    ),
    (
      "The guild raised the fees, compelling the boatmen to answer in kind.",
      "The guild raised the fees.", "compelling the boatmen to answer in kind"
    ),
  ])
  func aShortClauseLeftOutIsAnOmission(official: String, retelling: String, words: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown.map { $0.split(separator: ": ")[1] } == ["\(words) | "])
  }

  @Test func aShortPhrasePutInIsAnAddition() {
    let faced = faced(
      "The two towns signed a treaty on the ferry.",
      "The two towns signed a treaty on the ferry, in the presence of the boatmen.")
    #expect(faced.shown == ["added-word:  | in the presence of the boatmen"])
  }

  @Test func aNameThatStandsElsewhereIsNoAddition() {
    let faced = faced(
      "The envoy Adela Brunvand came to the harbour.\nThe envoy condemned the attack on the mill.",
      "The envoy came to the harbour.\nThe envoy, Adela Brunvand, condemned the attack on the mill."
    )
    #expect(faced.shown == [])
  }

  @Test func aLinkingPhraseIsNoOmission() {
    let faced = faced(
      "The guild, for its part, promised to release the nine boatmen.",
      "The guild promised to release the nine boatmen.")
    #expect(faced.shown == [])
  }

  @Test func whatFollowsARelativeClauseIsNotOmittedWithIt() {
    let faced = faced(
      "The quarrel about the mill, which has no remedy in the law of the valley, led the debate.",
      "The quarrel about the mill took the first place in the debate.")
    #expect(
      faced.shown.allSatisfy { !$0.contains("led the debate") },
      "\(faced.shown)")
  }
}
