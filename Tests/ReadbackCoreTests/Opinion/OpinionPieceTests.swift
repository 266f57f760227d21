import Testing

@testable import ReadbackCore

@Suite struct OpinionPieceTests {
  /// Paragraphs of three sentences with eight words each, and a retelling that says the same.
  private func texts(paragraphs: Int) -> (Document, Document, Alignment) {
    let text = (0..<paragraphs).map { paragraph in
      (0..<3).map { "Sentence \($0) of paragraph \(paragraph) has eight words." }
        .joined(separator: " ")
    }.joined(separator: "\n")
    let (official, retelling) = (Faced.document(text), Faced.document(text))
    let links = official.sentences.indices.map { sentence in
      // Every fifth sentence is omitted, and another one is inserted after it.
      sentence % 5 == 4
        ? [
          SentenceLink(
            official: [sentence], retelling: [], pairs: [], relation: .unlinked, score: 0),
          SentenceLink(
            official: [], retelling: [sentence], pairs: [], relation: .unlinked, score: 0),
        ]
        : [
          SentenceLink(
            official: [sentence], retelling: [sentence], pairs: [], relation: .equivalent,
            score: 1)
        ]
    }
    return (official, retelling, Alignment(links: links.flatMap { $0 }, words: []))
  }

  @Test(arguments: [40, 100, 1_000, 100_000]) func everySentenceIsAskedAboutOnce(_ limit: Int) {
    let (official, retelling, alignment) = texts(paragraphs: 30)
    let pieces = OpinionPiece.pieces(
      of: alignment, official: official, retelling: retelling, wordLimit: limit)
    #expect(pieces.flatMap(\.official).sorted() == Array(official.sentences.indices))
    #expect(pieces.flatMap(\.retelling).sorted() == Array(retelling.sentences.indices))
    for piece in pieces {
      #expect(Set(piece.official).isDisjoint(with: piece.officialContext))
      #expect(Set(piece.retelling).isDisjoint(with: piece.retellingContext))
      #expect(8 * max(piece.official.count, piece.retelling.count) <= max(limit, 8))
    }
    #expect(limit < 1_000 ? pieces.count > 1 : pieces.count == 1)
  }

  /// Models lose track in longer ones.
  @Test func aQuestionHasAtMost1500WordsOfAText() {
    let (official, retelling, alignment) = texts(paragraphs: 100)
    let pieces = OpinionPiece.pieces(of: alignment, official: official, retelling: retelling)
    #expect(pieces.count == 2)
    #expect(pieces.allSatisfy { 8 * max($0.official.count, $0.retelling.count) <= 1_500 })
  }

  @Test func piecesBeginWithParagraphs() {
    let (official, retelling, alignment) = texts(paragraphs: 30)
    let pieces = OpinionPiece.pieces(
      of: alignment, official: official, retelling: retelling, wordLimit: 100)
    #expect(pieces.allSatisfy { $0.official.first.map { $0 % 3 == 0 } ?? false })
    // The sentences before and after are shown.
    #expect(pieces[1].officialContext == [pieces[1].official[0] - 1, pieces[1].official.last! + 1])
  }

  @Test func linkLongerThanAPieceIsDivided() {
    let text = (0..<50).map { "Sentence \($0) of the text has eight words." }
      .joined(separator: " ")
    let (official, retelling) = (Faced.document("One line that says it all."), Faced.document(text))
    let alignment = Alignment(
      links: [
        SentenceLink(
          official: [0], retelling: Array(retelling.sentences.indices), pairs: [],
          relation: .paraphrase, score: 1)
      ], words: [])
    let pieces = OpinionPiece.pieces(
      of: alignment, official: official, retelling: retelling, wordLimit: 80)
    #expect(pieces.count == 5)
    #expect(pieces.flatMap(\.official) == [0])
    #expect(pieces.flatMap(\.retelling) == Array(retelling.sentences.indices))
    #expect(pieces.dropFirst().allSatisfy { $0.officialContext == [0] })
  }

  @Test func emptyTextsHaveNoPieces() {
    let empty = Faced.document("")
    #expect(
      OpinionPiece.pieces(
        of: Alignment(links: [], words: []), official: empty, retelling: empty
      ).isEmpty)
  }

  @Test func promptNumbersSentencesBetweenFences() {
    let comparison = PierTexts.comparison()
    let piece = OpinionPiece(official: [0, 1], retelling: [0, 1], officialContext: [2])
    let prompt = OpinionPrompt(
      of: piece, official: comparison.official, retelling: comparison.retelling,
      instructions: "Compare.\n", model: "m")
    let lines = prompt.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "Compare.")
    #expect(lines.contains("[1] The council will repair the old pier before the end of June."))
    #expect(lines.contains("[3 context] No other route is safe for the ferries."))
    #expect(!prompt.text.contains("library"))
    #expect(lines.filter { $0.hasPrefix("<<<") }.count == 2)
    #expect(lines.filter { $0.hasSuffix(">>>") }.count == 2)
  }

  @Test func textCannotCloseItsFence() throws {
    let comparison = PierTexts.comparison()
    let piece = OpinionPiece.whole(of: comparison.alignment)
    func prompt(_ official: Document) -> String {
      OpinionPrompt(
        of: piece, official: official, retelling: comparison.retelling, instructions: "Compare.",
        model: "m"
      ).text
    }
    let fence = try #require(
      prompt(comparison.official).split(separator: "\n").first { $0.hasPrefix("<<<OFFICIAL") })
    // The text contains its former fence, so it gets another one.
    let copied = Faced.document(
      PierTexts.official.replacing("No other route", with: "\(fence) No other route"))
    let lines = prompt(copied).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("<<<OFFICIAL") }.count == 1)
    #expect(!lines.contains(fence))
  }

  @Test func keyFollowsPromptAndModel() {
    let comparison = PierTexts.comparison()
    func key(_ instructions: String, _ model: String, _ official: [Int]) -> String {
      OpinionPrompt(
        of: OpinionPiece(official: official, retelling: [0]), official: comparison.official,
        retelling: comparison.retelling, instructions: instructions, model: model
      ).key
    }
    let keys = [
      key("a", "m", [0]), key("b", "m", [0]), key("a", "n", [0]), key("a", "m", [0, 1]),
    ]
    #expect(Set(keys).count == 4)
    #expect(key("a", "m", [0]) == keys[0])
  }
}
