import Testing

@testable import ReadbackCore

@Suite struct CheckMeaningsTests {
  private static let official =
    "The guild did not sell its barges to the town of Ambleford, whose council had asked for them."
  private static let reworded =
    "Ambleford town council asked the guild for barges, and after long talks the guild sold them."

  /// The confidence, of 0.7, that a finding has after weighing.
  private static func weighed(
    _ cause: FindingCause, _ retelling: String,
    at words: (String, String) = ("did not sell", "sold")
  ) throws -> Double {
    let texts = [SourceText(official), SourceText(retelling)]
    let pair = Comparer().aligned(
      Document(segmenting: texts[0]), with: Document(segmenting: texts[1]))
    func place(_ words: String, _ text: String) throws -> TextRange {
      let range = try #require(text.firstRange(of: words))
      let start = text[..<range.lowerBound].utf8.count
      return start..<(start + words.utf8.count)
    }
    var meanings = CheckMeanings(pair, Comparer.differences(in: pair))
    let draft = try DraftFinding(
      cause: cause, severity: .major, confidence: 0.7, official: place(words.0, official),
      retelling: place(words.1, retelling), reason: "")
    return try #require(meanings.weighed([draft]).first).confidence
  }

  @Test func confidenceRisesWithTheCheckAndTheNet() {
    let net = MeaningNet.embedded
    #expect(net.confidence(check: 0.8, net: 0) > net.confidence(check: 0.4, net: 0))
    #expect(net.confidence(check: 0.6, net: 2) > net.confidence(check: 0.6, net: -2))
  }

  @Test func denialInOtherWordsIsWeighed() throws {
    #expect(try abs(Self.weighed(.polarity, Self.reworded) - 0.7) > 0.005)
  }

  @Test(arguments: [FindingCause.number, .name, .nonWord, .quotation, .role])
  func whatNeedsNoUnderstandingIsNotWeighed(cause: FindingCause) throws {
    #expect(try Self.weighed(cause, Self.reworded) == 0.7)
  }

  @Test func otherwiseEqualSentenceIsNotWeighed() throws {
    let retelling =
      "The guild sold its barges to the town of Ambleford, whose council had asked for them."
    #expect(try Self.weighed(.polarity, retelling) == 0.7)
  }

  @Test func unlinkedSentenceIsNotWeighed() throws {
    let retelling = "\(Self.reworded)\n\nFull moon tonight, says Wren."
    #expect(try Self.weighed(.polarity, retelling, at: ("did not sell", "Full moon")) == 0.7)
  }
}
