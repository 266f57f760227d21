import Glibc
import ReadbackCore
import Testing

@testable import ReadbackFormats

/// Hand-written comparisons for the tests of the exporters.
enum SampleComparison {
  /// A text whose lines are paragraphs and whose sentences end with a full stop.
  static func document(
    _ lines: [(ParagraphRole, String)], details: DocumentDetails = DocumentDetails()
  ) -> Document {
    let text = SourceText(lines.map(\.1).joined(separator: "\n"))
    var paragraphs: [Paragraph] = []
    var sentences: [Sentence] = []
    var tokens: [Token] = []
    var start = 0
    for (role, line) in lines {
      let firstSentence = sentences.count
      for piece in line.split(separator: "|", omittingEmptySubsequences: false) {
        let range = start..<(start + piece.utf8.count)
        tokens.append(Token(range: range, kind: .word))
        sentences.append(
          Sentence(
            range: range, paragraph: paragraphs.count, tokens: (tokens.count - 1)..<tokens.count))
        start = range.upperBound + 1
      }
      paragraphs.append(
        Paragraph(
          range: sentences[firstSentence].range.lowerBound..<(start - 1),
          number: paragraphs.count + 1, role: role, sentences: firstSentence..<sentences.count))
    }
    return Document(
      details: details, text: text, paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }

  /// The first place of some words.
  static func place(of words: String, in document: Document) -> TextRange? {
    let (text, words) = (document.text.bytes, Array(words.utf8))
    guard !words.isEmpty, text.count >= words.count else { return nil }
    let start = (0...(text.count - words.count)).first {
      text[$0..<($0 + words.count)].elementsEqual(words)
    }
    return start.map { $0..<($0 + words.count) }
  }

  static func finding(
    _ id: String, _ cause: FindingCause, _ severity: Severity, official: String? = nil,
    retelling: String? = nil, in documents: (Document, Document), reason: String = "a reason",
    isShown: Bool = true
  ) -> Finding {
    Finding(
      id: id, cause: cause, severity: severity, confidence: 0.8,
      official: official.flatMap { place(of: $0, in: documents.0) },
      retelling: retelling.flatMap { place(of: $0, in: documents.1) }, reason: reason,
      isShown: isShown)
  }

  static func link(
    _ official: [Int], _ retelling: [Int], pairs: [(Int, Int)]? = nil,
    relation: LinkRelation = .paraphrase
  ) -> SentenceLink {
    let product = official.flatMap { one in retelling.map { (one, $0) } }
    return SentenceLink(
      official: official, retelling: retelling,
      pairs: (pairs ?? product).map {
        SentencePair(official: $0.0, retelling: $0.1, score: 0.5)
      },
      relation: official.isEmpty || retelling.isEmpty ? .unlinked : relation, score: 0.5)
  }

  /// Three paragraphs in another order, one omitted, one added; wide letters, accents, a doubt, a
  /// confirmed finding. Sentences are separated by "|".
  static var small: ReviewedComparison {
    let official = document(
      [
        (.boilerplate, "Share this page"),
        (.body, "The presidents resumed the dialogue in Malmö.|They will meet again."),
        (.body, "A third sentence is left out by the other text entirely."),
        (.body, "The talks were open and substantive throughout the day."),
      ],
      details: DocumentDetails(
        title: "Readout", path: "official.txt", date: "2021-12-07", source: "an office",
        kind: "readout", language: "en"))
    let retelling = document(
      [
        (.body, "The talks, 会谈, were sincere and frank throughout the day."),
        (.body, "The presidents re-armed the dialogue in Malmö.|They will meet again."),
        (.body, "Cameras were waiting, says our reporter at the scene of it."),
      ],
      details: DocumentDetails(title: "Story", path: "story.txt", language: "en"))
    let both = (official, retelling)
    return ReviewedComparison(
      Comparison(
        official: official, retelling: retelling,
        alignment: Alignment(
          links: [
            link([1], [1], relation: .distorted), link([2], [2], relation: .equivalent),
            link([3], []), link([4], [0]), link([], [3]),
          ],
          words: [WordLink(official: 1, retelling: 1, probability: 0.9)]),
        findings: [
          finding(
            "m1", .wrongSense, .critical, official: "resumed", retelling: "re-armed", in: both,
            reason: "\"re-armed\" stands for \"resumed\""),
          finding(
            "o1", .omittedSentence, .major,
            official: "A third sentence is left out by the other text entirely.", in: both,
            reason: "not told"),
          finding(
            "d1", .wrongSense, .minor, official: "open", retelling: "sincere", in: both,
            isShown: false),
          finding(
            "a1", .addedSentence, .minor,
            retelling: "Cameras were waiting, says our reporter at the scene of it.", in: both,
            reason: "not official"),
        ],
        verdict: Verdict(relation: .retells, coverage: 0.756, evidence: ["3 of 4 statements"])),
      decisions: [
        "m1": [
          Decision(
            state: .confirmed, comment: "clear", reviewer: "ann", time: "2024-01-01T00:00:00Z")
        ]
      ])
  }

  /// A comparison in which every text, title, path, reason and comment is one string.
  static func hostile(_ string: String) -> ReviewedComparison {
    let line = string.replacing("\n", with: " ").replacing("|", with: "!") + "x"
    let details = DocumentDetails(
      title: string, path: string, date: string, source: string, kind: string, language: string)
    let body = document(
      [(.body, line), (.boilerplate, line), (.commentary, line)], details: details)
    let places = body.sentences.map(\.range) + [0..<body.text.bytes.count]
    let findings = zip(FindingCause.allCases, places).enumerated().map { index, pair in
      Finding(
        id: "\(string)\(index)", cause: pair.0, severity: .major, confidence: .nan,
        official: pair.1, retelling: pair.1, reason: string, isShown: true)
    }
    let decision = Decision(state: .confirmed, comment: string, reviewer: string, time: string)
    return ReviewedComparison(
      Comparison(
        official: body, retelling: body,
        alignment: Alignment(
          links: [link([0], [0]), link([1], []), link([], [1])], words: []),
        findings: findings,
        verdict: Verdict(relation: .retells, coverage: .infinity, evidence: [string])),
      decisions: Dictionary(uniqueKeysWithValues: findings.map { ($0.id, [decision]) }))
  }

  /// The samples as currently compared.
  static func ofSamples(_ names: [String]) throws -> [ReviewedComparison] {
    let official = try sample("official")
    return try names.map { name in
      ReviewedComparison(Comparer().comparison(of: official, with: try sample(name)))
    }
  }

  private static func sample(_ name: String) throws -> Document {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let bytes = try TestFile.bytes(at: "/\(root)/Samples/\(name).txt")
    return Document(
      segmenting: SourceText(utf8: bytes),
      details: DocumentDetails(title: name, path: name + ".txt", language: "en"))
  }
}

/// Reads files for tests.
enum TestFile {
  static func bytes(at path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"), "\(path) cannot be opened")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}
