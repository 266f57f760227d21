import Testing

@testable import ReadbackCore

private let english = """
  The finance ministers of five countries met in Lisbon on Monday and agreed on a common bank tax.
  The parliament will vote on the draft law on 14 September.
  Hospitals in the north received 350,000 doses of the new vaccine.
  The mayor said that the old bridge would be closed to lorries.
  Farmers lost a third of the harvest because of the drought.
  """
private let french = """
  Les ministres des Finances de cinq pays se sont réunis lundi à Lisbonne et ont convenu d’une taxe bancaire commune.
  Le Parlement se prononcera sur le projet de loi le 14 septembre.
  Les hôpitaux du nord ont reçu 350 000 doses du nouveau vaccin.
  Le maire a déclaré que le vieux pont serait fermé aux camions.
  Les agriculteurs ont perdu un tiers de la récolte à cause de la sécheresse.
  """
private let spanish = """
  Los ministros de Finanzas de cinco países se reunieron el lunes en Lisboa y acordaron un impuesto bancario común.
  El Parlamento votará el proyecto de ley el 14 de septiembre.
  Los hospitales del norte recibieron 350.000 dosis de la nueva vacuna.
  El alcalde dijo que el puente viejo quedaría cerrado a los camiones.
  Los agricultores perdieron un tercio de la cosecha por la sequía.
  """
private let chinese = """
  五国财政部长周一在里斯本会晤，就共同的银行税达成一致。
  议会将于9月14日对法律草案进行表决。
  北部的医院收到了35万剂新疫苗。
  市长说，旧桥将禁止卡车通行。
  由于干旱，农民损失了三分之一的收成。
  """

/// French, Spanish and Chinese beside English.
@Suite struct MoreLanguagesTests {
  private func comparison(_ official: String, _ retelling: String) -> Comparison {
    Comparer(packs: TestPacks.all).comparison(
      of: Document(segmenting: SourceText(official)),
      with: Document(segmenting: SourceText(retelling)))
  }

  @Test(arguments: [french, spanish, chinese])
  func translationIsLinkedSentenceBySentence(_ official: String) {
    let comparison = comparison(official, english)
    let pairs = comparison.alignment.links.map { [$0.official, $0.retelling] }
    #expect(pairs == (0..<5).map { [[$0], [$0]] })
    let shown = comparison.findings.filter(\.isShown)
    #expect(shown.isEmpty, "\(shown.map(\.reason))")
  }

  @Test(arguments: [french, spanish, chinese], [("350,000", "530,000"), ("14", "15")])
  func changedFigureIsFound(_ official: String, _ change: (String, String)) throws {
    let comparison = comparison(official, english.replacing(change.0, with: change.1))
    let found = try #require(comparison.findings.first { $0.isShown })
    #expect(found.cause == .number)
    #expect(found.retelling.map { comparison.retelling.text[$0] } == change.1)
  }

  @Test(arguments: [french, spanish, chinese])
  func omittedSentenceIsFound(_ official: String) throws {
    let lines = english.split(separator: "\n")
    let comparison = comparison(official, (lines[..<3] + lines[4...]).joined(separator: "\n"))
    let found = try #require(comparison.findings.first { $0.isShown })
    #expect(found.cause == .omittedSentence)
    #expect(found.official == comparison.official.sentences[3].range)
  }

  // MARK: Chinese

  @Test func chineseIsCutIntoWords() throws {
    let cutter = WordCutter(try #require(TestPacks.packs["zh"]))
    #expect(cutter.words(of: "外交部发言人") == ["外交部", "发言人"])
    #expect(cutter.words(of: "經濟發展") == ["经济", "发展"])
    #expect(cutter.words(of: "水") == ["水"])
  }

  @Test(arguments: [
    ("三十五", 35), ("一百零二", 102), ("十二", 12), ("两亿", 200_000_000), ("三万五千", 35_000),
    ("二〇一八", 2018), ("百万", 1_000_000),
  ])
  func numbersInChineseCharactersAreRead(_ text: String, _ value: Double) throws {
    let tables = try #require(TestPacks.packs["zh"]).tables
    #expect(HanNumber.values(of: text, tables) == [value])
  }

  @Test func chineseNamesAreReadAloud() throws {
    let tables = try #require(TestPacks.packs["zh"]).tables
    #expect(tables.latin("北京") == "beijing")
  }

  @Test func largeFiguresAreReadAsEachLanguageWritesThem() {
    for (official, retelling) in [
      (
        "该公司的营业额为1亿2000万元，比去年增长三十五个百分点。",
        "The company's turnover was 120 million yuan, an increase of 35 points on last year."
      ),
      (
        "Le chiffre d’affaires est passé de 2,5 à 3,4 milliards d’euros, soit vingt-deux points de plus.",
        "Turnover rose from 2.5 to 3.4 billion euros, or by 22 points."
      ),
    ] {
      let numbers = comparison(official, retelling).findings.filter { $0.cause == .number }
      #expect(numbers.isEmpty, "\(numbers.map(\.reason))")
    }
  }
}
