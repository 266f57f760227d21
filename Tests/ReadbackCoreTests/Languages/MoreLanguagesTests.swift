import Foundation
import Testing

@testable import ReadbackCore

private let english = TranslatedNews.english

/// Languages besides German and Russian, each with English.
@Suite struct MoreLanguagesTests {
  private func comparison(_ official: String, _ retelling: String) -> Comparison {
    Comparer(packs: TestPacks.all).comparison(
      of: Document(segmenting: SourceText(official)),
      with: Document(segmenting: SourceText(retelling)))
  }

  private func news(in language: String) throws -> String {
    try #require(TranslatedNews.texts[language])
  }

  @Test func everyLanguageHasItsPackItsTableAndItsNews() throws {
    func codes(in folder: String, ending: String) throws -> Set<String> {
      let files = try FileManager.default.contentsOfDirectory(atPath: TestPacks.root + folder)
      return Set(files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) })
    }
    #expect(try codes(in: "Sources/Languages", ending: ".pack") == LanguagePack.offered)
    #expect(
      try codes(in: "Tools/packs/tables", ending: ".txt").filter { !$0.hasSuffix("-words") }
        == LanguagePack.offered)
    // German and Russian have tests of their own.
    #expect(Set(TranslatedNews.languages).union(["de", "en", "ru"]) == LanguagePack.offered)
  }

  @Test(arguments: TranslatedNews.languages)
  func translationIsLinkedSentenceBySentence(_ language: String) throws {
    let comparison = comparison(try news(in: language), english)
    #expect(comparison.official.language == language)
    let pairs = comparison.alignment.links.map { [$0.official, $0.retelling] }
    #expect(pairs == (0..<5).map { [[$0], [$0]] })
    let shown = comparison.findings.filter(\.isShown)
    #expect(shown.isEmpty, "\(shown.map(\.reason))")
  }

  @Test(arguments: TranslatedNews.languages, [("350,000", "530,000"), ("14", "15")])
  func changedFigureIsFound(_ language: String, _ change: (String, String)) throws {
    let comparison = comparison(try news(in: language), english.replacing(change.0, with: change.1))
    let found = try #require(comparison.findings.first { $0.isShown })
    #expect(found.cause == .number)
    #expect(found.retelling.map { comparison.retelling.text[$0] } == change.1)
  }

  @Test(arguments: TranslatedNews.languages)
  func omittedSentenceIsFound(_ language: String) throws {
    let lines = english.split(separator: "\n")
    let comparison = comparison(
      try news(in: language), (lines[..<3] + lines[4...]).joined(separator: "\n"))
    let found = try #require(comparison.findings.first { $0.isShown })
    #expect(found.cause == .omittedSentence)
    #expect(found.official == comparison.official.sentences[3].range)
  }

  // MARK: Chinese

  @Test func chineseIsDividedIntoWords() throws {
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

  @Test func chineseNamesAreTransliterated() throws {
    let tables = try #require(TestPacks.packs["zh"]).tables
    #expect(tables.latin("北京") == "beijing")
  }

  @Test func largeFiguresAreReadInEachLanguagesNotation() {
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

  @Test(arguments: [
    ("Уряд має кошти, а війну чекає.", "Правительство имеет средства, а войну"),
    ("Що? НІ!", "Что? НЕТ!"),
    ("Ґжицький і П’ять «кг»", "Гжицький и Пять «кг»"),
  ])
  func ukrainianIsGivenToTheEncoderInRussianWords(_ text: String, _ expected: String) throws {
    let pack = try #require(TestPacks.packs["uk"])
    #expect(SentenceReader.read(text, as: pack).hasPrefix(expected))
  }
}
