import ReadbackCore

extension Session {
  /// Whether every word that differs is underlined: on request, and always between two retellings,
  /// which have no findings.
  var showsWording: Bool { view.showsWording || against != nil }

  mutating func toggleWording() {
    view.showsWording.toggle()
    notice =
      view.showsWording
      ? "every differing word is underlined; w hides this" : "only findings are marked"
  }

  /// Words of a paragraph that linked sentences do not share, as in a word diff.
  func differingWords(
    in side: Side, paragraph: Int, touching range: TextRange
  ) -> [TextRange] {
    guard let comparison = retelling.comparison, !retelling.isUnrelated else { return [] }
    // Between two retellings only words are linked; there are no edits.
    if against == nil, let faced = retelling.faced {
      return Array(faced.changedWords(in: side, touching: range))
    }
    let document = document(side)
    return document.paragraphs[paragraph].sentences.flatMap { sentence -> [TextRange] in
      guard document.sentences[sentence].range.overlaps(range) else { return [] }
      let link =
        side == .official
        ? retelling.link(ofOfficial: sentence) : retelling.link(ofRetelling: sentence)
      guard let link, !link.official.isEmpty, !link.retelling.isEmpty else { return [] }
      let differing = comparison.differingWords(in: link)
      return (side == .official ? differing.official : differing.retelling)
        .filter { $0.overlaps(range) }
    }
  }
}
