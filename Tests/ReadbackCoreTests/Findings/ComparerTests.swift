import Testing

@testable import ReadbackCore

private let story = """
  The minister opened the new harbour on Monday and thanked the workers for their patience.
  Trade with the islands had fallen by 12 percent since the storm, she said.
  The council will vote on the repair budget in March, after the engineers have reported.
  Fishermen asked for lower fees, but the harbour master refused to promise anything.
  """

private let otherStory = """
  Scientists have found a new kind of moss on a volcano in the south.
  The plant survives on melted snow and can sleep for decades, their paper says.
  Collectors are asked not to touch it.
  """

@Suite struct ComparerTests {
  @Test func textAgainstItselfHasNoFindings() {
    let faced = Faced(story, story)
    #expect(faced.all == [])
    #expect(faced.comparison.verdict.relation == .retells)
    #expect(faced.comparison.verdict.coverage > 0.95)
  }

  @Test func unrelatedTextGetsOneVerdictAndNoFindings() {
    let faced = Faced(story, otherStory)
    #expect(faced.comparison.verdict.relation == .unrelated)
    #expect(faced.shown == [])
    #expect(!faced.comparison.verdict.evidence.isEmpty)
  }

  /// Most of a retelling may be the author's own text: it still retells the official text.
  @Test func aRetellingWithMuchAddedTextIsRelated() {
    let told = """
      The lock at the weir will be closed for repairs from May to September.
      Fishermen may moor their boats at the southern quay in the meantime.
      """
    let before = """
      A storm tore the roof from the old mill on the hill.
      Children sang in the square while the band played a march.
      The baker sold all his bread before noon.
      Snow fell on the northern road and two carts were stuck.
      A new teacher has come to the village school.
      The choir will travel to the capital for a contest.
      """
    let after = """
      Apples were cheaper this autumn than in any year before.
      The doctor bought a horse from a farmer.
      Two chimneys caught fire on Sunday evening.
      The library has ordered forty books about birds.
      A painter from the city rented the lighthouse.
      The bells rang for an hour.
      """
    let faced = Faced(
      told + "\nThe guild pays for the new gates.", [before, told, after].joined(separator: "\n"))
    #expect(faced.comparison.verdict.backed < 0.25)
    #expect(faced.comparison.verdict.relation != .unrelated)
  }

  @Test func missingSentenceIsAnOmissionAndAnAdditionWhenSwapped() {
    let shorter = story.split(separator: "\n").enumerated().filter { $0.offset != 2 }
      .map { String($0.element) }.joined(separator: "\n")
    let lost =
      "The council will vote on the repair budget in March, after the engineers have reported."
    #expect(Faced(story, shorter).shown == ["omitted-sentence: \(lost) | "])
    #expect(Faced(shorter, story).shown == ["added-sentence:  | \(lost)"])
  }

  @Test func reorderedParagraphsAreNotFindings() {
    let lines = story.split(separator: "\n").map(String.init)
    let turned = [lines[2], lines[3], lines[0], lines[1]].joined(separator: "\n")
    #expect(Faced(story, turned).shown == [])
  }

  @Test func everyComparableSentenceIsInExactlyOneLink() {
    let faced = Faced(story + "\n" + otherStory, otherStory + "\n" + story)
    let links = faced.comparison.alignment.links
    #expect(
      links.flatMap(\.official).sorted() == Array(faced.comparison.official.sentences.indices))
    #expect(
      links.flatMap(\.retelling).sorted() == Array(faced.comparison.retelling.sentences.indices))
  }

  @Test func identifiersAreUniqueAndSurviveChangedOffsets() {
    let retelling = story.replacing("refused", with: "agreed").replacing("12", with: "21")
    let faced = Faced(story, retelling)
    let later = Faced("A line before it all stands here now.\n" + story, retelling)
    #expect(Set(faced.comparison.findings.map(\.id)).count == faced.comparison.findings.count)
    for finding in faced.comparison.findings where finding.kind == .mistranslation {
      #expect(later.comparison.findings.contains { $0.id == finding.id })
    }
  }

  @Test(arguments: [
    ("", ""), ("", "Word."), ("Word.", ""), ("Word.", "Word."), ("a", "b"),
    (String(repeating: "word", count: 500), String(repeating: "word ", count: 500)),
    ("ALL CAPITALS STAND HERE AND SHOUT", "all capitals stand here and shout"),
    ("no marks at all in this one", "No marks, at all; in: this one!"),
    ("外交部发言人回答了记者的问题。", "外交部发言人回答了记者的问题。"),
    ("قال الوزير إن المحادثات كانت مفيدة.", "قال الوزير إن المحادثات كانت مفيدة."),
    ("\u{202E}abc\u{0301}\u{200B}", "\u{FEFF}"),
  ])
  func anyTwoTextsHaveAComparison(official: String, retelling: String) {
    let faced = Faced(official, retelling)
    for finding in faced.comparison.findings {
      for (place, text) in [
        (finding.official, faced.comparison.official.text),
        (finding.retelling, faced.comparison.retelling.text),
      ] {
        guard let place else { continue }
        #expect(!place.isEmpty && place.upperBound <= text.bytes.count)
        #expect(text.bytes[place.lowerBound] & 0xC0 != 0x80)
      }
    }
  }
}
