import Testing

@testable import ReadbackCore

/// Content found only in a heading, a caption or the page around a text is neither missing nor new.
struct AsideContentTests {
  private static let official = """
    The ferry company will replace both its ships next year, it said on Monday.
    The new ships are being built in a yard at the mouth of the river.
    The older of the two ferries has carried nine million passengers since 1987.
    """

  private func findings(
    _ official: String, _ retelling: String, officialRoles: [Int: ParagraphRole] = [:],
    roles: [Int: ParagraphRole] = [:]
  ) -> [Finding] {
    Comparer().comparison(
      of: Document(segmenting: SourceText(official), roles: officialRoles),
      with: Document(segmenting: SourceText(retelling), roles: roles)
    ).findings.filter(\.isShown)
  }

  private static func body(_ count: Int, but others: [Int: ParagraphRole]) -> [Int: ParagraphRole] {
    Dictionary(uniqueKeysWithValues: (1...count).map { ($0, others[$0] ?? .body) })
  }

  @Test func statementOnlyInACaptionIsMinor() throws {
    let official = """
      The harbour master opened the new quay on Thursday in front of two hundred guests, the port said.
      He praised the builders for finishing the work before the winter storms set in.
      Four cranes from the Danish yard will be put up there by the end of next summer.
      """
    let findings = findings(official, official, roles: Self.body(3, but: [3: .boilerplate]))
    let finding = try #require(findings.first)
    #expect(findings.count == 1 && finding.cause == .omittedSentence)
    #expect(finding.severity == .minor)
    #expect(
      finding.reason == "the retelling says this only in a caption or another part around the text")
  }

  @Test func statementInACaptionWithInflectedWordsIsMinor() {
    let retelling = Self.official.replacing(
      "has carried nine million passengers since 1987", with: "carrying nine million passengers")
    // The year is missing from the caption.
    let findings = findings(
      Self.official, retelling, roles: Self.body(3, but: [3: .boilerplate]))
    #expect(findings.map(\.severity) == [.major])
    let whole = Self.official.replacing("has carried", with: "carries")
    #expect(
      self.findings(Self.official, whole, roles: Self.body(3, but: [3: .boilerplate]))
        .allSatisfy { $0.severity == .minor })
  }

  @Test func statementOnlyInTheOfficialCaptionIsAtMostMinor() {
    let findings = findings(
      Self.official, Self.official, officialRoles: Self.body(3, but: [3: .boilerplate]))
    #expect(findings.allSatisfy { $0.severity == .minor })
    #expect(
      findings.allSatisfy {
        $0.reason
          == "the official text says this only in a caption or another part around the text"
      })
  }

  @Test func shortSentenceBesideALongOneInTheSameCaptionIsMinor() {
    let official =
      Self.official + "\nThe harbour master praised the builders of both ships. Thanks, Ada!"
    let findings = findings(official, official, roles: Self.body(4, but: [4: .boilerplate]))
    #expect(!findings.isEmpty && findings.allSatisfy { $0.severity == .minor })
  }

  @Test func additionInAStandfirstIsMinor() throws {
    let summary = "A bankrupt rival had offered the crew twice their wages to leave the company."
    let official = SourceText(Self.official)
    let retelling = SourceText(summary + "\n" + Self.official)
    func additions(_ standfirsts: Set<Int>) -> [Finding] {
      Comparer().comparison(
        of: Document(segmenting: official),
        with: Document(segmenting: retelling, standfirsts: standfirsts)
      ).findings.filter { $0.isShown && $0.kind == .addition }
    }
    #expect(additions([]).map(\.severity).contains { $0 > .minor })
    let found = try #require(additions([1]).first)
    #expect(found.severity == .minor && found.reason.contains("summary"))
  }

  @Test func unrelatedCaptionHidesNothing() {
    let retelling = Self.official.replacing(
      "The older of the two ferries has carried nine million passengers since 1987.",
      with: "The captain of the older ferry greets passengers on the quay.")
    let findings = findings(
      Self.official, retelling, roles: Self.body(3, but: [3: .boilerplate]))
    #expect(findings.contains { $0.cause == .omittedSentence && $0.severity == .major })
  }
}
