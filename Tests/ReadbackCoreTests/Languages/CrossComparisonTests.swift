import Testing

@testable import ReadbackCore

private let russian = """
  Министры двух стран встретились во вторник в Вене и обсудили поставки зерна через порт.
  Переговоры длились пять часов, и обе стороны назвали их полезными.
  На восстановление железной дороги будет выделено 340 миллионов евро.
  Министр транспорта Вересова заявила, что мост через реку откроют осенью.
  Школы в пострадавших районах останутся закрытыми до конца месяца.
  Следующая встреча пройдёт 12 ноября в Праге.
  """
private let english = """
  The ministers of the two countries met in Vienna on Tuesday and discussed grain shipments through the port.
  The talks lasted five hours, and both sides called them useful.
  The restoration of the railway will receive 340 million euros.
  Transport minister Veresova said that the bridge over the river would open in autumn.
  Schools in the affected districts will stay closed until the end of the month.
  The next meeting will be held in Prague on 12 November.
  """
private let german = """
  Die Minister der beiden Länder trafen sich am Dienstag in Wien und erörterten Getreidelieferungen über den Hafen.
  Die Gespräche dauerten fünf Stunden, und beide Seiten nannten sie nützlich.
  Für die Wiederherstellung der Eisenbahn werden 340 Millionen Euro bereitgestellt.
  Verkehrsministerin Weressowa erklärte, die Brücke über den Fluss werde im Herbst eröffnet.
  Die Schulen in den betroffenen Gebieten bleiben bis zum Ende des Monats geschlossen.
  Das nächste Treffen findet am 12. November in Prag statt.
  """

private func document(_ text: String) -> Document { Document(segmenting: SourceText(text)) }

private func comparison(
  _ official: String, _ retelling: String, packs: LanguagePacks = TestPacks.all
) -> Comparison {
  Comparer(packs: packs).comparison(of: document(official), with: document(retelling))
}

private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

extension Comparison {
  fileprivate var shownFindings: [Finding] { findings.filter(\.isShown) }

  fileprivate func quoted(_ finding: Finding) -> String {
    if let place = finding.retelling { return retelling.text[place] }
    return finding.official.map { official.text[$0] } ?? ""
  }
}

@Suite struct CrossComparisonTests {
  @Test(arguments: [(russian, english), (german, english), (english, russian), (russian, german)])
  func translationIsLinkedSentenceBySentence(_ official: String, _ retelling: String) {
    let comparison = comparison(official, retelling)
    let pairs = comparison.alignment.links.map { [$0.official, $0.retelling] }
    #expect(pairs == (0..<6).map { [[$0], [$0]] })
    #expect(comparison.verdict.relation == .retells)
    #expect(comparison.shownFindings.isEmpty, "\(comparison.shownFindings.map(\.reason))")
  }

  @Test(arguments: [russian, german]) func omittedSentenceIsFound(_ official: String) throws {
    for left in 0..<6 {
      var retelling = lines(english)
      retelling.remove(at: left)
      let comparison = comparison(official, retelling.joined(separator: "\n"))
      let found = try #require(comparison.shownFindings.first, "sentence \(left)")
      #expect(found.cause == .omittedSentence)
      #expect(found.official == comparison.official.sentences[left].range)
      #expect(comparison.shownFindings.count == 1)
    }
  }

  @Test(arguments: [russian, german]) func addedSentenceIsFound(_ official: String) throws {
    var retelling = lines(english)
    retelling.insert(
      "Fans of the football club celebrated all night in front of the stadium.", at: 3)
    let comparison = comparison(official, retelling.joined(separator: "\n"))
    let found = try #require(comparison.shownFindings.first)
    #expect(found.cause == .addedSentence)
    #expect(comparison.quoted(found).hasPrefix("Fans"))
    #expect(comparison.shownFindings.count == 1)
  }

  @Test(arguments: [russian, german], [("340", "430"), ("12", "13")])
  func changedFigureIsFound(_ official: String, _ change: (String, String)) throws {
    let comparison = comparison(official, english.replacing(change.0, with: change.1))
    let found = try #require(comparison.shownFindings.first)
    #expect(found.cause == .number && comparison.shownFindings.count == 1)
    #expect(comparison.quoted(found) == change.1)
    #expect(found.official.map { comparison.official.text[$0].hasPrefix(change.0) } == true)
  }

  @Test(arguments: [
    (
      "Потери составили 2,6 млн тонн зерна, сообщил министр сельского хозяйства.",
      "Losses came to 2.6 million tonnes of grain, the agriculture minister said."
    ),
    (
      "В городе живут 1 500 000 человек, из них двадцать пять тысяч учатся.",
      "Some 1.5 million people live in the city, of whom 25,000 are students."
    ),
    (
      "Der Umsatz stieg um 1.250 Euro auf 3,4 Mrd. Euro, teilte die Firma mit.",
      "Sales rose by 1,250 euros to 3.4 billion euros, the company said."
    ),
    (
      "Am 3. März um 14.30 Uhr begann die Sitzung mit fünfundzwanzig Abgeordneten.",
      "The session with 25 members began on 3 March at 2.30 p.m."
    ),
  ])
  func figuresAreReadAsEachLanguageWritesThem(_ official: String, _ retelling: String) {
    let comparison = comparison(official, retelling)
    #expect(comparison.findings.filter { $0.cause == .number }.isEmpty)
  }

  @Test(arguments: [
    (
      "Поезд прибыл на станцию в 18:00, и его встретили 25,5 тысячи жителей города.",
      "The train arrived at the station at 6 p.m. and was met by 25,500 people of the city.",
      "25,500",
      "27,500"
    ),
    (
      "Ракета «Ветер МС-21» была запущена с южного космодрома ранним утром.",
      "The rocket Veter MS-21 was launched from the southern spaceport early in the morning.",
      "MS-21", "MS-27"
    ),
    (
      "Der Zug nach Hamburg fährt am Sonntag um 14.30 Uhr vom alten Bahnhof ab.",
      "The train to Hamburg leaves the old station at 14:30 on Sunday.", "14:30", "17:30"
    ),
    (
      "На строительство школы выделили 81 600 рублей из бюджета области.",
      "From the regional budget, 81,600 rubles were allocated to build the school.", "81,600",
      "87,600"
    ),
  ])
  func figuresInTimesNamesAndFractionsAreCompared(
    _ official: String, _ retelling: String, _ figure: String, _ other: String
  ) throws {
    #expect(comparison(official, retelling).findings.filter { $0.cause == .number }.isEmpty)
    let comparison = comparison(official, retelling.replacing(figure, with: other))
    let found = try #require(comparison.shownFindings.first)
    #expect(found.cause == .number)
    #expect(comparison.quoted(found) == other)
  }

  // MARK: Short texts

  @Test(arguments: [
    (
      "На ремонт моста выделено 340 миллионов рублей.",
      "Some 430 million roubles have been set aside for the repair of the bridge.", "430"
    ),
    (
      "Заседание состоится 20 ноября в Заречье.", "The meeting is on 21 November in Zarechye.", "21"
    ),
  ])
  func singleSentenceWithAnotherAmountIsCompared(
    _ official: String, _ retelling: String, _ figure: String
  ) throws {
    let comparison = comparison(official, retelling)
    #expect(comparison.verdict.relation == .retells)
    let found = try #require(comparison.shownFindings.first)
    #expect(found.cause == .number && comparison.quoted(found) == figure)
  }

  @Test(arguments: [
    (
      "Госпожа Вересова сообщила, что завод изготовит 4750 деталей для судов.",
      "An order for 4,750 parts of some kind is what everybody in the town talks about."
    ),
    (
      "Госпожа Вересова сообщила, что завод изготовит 4750 деталей для судов.",
      "Veresova is a word that one hears a lot in these parts."
    ),
    ("Die Reparatur kostet 25 Euro.", "The repair costs 35 euros."),
  ])
  func shortTextThatAnythingTiesIsNotCalledUnrelated(_ official: String, _ retelling: String) {
    #expect(comparison(official, retelling).verdict.relation.isRelated)
  }

  @Test func shortTextWithNothingInCommonIsUnrelated() {
    let comparison = comparison(
      "Кошка весь день спит на диване у окна.",
      "The parliament adopted the budget after a long debate on taxes.")
    #expect(comparison.verdict.relation == .unrelated)
  }

  @Test func mergedSentencesAreBothLinked() {
    var official = lines(german)
    official.insert("Das sagte der Sekretär.", at: 3)
    var retelling = lines(english)
    retelling[2] = "The secretary said that " + retelling[2].dropLast() + " in all this year."
    let comparison = comparison(
      official.joined(separator: "\n"), retelling.joined(separator: "\n"))
    #expect(comparison.shownFindings.isEmpty, "\(comparison.shownFindings.map(\.reason))")
  }

  @Test func wordsInTheOriginalScriptAreFound() throws {
    let comparison = comparison(
      russian, english.replacing("grain shipments", with: "поставки зерна"))
    let found = try #require(comparison.shownFindings.first)
    #expect(found.cause == .untranslated)
    #expect(comparison.quoted(found) == "поставки зерна")
    #expect(found.official.map { comparison.official.text[$0] } == "поставки зерна")
  }

  @Test func untranslatedSentenceIsFound() throws {
    var retelling = lines(english)
    retelling[1] = lines(german)[1]
    let comparison = comparison(german, retelling.joined(separator: "\n"))
    let found = try #require(comparison.shownFindings.first)
    #expect(found.cause == .untranslated)
    #expect(comparison.shownFindings.count == 1)
  }

  @Test func unrelatedTextsHaveNoLinks() {
    let other = """
      The city council has approved a new swimming pool for the northern suburbs.
      Local painters show their work in the old brewery from Saturday.
      A cold front brings rain and strong winds to the coast tonight.
      The striker scored twice before half-time and was then taken off injured.
      """
    for official in [russian, german] {
      let comparison = comparison(official, other)
      #expect(comparison.alignment.links.allSatisfy { $0.official.isEmpty || $0.retelling.isEmpty })
      #expect(comparison.verdict.relation == .unrelated)
      #expect(comparison.findings.isEmpty)
    }
  }

  @Test func missingPackIsNamed() throws {
    let onlyEnglish = LanguagePacks {
      $0 == "en" ? TestPacks.packs["en"] : nil
    } problem: { _ in
      nil
    }
    let comparison = comparison(russian, english, packs: onlyEnglish)
    #expect(comparison.verdict.relation == .undecided)
    let said = try #require(comparison.verdict.evidence.first)
    #expect(said.contains("without the language pack for Russian (package readback);"))
    #expect(comparison.shownFindings.isEmpty)
  }

  @Test func missingPackageIsNamed() throws {
    let french = """
      Les ministres des deux pays se sont rencontrés mardi à Vienne pour parler du commerce des céréales.
      Les discussions ont duré cinq heures et les deux parties les ont jugées utiles.
      """
    let said = comparison(french, english, packs: .none).verdict.evidence.first
    #expect(said?.contains("for French (package readback-lang-fr) and English (package") == true)
  }

  @Test func languageWithoutAPackIsNamed() throws {
    let finnish = """
      Ministerit tapasivat tiistaina Wienissä ja keskustelivat viljan kuljetuksista sataman kautta.
      Neuvottelut kestivät viisi tuntia, ja molemmat osapuolet pitivät niitä hyödyllisinä.
      """
    let said = comparison(finnish, english).verdict.evidence.first
    #expect(
      said?.hasPrefix(
        "Finnish and English cannot be compared because there is no language pack for Finnish;")
        == true)
  }

  @Test func paragraphsAreReadInTheirLanguages() {
    let mixed = (lines(russian).prefix(3) + lines(german).suffix(3)).joined(separator: "\n\n")
    let comparison = comparison(mixed, lines(english).joined(separator: "\n\n"))
    let pairs = comparison.alignment.links.map { [$0.official, $0.retelling] }
    #expect(pairs == (0..<6).map { [[$0], [$0]] })
  }

  @Test func untranslatedTextIsFoundWithoutPacks() throws {
    let comparison = comparison(
      russian, english.replacing("grain shipments", with: "поставки зерна"), packs: .none)
    #expect(comparison.shownFindings.map(\.cause) == [.untranslated])
  }

  @Test func textAgainstItselfIsNotCrossLingual() {
    let comparison = comparison(russian, russian)
    #expect(comparison.findings.isEmpty)
    #expect(comparison.verdict.relation == .retells)
  }

  @Test func sentenceIsSimilarToItsTranslation() throws {
    let pieces = try #require(TestPacks.packs["ru"]?.pieces)
    let encoder = SentenceEncoder.standard.knowing(pieces)
    let foreign = encoder.vectors(of: lines(russian))
    let own = SentenceEncoder.standard.vectors(of: lines(english))
    for (index, vector) in foreign.enumerated() {
      let cosines = own.map { SentenceVector.cosine(vector, $0) }
      #expect(cosines.firstIndex(of: cosines.max()!) == index)
      #expect(cosines[index] > 0.5)
    }
  }
}
