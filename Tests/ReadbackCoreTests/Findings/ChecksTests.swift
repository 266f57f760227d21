import Testing

@testable import ReadbackCore

@Suite struct ChecksTests {
  @Test func firstPersonForAThirdPersonChangesTheSpeaker() {
    let found = faced(
      "The engineers stressed that their bridge near the village was safe.",
      "We stressed that the bridge near the village was safe."
    ).shown(.speaker)
    #expect(found.count == 1)
    #expect(found.first?.severity == .major)
  }

  @Test func firstPersonForAnOrganisationChangesTheSpeaker() {
    let faced = faced(
      "The Guild has sent forty more boats to the two harbours.",
      "We sent to both harbours forty more boats.")
    #expect(faced.shown == ["speaker: The Guild | We sent"])
  }

  @Test func firstPersonInsideQuotationMarksIsNotAFinding() {
    let faced = faced(
      "The engineers stressed that their bridge near the village was safe.",
      "The engineers stressed: “Our bridge near the village is safe.”")
    #expect(faced.shown(.speaker).isEmpty)
  }

  @Test func theUnitedStatesAreNotFirstPerson() {
    let faced = faced(
      "The United States will pay for the bridge near the village.",
      "The US will pay for the bridge near the village.")
    #expect(faced.shown == [])
  }

  @Test func onlyForNoReversesTheMeaning() {
    let faced = faced(
      "The ferry, which has no alternative for the islanders, will stay.",
      "The ferry, which is the only alternative for the islanders, will stay.")
    #expect(faced.shown(.polarity).map(faced.words) == ["no alternative | only alternative"])
    #expect(faced.shown(.polarity).first?.severity == .critical)
  }

  @Test func negationOnOneSideIsFound() {
    let faced = faced(
      "The council approved the tunnel and said the work will not begin this year.",
      "The council approved the tunnel and said the work will begin this year.")
    #expect(faced.shown(.polarity).count == 1)
  }

  @Test func implicitNegationIsNotAFinding() {
    let faced = faced(
      "The minister warned against raising the fares this year.",
      "The minister said that the fares should not be raised this year.")
    #expect(faced.shown(.polarity).isEmpty)
  }

  @Test(arguments: [
    ("The bridge cost 45 million euros.", "The bridge cost 54 million euros."),
    ("Traffic fell by 12 percent in May.", "Traffic fell by 20 percent in May."),
    ("The line opened in 1987.", "The line opened in 1978."),
    ("The work begins on 7 December.", "The work begins on 9 December."),
    ("They counted fifteen trains.", "They counted fifty trains."),
  ])
  func anotherNumberIsFound(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.number).count == 1)
  }

  @Test(arguments: [
    ("The bridge cost five million euros.", "The bridge cost 5 million euros."),
    ("Traffic fell by 12 percent in May.", "Traffic fell 12% in May."),
    ("The work begins on December 7, 2021.", "The work begins on 7 December 2021."),
    ("They survived World War II together.", "They survived the Second World War together."),
    ("The two sides signed the lease.", "Both sides signed the lease."),
    ("It carried 1,200 people a day.", "It carried 1200 people a day."),
  ])
  func sameNumberInOtherWordsIsNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.number).isEmpty)
  }

  @Test func unknownWordIsANonWord() {
    let faced = faced(
      "The tunnel was closed because of the reduced staff at the signal box.",
      "The tunnel was closed because of the skrimpled staff at the signal box.")
    #expect(faced.shown(.nonWord).map(faced.words) == ["reduced | skrimpled"])
    #expect(faced.shown(.nonWord).first?.reason.contains("not an English word") == true)
  }

  @Test(arguments: ["rehired", "videoconference", "timetabling", "Zborowski", "cross-checked"])
  func regularWordsAndNamesAreNotNonWords(word: String) {
    let faced = faced(
      "The staff at the signal box waited for the night train.",
      "The staff at the signal box waited for the \(word) night train.")
    #expect(faced.shown(.nonWord).isEmpty)
  }

  @Test func anotherPersonsNameIsFound() {
    let faced = faced(
      "The contract was signed by Martha Hollins in the station hall.",
      "The contract was signed by Gustav Verheyen in the station hall.")
    #expect(!faced.shown(.name).isEmpty)
  }

  @Test(arguments: [
    ("Joseph Miller praised the driver from Kiev.", "Joe Miller praised the driver from Kyiv."),
    ("The Russian driver thanked them.", "The driver from Russia thanked them."),
  ])
  func shortFormsAndSpellingsOfNamesAreNotFindings(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.name).isEmpty)
  }

  @Test(arguments: [
    ("Vienna", "Berlin"), ("Lyon", "Paris"), ("Geneva", "Zurich"), ("Dvorets", "Halifax"),
  ])
  func anotherTownBetweenTheSameWordsIsFound(official: String, retelling: String) {
    let faced = faced(
      "The lamplighters met in \(official) on a Monday and settled the dispute.",
      "The lamplighters met in \(retelling) on a Monday and settled the dispute.")
    #expect(!faced.shown(.name).isEmpty)
  }

  @Test func anotherWordInsideANameIsFound() {
    let faced = faced(
      "A loan from the Northern Timber Bank pays for the bridge.",
      "A loan from the Northern Savings Bank pays for the bridge.")
    #expect(faced.shown == ["name: Northern Timber Bank | Northern Savings Bank"])
  }

  @Test func anotherSurnameAfterTheSameGivenNameIsFound() {
    let faced = faced(
      "The keeper John Miller said that the lamps would burn.",
      "The keeper John Muller said that the lamps would burn.")
    #expect(!faced.shown(.name).isEmpty)
  }

  @Test(arguments: [
    ("Moscow said that the lamps would burn.", "Russia said that the lamps would burn."),
    (
      "The Foreign Minister Hollins lit the lamp.",
      "The Foreign Secretary Hollins lit the lamp."
    ),
    (
      "They said Moscow would light the lamps again.",
      "They said Russia would light the lamps again."
    ),
  ])
  func interchangeableNamesAreNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.name).isEmpty)
  }

  @Test func requiredForPossibleIsAModalityChange() {
    let faced = faced(
      "Drivers must stop at the red lamp before the bridge.",
      "Drivers may stop at the red lamp before the bridge.")
    #expect(faced.shown(.modality).map(faced.words) == ["must | may"])
  }

  @Test func agreedForDiscussedIsAModalityChange() {
    let faced = faced(
      "The two companies agreed to build a depot near the river.",
      "The two companies discussed building a depot near the river.")
    #expect(faced.shown(.modality).map(faced.words) == ["agreed to | discussed"])
  }

  @Test func quotationWithOtherWordsIsFound() {
    let faced = faced(
      "The bridge is a dangerous relic of an age without trucks, the report says.",
      "“The bridge is a charming relic of an age without trucks,” the report says.")
    #expect(faced.shown(.quotation).count == 1)
    #expect(faced.shown(.quotation).first?.reason.contains("charming") == true)
  }

  @Test func verbatimQuotationIsNotAFinding() {
    let faced = faced(
      "The bridge is a dangerous relic of an age without trucks, the report says.",
      "“The bridge is a dangerous relic of an age without trucks,” the report says.")
    #expect(faced.shown == [])
  }

  @Test func sentencesRunTogetherAreGarbled() {
    let faced = faced(
      "The tunnel is closed. The ferry runs every hour from the old quay.",
      "The tunnel is closed.The ferry runs every hour from the old quay.")
    #expect(faced.shown(.garbled).count == 1)
  }

  @Test func tailPastedTwiceIsGarbled() {
    let tail = "bans on heavy goods and long detours through the narrow northern valley"
    let faced = faced(
      "The police announced \(tail). The mayor proposed a second ferry.",
      "The police announced \(tail). The mayor proposed a second ferry.\(tail).")
    #expect(faced.shown(.garbled).count == 1)
    #expect(faced.shown(.addedClause).isEmpty)
  }

  @Test func wordsLeftInAnotherScriptAreUntranslated() {
    let faced = faced(
      "The driver showed the ticket office a valid permit for the night train.",
      "The driver showed the ticket office a valid разрешение for the night train.")
    #expect(faced.shown(.untranslated).count == 1)
  }

  @Test(arguments: [
    "p\u{0430}ssport", "pass\u{200B}port", "passp\u{03BF}rt", "pass\u{E0041}port",
    "pass\u{202E}port", "pass\u{200D}port", "pass\u{FE0F}port", "\u{FF50}assport",
    "\u{1D429}assport", "pa\u{13DA}sport",
  ])
  func disguisedWordIsFoundAtItsPlace(word: String) throws {
    let faced = faced(
      "The driver showed his passport at the border station.",
      "The driver showed his \(word) at the border station.")
    let finding = try #require(faced.shown(.disguised).first)
    #expect(faced.shown(.disguised).count == 1)
    #expect(finding.retelling?.count == word.utf8.count)
    #expect(faced.words(finding) == " | \(word)")
  }

  @Test(arguments: [
    "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{E0041}", "\u{FE0F}",
    "\u{034F}", "\u{202E}", "\u{3164}",
  ])
  func invisibleCharactersDoNotMakeADifferentWord(unseen: String) {
    let sentence = "“Governor Zelenyakov resumed the twenty-five well-known talks,” said Petrova."
    let official = "\(sentence) They cost 1,250 euros on 7 December 2021."
    var retelling = ""
    for (place, letter) in official.enumerated() {
      retelling.append(letter)
      let isInside = official.dropFirst(place + 1).first?.isLetter == letter.isLetter
      if isInside, letter.isLetter || letter.isNumber { retelling += unseen }
    }
    for faced in [faced(official, retelling), faced(retelling, official)] {
      #expect(faced.all.filter { !$0.hasPrefix("disguised") } == [])
      #expect(faced.comparison.verdict.coverage == 1)
      #expect(!faced.comparison.verdict.evidence.contains { $0.hasPrefix("dates") })
    }
  }

  @Test func softHyphensAreIgnored() {
    let faced = faced(
      "The driver showed his passport at the border station.",
      "The dri\u{AD}ver showed his pass\u{AD}port at the bor\u{AD}der sta\u{AD}tion.")
    #expect(faced.all == [])
  }

  @Test func replacedPhraseBetweenTheSameWordsIsADoubt() {
    let faced = faced(
      "The ministry announced mass dismissals of railway guards in the north.",
      "The ministry announced mass celebrations of railway guards in the north.")
    #expect(faced.shown(.wrongSense).map(faced.words) == ["dismissals | celebrations"])
  }

  @Test func droppedRelativeClauseIsAnOmission() {
    let faced = faced(
      "The governor praised the ferry, which carries timber and cattle across the frozen lake.",
      "The governor praised the ferry.")
    #expect(
      faced.shown(.omittedClause).map(faced.words)
        == ["which carries timber and cattle across the frozen lake | "])
  }

  @Test func insertedClauseIsAnAddition() {
    let faced = faced(
      "The governor praised the ferry.",
      "The governor praised the ferry, which carries timber and cattle across the frozen lake.")
    #expect(
      faced.shown(.addedClause).map(faced.words)
        == [" | which carries timber and cattle across the frozen lake"])
  }

  @Test(arguments: [
    (
      "The governor expressed the view that the talks will bring acceptable solutions.",
      "The governor expressed the opinion that the talks would lead to acceptable solutions."
    ),
    (
      "Overall, the conversation was lengthy.", "In general, the conversation was long."
    ),
    (
      "Prices rose sharply because the harvest had failed.",
      "Since the harvest failed, prices increased steeply."
    ),
  ])
  func fairParaphraseIsSilent(official: String, retelling: String) {
    #expect(faced(official, retelling).shown == [])
  }

  @Test func disagreementWithOtherRetellingsRaisesTheDoubt() {
    let official = among("The envoys resumed the talks on fishing rights in the old town.")
    let wrong = among("The envoys rewarded the talks on fishing rights in the old town.")
    let fair = [
      among("The envoys resumed their talks about fishing rights in the old town."),
      among("In the old town the envoys took up the talks on fishing rights again, resumed today."),
    ]
    func doubt(_ faced: Faced) -> Double {
      faced.comparison.findings.filter { $0.cause == .wrongSense }.map(\.confidence).max() ?? 0
    }
    #expect(doubt(Faced(official, wrong, otherRetellings: fair)) > doubt(Faced(official, wrong)))
  }
}

@Suite struct QuietChecksTests {
  @Test(arguments: [
    (
      "It is understandable that the council closed the road.",
      "We can understand that the council closed the road."
    ),
    (
      "Scientists need to know how many fish there are in the lake.",
      "If we know how many fish there are in the lake, scientists can help."
    ),
  ])
  func genericWeIsNotAnotherSpeaker(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.speaker).isEmpty)
  }

  @Test func aRephrasedTitleIsNotGarbled() {
    let title = "the northern office for the care of locks, weirs and towpaths"
    let faced = faced(
      "The northern bureau for the upkeep of locks, weirs and towpaths has a new head. "
        + "She came to the canal board for locks, weirs and towpaths in the north as a clerk.",
      "A new head leads \(title). She came to \(title) as a clerk.")
    #expect(faced.shown(.garbled).isEmpty)
  }

  @Test(arguments: [
    ("The clerk was treated for a heatstroke.", "The clerk was treated for a heat stroke."),
    ("The western guests took the night train.", "The westerners took the night train."),
    ("The council will keep the toll at its level.", "The council left its key toll unchanged."),
    ("They trained indoor in the winter.", "They trained in-door in the winter."),
    ("The towns value their good neighbourhood.", "The towns value their good neighborliness."),
    (
      "Large crowds of boatmen arrived at the scene to search the mill.",
      "A great many boatmen hurried to the place and combed the mill."
    ),
  ])
  func relatedAndShortWordsAreNotLookalikes(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.wrongSense).isEmpty)
  }

  @Test(arguments: [
    ("Half a dozen boats lay in the harbour.", "Six boats lay in the harbour."),
    (
      "The past six months were dry, and the coming fortnight will be, too.",
      "The last half a year was dry, and the next two weeks will be, too."
    ),
  ])
  func halvesAndFortnightsAreNumbers(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.number).isEmpty)
  }

  @Test(arguments: [
    ("The bells are too faint for us to hear.", "The bells are so faint that we cannot hear them."),
    (
      "The guild does not belong to any one town.",
      "The guild does not just belong to one town."
    ),
    (
      "You lost the key in the barn; tell me where you have not lost it.",
      "You lost the key in the barn."
    ),
  ])
  func partialDenialsAreNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.polarity).isEmpty)
  }
}
