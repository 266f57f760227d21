import Testing

@testable import ReadbackCore

/// One change in an otherwise equal sentence.
@Suite struct PlainChangesTests {
  @Test(arguments: [
    (
      "The clerk allegedly sold the seal.", "The clerk sold the seal.",
      "modality: allegedly sold | sold"
    ),
    (
      "Only licensed divers may enter the wreck.", "Licensed divers may enter the wreck.",
      "omitted-word: Only | "
    ),
    (
      "The grant covers at least nine libraries.", "The grant covers nine libraries.",
      "scope: at least nine | nine"
    ),
    (
      "In exceptional cases the warden may open the sluice.", "The warden may open the sluice.",
      "scope: In exceptional cases the warden | warden"
    ),
    (
      "The claim was upheld in part by the panel.", "The claim was upheld by the panel.",
      "scope: in part by | by"
    ),
  ])
  func aLimitThatIsLostIsMajor(official: String, retelling: String, line: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown == [line])
    #expect(faced.comparison.findings.filter(\.isShown).allSatisfy { $0.severity == .major })
  }

  @Test(arguments: [
    ("The end of the curfew was announced on Monday.", "The curfew was announced on Monday."),
    ("The guild asked for the lifting of the levy.", "The guild asked for the levy."),
    (
      "The letter speaks of the cancellation of the festival.", "The letter speaks of the festival."
    ),
    ("Fears of a second landslide emptied the valley.", "A second landslide emptied the valley."),
  ])
  func aNounThatTurnedTheSenseIsCritical(official: String, retelling: String) {
    for (one, other) in [(official, retelling), (retelling, official)] {
      let shown = faced(one, other).comparison.findings.filter(\.isShown)
      #expect(shown.map(\.cause) == [.polarity])
      #expect(shown.map(\.severity) == [.critical])
    }
  }

  @Test(arguments: [
    ("The widow sold basic woollen goods.", "The widow sold basic goods."),
    ("The widow sold basic goods.", "The widow sold basic woollen goods."),
  ])
  func omittedOrAddedWordIsNamed(official: String, retelling: String) {
    let shown = faced(official, retelling).comparison.findings.filter(\.isShown)
    #expect(shown.count == 1)
    #expect(shown.allSatisfy { $0.reason.hasPrefix("\"woollen\"") })
  }

  @Test(arguments: [
    ("The boy went up the ladder.", "The boy went down the ladder.", "up | down"),
    ("The pilot survived the storm.", "The pilot died in the storm.", "survived | died"),
    ("The bishop praised the mason.", "The bishop blamed the mason.", "praised | blamed"),
  ])
  func excludingWordIsMoreThanWording(
    official: String, retelling: String, words: String
  ) {
    let faced = faced(official, retelling)
    let shown = faced.comparison.findings.filter { $0.isShown && $0.severity > .minor }
    #expect(shown.count == 1)
    #expect(shown.first.map { faced.words($0).contains(words.prefix(2)) } == true)
  }

  @Test(arguments: [
    ("The old mill stood by the bridge.", "The old inn stood by the ford.")
  ])
  func differencesInAShortSentenceAreListed(official: String, retelling: String) {
    let faced = faced(official, retelling)
    #expect(faced.comparison.findings.count(where: \.isShown) == 2)
  }

  @Test(arguments: [
    (
      "The mayor invited tailors and weavers to the hall.",
      "The mayor invited tailors or weavers to the hall."
    ),
    ("The tower is the oldest part of the castle.", "The tower was the oldest part of the castle."),
  ])
  func smallWordsThatDifferAreListed(official: String, retelling: String) {
    let findings = faced(official, retelling).comparison.findings.filter(\.isShown)
    #expect(findings.map(\.cause) == [.wording])
  }
}
