/// The speakers of a transcript's paragraphs: "Question:", "Minister Berg:".
struct SpeakerLabels: Sendable {
  /// For each paragraph, the tokens before the colon; empty without a label.
  private let labels: [Range<Int>]
  /// For each paragraph, the label in lower case.
  private let names: [String]

  private static let longest = 6

  /// A text counts as labelled if several paragraphs have labels and either one label is repeated
  /// or two are in a row.
  init(of document: Document) {
    var labels = document.paragraphs.map { Self.label(of: $0, in: document) }
    var names = labels.map { label in
      label.map { SpellingVariants.plain(document.string(ofToken: $0)) }.joined(separator: " ")
    }
    let labelled = names.indices.filter { !labels[$0].isEmpty }
    let distinct = Set(labelled.map { names[$0] })
    let body = document.paragraphs.count { $0.role == .body }
    if labelled.count < 2 || distinct.count == labelled.count && labelled.count * 2 < body {
      for paragraph in labelled {
        labels[paragraph] = 0..<0
        names[paragraph] = ""
      }
    }
    self.labels = labels
    self.names = names
  }

  /// The tokens of a paragraph's label including the colon; empty without a label.
  func tokens(ofParagraph paragraph: Int) -> Range<Int> { labels[paragraph] }

  /// A paragraph's label in lower case; empty without a label.
  func name(ofParagraph paragraph: Int) -> String { names[paragraph] }

  private static func label(of paragraph: Paragraph, in document: Document) -> Range<Int> {
    guard paragraph.role == .body, let first = paragraph.sentences.first,
      let last = paragraph.sentences.last
    else { return 0..<0 }
    let start = document.sentences[first].tokens.lowerBound
    let end = document.sentences[last].tokens.upperBound
    for token in start..<min(end, start + longest) {
      let range = document.tokens[token].range
      switch document.tokens[token].kind {
      case .mark:
        let mark = document.text.bytes.scalar(at: range.lowerBound)
        if mark == 0x3A, token > start { return token + 1 < end ? start..<token : 0..<0 }
        guard mark == 0x2E || mark == 0x28 || mark == 0x29 || mark == 0x2C else { return 0..<0 }
      case .word:
        // Names and titles; "of" may occur inside.
        let scalar = document.text.bytes.scalar(at: range.lowerBound)
        guard LetterCase(scalar: scalar) == .upper || token > start && range.count <= 3 else {
          return 0..<0
        }
      case .number: guard token > start else { return 0..<0 }
      }
    }
    return 0..<0
  }
}
