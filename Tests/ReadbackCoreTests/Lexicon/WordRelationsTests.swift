import Testing

@testable import ReadbackCore

@Suite struct WordRelationsTests {
  let lexicon = Lexicon.standard

  private func relations(_ official: String, _ retelling: String) throws -> WordRelations {
    let first = try #require(lexicon.word(official))
    let second = try #require(lexicon.word(retelling))
    return lexicon.relations(first, second)
  }

  @Test(arguments: [
    ("begin", "start", WordRelations.synonym), ("began", "started", .synonym),
    ("discuss", "discussion", .derivation), ("discussed", "discussions", .derivation),
    ("dog", "canine", .hypernym), ("king", "emperor", .sibling), ("large", "gigantic", .similar),
    ("hot", "cold", .antonym), ("rise", "fall", .antonym), ("wins", "lost", .antonym),
  ])
  func relatedWordsAreRelatedBothWays(
    official: String, retelling: String, relation: WordRelations
  ) throws {
    #expect(try relations(official, retelling).contains(relation))
    #expect(try relations(retelling, official).contains(relation))
  }

  @Test(arguments: [("table", "resume"), ("he", "helium"), ("the", "a"), ("table", "table")])
  func unrelatedEqualAndFunctionWordsHaveNoRelations(official: String, retelling: String) throws {
    #expect(try relations(official, retelling).isEmpty)
  }

  @Test func relationsOfListsEqualThoseOfPairs() throws {
    let official = ["begin", "hot", "table", "dog", "said", "begin"].compactMap { lexicon.word($0) }
    let retelling = ["start", "cold", "stated", "dog", "canine"].compactMap { lexicon.word($0) }
    let sparse = lexicon.relations(between: official, and: retelling)
    var expected: [RelatedWords] = []
    for (row, one) in official.enumerated() {
      for (column, other) in retelling.enumerated() {
        let found = lexicon.relations(one, other)
        if !found.isEmpty {
          expected.append(RelatedWords(official: row, retelling: column, relations: found))
        }
      }
    }
    #expect(sparse == expected)
    #expect(sparse.count >= 4)
  }

  @Test func antonymLookupAgreesWithTheRelations() throws {
    let words = try [
      "hot", "cold", "colder", "rise", "falls", "fell", "wins", "lost", "dog", "may",
    ]
    .map { try #require(lexicon.word($0)) }
    for one in words {
      for other in words {
        #expect(
          lexicon.areAntonyms(one, other) == lexicon.relations(one, other).contains(.antonym))
      }
    }
  }
}
