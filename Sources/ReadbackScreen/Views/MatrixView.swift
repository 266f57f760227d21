import ReadbackCore

/// How a retelling treats an official sentence.
enum Treatment: Sendable, Hashable {
  case carried, partly, distorted, missing
  /// The retelling as a whole does not tell this text: what links it has are chance.
  case unrelated
  case notCompared

  init(_ relation: LinkRelation) {
    switch relation {
    case .equivalent, .paraphrase: self = .carried
    case .partial: self = .partly
    case .distorted: self = .distorted
    case .unlinked: self = .missing
    }
  }
}

extension Session {
  func treatment(ofOfficial sentence: Int, in retelling: RetellingState) -> Treatment {
    guard retelling.comparison != nil else { return .notCompared }
    if retelling.isUnrelated { return .unrelated }
    return retelling.link(ofOfficial: sentence).map { Treatment($0.relation) } ?? .missing
  }

  /// The official sentences that a retelling could carry.
  var matrixSentences: [Int] {
    official.paragraphs.lazy.filter { $0.role == .body || $0.role == .heading }
      .flatMap(\.sentences)
  }

  var matrixItemAtCursor: Int {
    guard let sentence = currentOfficialSentence else { return 0 }
    return max(0, (matrixSentences.firstIndex { $0 > sentence } ?? matrixSentences.count) - 1)
  }

  /// Official sentences down, retellings across.
  func matrixContent() -> OverlayContent {
    let sentences = matrixSentences
    let width = overlayColumnCount
    let columnWidth = 3
    let shown = matrixRetellings(columnCount: (width - 24) / columnWidth)
    let textWidth = width - columnWidth * shown.count - 1
    let numbers = shown.map { index in
      Span(centred(String(index + 1)), index == currentRetelling ? .key : .quiet)
    }
    var heading = [OverlayContent.Line(trailing: numbers)]
    var treatments: [Treatment] = [.carried, .partly, .distorted, .missing]
    if shown.contains(where: { retellings[$0].isUnrelated }) { treatments.append(.unrelated) }
    let legend = treatments.flatMap { treatment -> [Span] in
      let gap = treatment == treatments.last ? "" : "  "
      return [sign(of: treatment), Span(" \(name(of: treatment))\(gap)", .quiet)]
    }
    if legend.reduce(0, { $0 + $1.text.count }) < textWidth {
      heading[0].spans = legend
    } else {
      heading.insert(OverlayContent.Line(spans: legend), at: 0)
    }
    var content = OverlayContent(
      title: "Matrix: what each retelling carries",
      hints: "Enter opens, S writes it, s names the retellings", heading: heading,
      itemCount: sentences.count
    ) { item in
      let sentence = official.sentences[sentences[item]]
      let number = official.paragraphs[sentence.paragraph].number
      let prefix = "\(signs.paragraph)\(number) "
      // A column is left for the ellipsis.
      let columnCount = textWidth - prefix.unicodeScalars.count - 1
      let lines = WrappedText(
        official.text, in: sentence.range, columnCount: max(2, columnCount),
        repertoire: signs.repertoire
      ).lines
      let first = lines.first.map {
        Printable.string(of: official.text, in: $0, repertoire: signs.repertoire)
      }
      return OverlayContent.Line(
        spans: [
          Span(prefix, .quiet), Span((first ?? "") + (lines.count > 1 ? signs.ellipsis : "")),
        ],
        trailing: shown.map { index in
          let sign = sign(of: treatment(ofOfficial: sentences[item], in: retellings[index]))
          return Span(centred(sign.text), sign.ink)
        }, item: item)
    }
    content.detail = {
      markedLines(official.text, in: official.sentences[sentences[$0]].range, marks: [])
    }
    return content
  }

  /// As many retellings as there is room for, the current one among them.
  private func matrixRetellings(columnCount: Int) -> Range<Int> {
    let count = min(max(1, columnCount), retellings.count)
    let first = min(max(0, currentRetelling - count / 2), retellings.count - count)
    return first..<(first + count)
  }

  private func centred(_ text: String) -> String {
    text.count == 1 ? " \(text) " : text.count == 2 ? " \(text)" : text
  }

  private func sign(of treatment: Treatment) -> Span {
    switch treatment {
    case .carried: Span(signs.carried, .quiet)
    case .partly: Span(signs.partly, .faintOmission)
    case .distorted: Span(signs.of(.mistranslation), .mistranslationSign)
    case .missing: Span(signs.of(.omission), .omissionSign)
    case .unrelated: Span(signs.dot, .quiet)
    case .notCompared: Span("?", .quiet)
    }
  }

  private func name(of treatment: Treatment) -> String {
    switch treatment {
    case .carried: "carried"
    case .partly: "partly"
    case .distorted: "distorted"
    case .missing: "missing"
    case .unrelated: "unrelated"
    case .notCompared: "not compared yet"
    }
  }

  mutating func openMatrixItem(_ item: Int) {
    let sentences = matrixSentences
    guard sentences.indices.contains(item) else { return }
    goToOfficial(sentences[item])
  }

  /// Puts the cursor on an official sentence.
  mutating func goToOfficial(_ sentence: Int) {
    let start = official.sentences[sentence].range.lowerBound
    guard let (item, line) = position(of: start, in: .official) else { return }
    jump(toItem: item, line: line)
    followCursor()
  }
}
