import Testing

@testable import ReadbackCore

@Suite struct DescribedGapsTests {
  private static let official = """
    The guild of Ambleford met on Monday. It paid for the new roof of the mill, which had burned \
    down in spring, and thanked the miller for his patience. The barges may be lent to neighbours. \
    Nobody was hurt when the weir broke. The bridge stays closed until May.

    The council will decide about the harbour in autumn. Three fishermen have asked for licences.
    """
  private static let retelling = """
    On Monday the guild met and paid for the mill's roof. The miller was praised by everybody for his \
    patience and his good bread. Barges can be lent. A choir sang in the hall. The bridge is closed.

    The town of Wick has a new school, and its pupils came too.
    """

  private static func gaps(areAllAnswered: Bool) -> (gaps: [Gap], pair: AlignedPair) {
    let pair = Comparer().aligned(
      Document(segmenting: SourceText(official)), with: Document(segmenting: SourceText(retelling)))
    var described = DescribedGaps(
      pair, documentEqual: 0.3, areAllAnswered: areAllAnswered, oneByOne)
    var meanings = pair.meanings
    described.answer(&meanings)
    return (described.gaps, pair)
  }

  @Test func sameWordsInAnotherOrderAreNewPairs() {
    let pair = Comparer().aligned(
      Faced.document(among("The miller thanked the guild for the new roof of the old mill.")),
      with: Faced.document(among("The guild thanked the old miller for the new mill of the roof.")))
    let gaps = DescribedGaps(pair, documentEqual: 0.9, oneByOne).gaps
      .filter { $0.cause == .addedSentence }
    // The copied sentences around it are no gaps.
    #expect(gaps.count == 1)
    #expect(
      gaps.allSatisfy { $0.features[.novelWordPairs] > 0.3 && $0.features[.plainNowhere] == 0 })
  }

  @Test func aReferenceToPagesIsNoGap() {
    let official = among("Pp. 3-10.") + "\nSee vol. 2, p. 7."
    let pair = Comparer().aligned(Faced.document(official), with: Faced.document(among("")))
    let places = DescribedGaps(pair, documentEqual: 0.9, oneByOne).gaps
      .map { pair.official.text[$0.place] }
    #expect(places == [])
  }

  @Test func gapsThatAreNotEncodedWouldNotBeListed() {
    let (all, pair) = Self.gaps(areAllAnswered: true)
    let (some, _) = Self.gaps(areAllAnswered: false)
    func listed(_ gaps: [Gap]) -> [String] {
      GapFindings.drafts(gaps, pair.analysis).map {
        "\($0.cause) \($0.confidence) \($0.official, default: "-") \($0.retelling, default: "-")"
      }
    }
    #expect(!listed(all).isEmpty)
    #expect(all.contains { !GapFindings.mayBeListed($0) })
    #expect(listed(some) == listed(all))
  }

  @Test func noValueOfUnknownFeaturesExceedsTheGreatestProbability() {
    let unknown: Set<Int> = [GapFeature.bestCosine.rawValue, GapFeature.leftOutGain.rawValue]
    for gap in Self.gaps(areAllAnswered: true).gaps {
      let most = GapFindings.model.mostProbability(of: gap.features.values, without: unknown)
      for step in 0...20 {
        var row = gap.features.values
        row[GapFeature.bestCosine.rawValue] = Float(step) / 20
        row[GapFeature.leftOutGain.rawValue] = 0.5 - Float(step) / 20
        #expect(GapFindings.model.probability(of: row) <= most)
      }
    }
  }

  /// `mostProbability` relies on it.
  @Test func aCalibrationNeverFalls() {
    let answers = stride(from: Float(-8), through: 8, by: 0.01).map {
      GapFindings.model.calibrated(logOdds: $0)
    }
    #expect(zip(answers, answers.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
