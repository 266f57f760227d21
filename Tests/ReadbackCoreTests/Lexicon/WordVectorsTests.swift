import Testing

@testable import ReadbackCore

@Suite struct WordVectorsTests {
  let lexicon = Lexicon.standard

  private func similarity(_ official: String, _ retelling: String) throws -> Float {
    let first = try #require(lexicon.word(official))
    let second = try #require(lexicon.word(retelling))
    return try #require(lexicon.similarity(first, second))
  }

  @Test func synonymsAreCloserThanOtherWords() throws {
    #expect(try similarity("war", "conflict") > similarity("war", "table") + 0.2)
    #expect(try similarity("said", "stated") > similarity("said", "green") + 0.2)
    #expect(abs(try similarity("war", "war") - 1) < 1e-5)
  }

  @Test func everyVectorHasAboutUnitLength() {
    for index in stride(from: 0, to: lexicon.count, by: 101) {
      let square = lexicon.withVector(of: WordID(index)) { vector in
        vector.reduce(into: Int32(0)) { $0 += Int32($1) * Int32($1) }
      }
      if let square { #expect(abs(Float(square).squareRoot() - 200) < 6) }
    }
  }

  @Test(arguments: [
    ("co-operation", "cooperation"), ("president's", "president"), ("blorfing", nil),
    ("table-wars", "table"), ("conflicts", "conflict"), ("president-elect", "president"),
  ])
  func unknownFormsTakeTheVectorOfTheNearestKnownOne(form: String, known: String?) {
    var forms = WordVectors()
    forms.append(form, lexicon: lexicon)
    var others = WordVectors()
    others.append(known ?? "table", lexicon: lexicon)
    let cosine = forms.similarities(of: [0], to: others, [0])[0, 0]
    if known == nil { #expect(cosine == 0) } else { #expect(cosine > 0.5) }
  }

  @Test func similaritiesEqualThoseOfPairs() throws {
    let words = ["war", "conflict", "table"]
    var vectors = WordVectors()
    for word in words { vectors.append(word, lexicon: lexicon) }
    let rows = Array(words.indices)
    let all = vectors.similarities(of: rows, to: vectors, rows)
    for (row, one) in words.enumerated() {
      for (column, other) in words.enumerated() {
        #expect(abs(all[row, column] - (try similarity(one, other))) < 1e-4)
      }
    }
  }
}
