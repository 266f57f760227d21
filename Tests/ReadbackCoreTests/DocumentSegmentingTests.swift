import TestSupport
import Testing

@testable import ReadbackCore

/// Checks the invariants of a document; returns the first violation.
private func brokenPromise(of document: Document) -> String? {
  let bytes = document.text.bytes
  func isBoundary(_ offset: Int) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }
  var nextSentence = 0
  var nextToken = 0
  var lastEnd = 0
  for (index, paragraph) in document.paragraphs.enumerated() {
    guard paragraph.number == index + 1 else { return "number of paragraph \(index)" }
    guard paragraph.range.lowerBound >= lastEnd, !paragraph.range.isEmpty else {
      return "order of paragraph \(index)"
    }
    lastEnd = paragraph.range.upperBound
    guard !paragraph.sentences.isEmpty, paragraph.sentences.lowerBound == nextSentence else {
      return "sentences of paragraph \(index)"
    }
    nextSentence = paragraph.sentences.upperBound
    for sentence in document.sentences[paragraph.sentences] {
      guard sentence.paragraph == index, paragraph.range.contains(sentence.range) else {
        return "sentence outside paragraph \(index)"
      }
      guard !sentence.tokens.isEmpty, sentence.tokens.lowerBound == nextToken else {
        return "tokens of a sentence in paragraph \(index)"
      }
      nextToken = sentence.tokens.upperBound
      var tokenEnd = sentence.range.lowerBound
      for token in document.tokens[sentence.tokens] {
        guard token.range.lowerBound >= tokenEnd, !token.range.isEmpty,
          sentence.range.contains(token.range), isBoundary(token.range.lowerBound),
          isBoundary(token.range.upperBound)
        else { return "token at \(token.range)" }
        tokenEnd = token.range.upperBound
      }
    }
  }
  guard nextSentence == document.sentences.count, nextToken == document.tokens.count else {
    return "left over sentences or tokens"
  }
  return nil
}

struct DocumentSegmentingTests {
  @Test func randomBytesFormAValidDocument() {
    var random = SeededGenerator(state: 1)
    for round in 0..<400 {
      let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let document = Document(segmenting: SourceText(utf8: bytes))
      #expect(brokenPromise(of: document) == nil, "round \(round)")
    }
  }

  @Test func randomScalarsFormAValidDocument() {
    let parts = [
      "a", "B", "é", "e\u{301}", "\u{301}", "\u{200D}", "\u{202E}", "👩", "中", "ع", "1", "2021",
      ".", "!", "…", "。", "“", "”", "\"", "(", ")", "[", "]", "-", "–", "’", "'", " ", "  ", "\n",
      "\u{A0}", "\t", "Mr", "U.S.", "The ", "the ", "%", "$", ",", ":", ";", "\u{E0001}", "\u{1B}",
    ]
    var random = SeededGenerator(state: 2)
    for round in 0..<1000 {
      let text = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        parts.randomElement(using: &random)!
      }.joined()
      let document = Document(segmenting: SourceText(text))
      #expect(brokenPromise(of: document) == nil, "round \(round): \(text.debugDescription)")
    }
  }

  @Test func tokensFallOnCharacterBoundariesInText() {
    let text = "Cafe\u{301} — naïve 👩‍👩‍👧 said “no”. 🇫🇮 and 5\u{20E3} नमस्ते 각"
    let document = Document(segmenting: SourceText(text))
    var boundaries: Set<Int> = [0]
    for index in text.indices {
      boundaries.insert(text.utf8.distance(from: text.startIndex, to: text.index(after: index)))
    }
    for token in document.tokens {
      #expect(boundaries.isSuperset(of: [token.range.lowerBound, token.range.upperBound]))
    }
  }

  @Test func emptyLinesAreNotCounted() {
    let document = Document(
      segmenting: SourceText("\n  \u{A0}\nOne line here.\r\n\n\u{200B}\n\tAnother line.\n"))
    #expect(document.paragraphs.map(\.number) == [1, 2])
    #expect(
      document.paragraphs.map { document.text[$0.range] } == ["One line here.", "Another line."])
  }

  @Test(arguments: ["", "\n\n", " \u{200B}\u{FEFF}", "\u{0}"])
  func textWithoutWordsIsAnEmptyDocument(text: String) {
    let document = Document(segmenting: SourceText(text))
    #expect(document.paragraphs.isEmpty && document.sentences.isEmpty && document.tokens.isEmpty)
  }
}
