import Testing

@testable import ReadbackCore

@Suite struct EditMeaningsTests {
  private static func edits(_ official: String, _ retelling: String) -> [MeasuredEdit] {
    Comparer().measuredEdits(
      of: Document(segmenting: SourceText(official)),
      with: Document(segmenting: SourceText(retelling)))
  }

  @Test func clauseReachesFromMarkToMark() throws {
    let official = "The mill burned down, the guild paid for the new roof, and nobody was hurt."
    let retelling = "The mill burned down, the town paid for the new roof, and nobody was hurt."
    let edit = try #require(Self.edits(official, retelling).first)
    let clauses = try [
      SourceText(official)[#require(edit.places.officialClause)],
      SourceText(retelling)[#require(edit.places.retellingClause)],
    ]
    #expect(clauses == ["the guild paid for the new roof", "the town paid for the new roof"])
  }

  @Test func sideWithoutWordsHasNoClause() throws {
    let edit = try #require(
      Self.edits("The guild may lend the barge.", "The guild may perhaps lend the barge.").first)
    #expect(edit.places.officialClause == nil)
    #expect(edit.places.retellingClause != nil)
  }

  @Test func distantSentencesAreNotEncodedTogether() {
    let long = String(repeating: "The guild repairs the weir of Ambleford. ", count: 100)
    let pair = Comparer().aligned(
      Document(segmenting: SourceText(long)), with: Document(segmenting: SourceText(long)))
    let link = SentenceLink(
      official: [0], retelling: [0, 99], pairs: [], relation: .paraphrase, score: 1)
    let places = MeaningPlaces(official: 0..<2, retelling: 0..<2, in: link, pair.analysis)
    #expect(places.officialSentences == 0..<40)
    #expect(places.retellingSentences == 0..<40)
  }

  @Test func probabilityRisesWithThatOfTheTrees() {
    let net = MeaningNet.embedded
    let answers = stride(from: Float(-4), through: 4, by: 1).map {
      net.probability(trees: $0, net: 0)
    }
    #expect(zip(answers, answers.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(answers.first! < answers.last!)
    #expect(answers.allSatisfy { (0...1).contains($0) })
  }

  /// The words alone decide here: the net knows nothing else.
  @Test func reversalsAreJudgedWorseThanRewordings() {
    func meanLogOdds(_ pairs: [(String, String)]) -> Float {
      let net = MeaningNet.embedded
      func projection(_ text: String) -> MeaningNet.Projection {
        net.projection(of: SentenceEncoder.standard.vector(of: text.utf8))
      }
      return pairs.reduce(0) {
        let sides = MeaningNet.Sides(official: projection($1.0), retelling: projection($1.1))
        return $0 + net.logOdds(words: sides, clauses: sides, sentences: sides)
      } / Float(pairs.count)
    }
    let reversed = [
      ("the lock is not affected", "the lock is destroyed"),
      ("the guild is considering a toll", "the guild has decided on a toll"),
      ("some of the barges were damaged", "all barges were destroyed"),
      ("the miller may have opened the weir", "the miller definitely opened the weir"),
    ]
    let reworded = [
      ("the lock is not affected", "the lock remains untouched"),
      ("the guild is considering a toll", "the guild is thinking about a toll"),
      ("some of the barges were damaged", "a few barges suffered damage"),
      ("the miller may have opened the weir", "perhaps the miller opened the weir"),
    ]
    #expect(meanLogOdds(reversed) > meanLogOdds(reworded) + 0.5)
  }
}
