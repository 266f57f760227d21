import Testing

@testable import ReadbackCore

@Suite struct PhrasebookTests {
  /// A phrasebook from a table's lines.
  private func book(_ table: String) -> Phrasebook {
    Array(table.utf8).withUnsafeBytes { Phrasebook(tables: [$0]) }
  }

  /// The marks of a sentence, as "words: set.value".
  private func marks(_ sentence: String, _ table: String) -> [String] {
    let document = Document(segmenting: SourceText(sentence))
    let vocabulary = Vocabulary(of: [document], lexicon: .standard)
    let words = document.tokens.indices.map { vocabulary.word($0, ofText: 0) }
    return book(table).marks(in: 0..<words.count, of: words) { token in
      PhraseMarks.hashes(of: words[token], .standard)
    }.map { mark in
      "\(mark.tokens.map { words[$0].form }.joined(separator: " ")): \(mark.set).\(mark.value)"
    }
  }

  @Test func phrasesAreFoundInAnyForm() {
    #expect(
      marks("She put off the visits.", "x\tpostpone / put off\nx\tvisit\n") == [
        "put off: 0.0", "visits: 1.0",
      ])
  }

  @Test func aPhraseHidesTheWordsInIt() {
    #expect(
      marks("They called off the strike.", "x\tcall off\nx\tcall\tstrike\n") == [
        "called off: 0.0", "strike: 1.1",
      ])
  }

  @Test func articlesInAPhraseAreSkipped() {
    #expect(marks("It took its decision.", "x\ttake decision\n") == ["took its decision: 0.0"])
  }

  @Test func commentsAndEmptyLinesAreSkipped() {
    #expect(marks("The weir is open.", "# open\tweir\n\nx\topen\n") == ["open: 0.0"])
  }

  @Test func aWordOfSeveralSetsHasAMarkInEach() {
    #expect(
      Set(marks("The lock is open.", "x\topen\tshut\nx\tstart\topen\n")) == [
        "open: 0.0", "open: 1.1",
      ])
  }

  @Test func renderingsOfOneWordAreNotEquivalent() {
    let first = Phrasebook.Mark(tokens: 0..<1, set: 3, value: 0)
    let rendering = Phrasebook.Mark(tokens: 1..<2, set: 3, value: 1)
    #expect(SaidSets([first]).say(rendering))
    #expect(SaidSets([rendering]).say(first))
    #expect(!SaidSets([rendering]).say(rendering))
  }
}
