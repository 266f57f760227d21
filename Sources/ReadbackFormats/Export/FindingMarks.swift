import ReadbackCore

/// A finding with the number shared by its marks in the text and its place in the list.
struct NumberedFinding {
  let finding: Finding

  /// The same in every view and file.
  var number: Int { finding.number }

  /// The mark after its words: "≠3".
  var mark: String { "\(finding.kind.sign)\(number)" }

  static func all(
    of reviewed: ReviewedComparison, selection: FindingSelection
  ) -> [NumberedFinding] {
    selection.findings(of: reviewed).map(NumberedFinding.init)
  }
}

/// One side's findings by the paragraph that contains their words.
struct FindingMarks {
  private var byParagraph: [Int: [(place: TextRange, numbered: NumberedFinding)]] = [:]

  init(
    _ findings: [NumberedFinding], in document: Document,
    place: (Finding) -> TextRange?
  ) {
    for numbered in findings {
      guard let place = place(numbered.finding) else { continue }
      let sentences = document.sentenceIndices(touching: place)
      guard let first = sentences.first, let last = sentences.last else { continue }
      for paragraph in document.sentences[first].paragraph...document.sentences[last].paragraph {
        let words = place.clamped(to: document.paragraphs[paragraph].range)
        if !words.isEmpty { byParagraph[paragraph, default: []].append((words, numbered)) }
      }
    }
  }

  /// A paragraph divided where findings begin and end, in text order.
  func pieces(ofParagraph index: Int, in document: Document) -> [MarkedPiece] {
    let range = document.paragraphs[index].range
    let marks = byParagraph[index] ?? []
    // At the same place, ends come first, inner before outer; then beginnings, outer first.
    let events =
      marks.flatMap { place, numbered in
        [
          (at: place.lowerBound, isOpening: true, length: place.count, numbered: numbered),
          (at: place.upperBound, isOpening: false, length: place.count, numbered: numbered),
        ]
      }.sorted {
        if $0.at != $1.at { return $0.at < $1.at }
        if $0.isOpening != $1.isOpening { return !$0.isOpening }
        let (one, other) = ($0.length, $1.length)
        if one != other { return $0.isOpening ? one > other : one < other }
        let (first, second) = ($0.numbered.number, $1.numbered.number)
        return $0.isOpening ? first < second : first > second
      }
    var pieces: [MarkedPiece] = []
    var open: [NumberedFinding] = []
    var at = range.lowerBound
    for event in events {
      if event.at > at { pieces.append(.words(at..<event.at, open.map(\.finding))) }
      at = event.at
      if event.isOpening {
        open.append(event.numbered)
        pieces.append(.opening(event.numbered))
      } else {
        open.removeAll { $0.number == event.numbered.number }
        pieces.append(.closing(event.numbered))
      }
    }
    if at < range.upperBound { pieces.append(.words(at..<range.upperBound, [])) }
    return pieces
  }
}

/// A piece of a marked paragraph.
enum MarkedPiece {
  /// Words, with the findings that cover them.
  case words(TextRange, [Finding])
  case opening(NumberedFinding)
  case closing(NumberedFinding)
}
