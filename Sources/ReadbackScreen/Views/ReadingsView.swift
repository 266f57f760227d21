import ReadbackCore

extension Session {
  /// Every retelling's version of the official sentence at the cursor, one below the other.
  func readingsContent() -> OverlayContent {
    guard let sentence = currentOfficialSentence else {
      return OverlayContent(
        title: "Readings", hints: "", lines: overlayLines("There is no official sentence here."))
    }
    var lines: [OverlayContent.Line] = []
    let place = official.sentences[sentence]
    let number = official.paragraphs[place.paragraph].number
    lines.append(
      OverlayContent.Line(
        spans: [Span("Official  ", .key), Span(official.name, .heading)],
        trailing: [Span(signs.paragraph + String(number), .quiet)]))
    let marks = currentFinding.flatMap { finding in
      finding.official.map { (range: $0, ink: finding.kind.ink) }
    }
    lines += markedLines(official.text, in: place.range, marks: marks.map { [$0] } ?? [])
    for (index, retelling) in retellings.enumerated() {
      lines.append(OverlayContent.Line())
      lines.append(
        OverlayContent.Line(
          spans: [
            Span("\(index + 1) ", .quiet),
            Span(retelling.name, index == currentRetelling ? .title : .heading),
          ], item: index))
      lines += readingLines(of: sentence, in: retelling, item: index)
    }
    return OverlayContent(
      title: "Readings of one official sentence", hints: "] [ other places, Enter opens",
      lines: lines)
  }

  private func readingLines(
    of sentence: Int, in retelling: RetellingState, item: Int
  ) -> [OverlayContent.Line] {
    guard let comparison = retelling.comparison else {
      return overlayLines("not compared yet", .quiet, indent: 4, item: item)
    }
    if retelling.isUnrelated {
      return overlayLines(verdictText(comparison.verdict), .quiet, indent: 4, item: item)
    }
    let linked = retelling.link(ofOfficial: sentence)?.retelling ?? []
    guard !linked.isEmpty else {
      return overlayLines("\(signs.of(.omission)) missing", .omission, indent: 4, item: item)
    }
    let document = retelling.document
    let findings = retelling.faced?.findings(in: .retelling)
    let counterparts = counterparts(of: sentence, in: comparison)
    return linked.flatMap { index in
      let range = document.sentences[index].range
      var marks = comparison.differingWords(ofOfficialSentence: sentence).map {
        (range: $0, ink: Style.Ink.faintMistranslation)
      }
      marks += counterparts.map { (range: $0, ink: .match) }
      let paragraph = document.sentences[index].paragraph
      for index in findings?.findings(inParagraph: paragraph) ?? [] {
        let finding = comparison.findings[index]
        guard finding.isShown, retelling.states[index] != .rejected,
          let place = finding.retelling, place.overlaps(range)
        else { continue }
        marks.append((place, finding.kind.ink))
      }
      return markedLines(document.text, in: range, marks: marks, indent: 4, item: item)
    }
  }

  /// The words of a retelling that correspond to the official words of the chosen finding.
  private func counterparts(of sentence: Int, in comparison: Comparison) -> [TextRange] {
    guard let place = currentFinding?.official else { return [] }
    let tokens = official.sentences[sentence].tokens.filter {
      official.tokens[$0].range.overlaps(place)
    }
    guard let first = tokens.first, let last = tokens.last else { return [] }
    let words = comparison.alignment.words
    let start = words.partitioningIndex { $0.official >= first }
    return words[start...].prefix { $0.official <= last }.map {
      comparison.retelling.tokens[$0.retelling].range
    }
  }

  /// Shows a retelling at the sentence whose versions were listed.
  mutating func openReading(_ index: Int) -> [Effect] {
    let sentence = currentOfficialSentence
    let effects = showRetelling(index)
    if let sentence { goToOfficial(sentence) }
    return effects
  }
}
