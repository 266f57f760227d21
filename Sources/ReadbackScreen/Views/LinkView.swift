import ReadbackCore

extension Session {
  /// The official sentence at the cursor above all sentences of the retelling, for linking.
  func linkContent() -> OverlayContent {
    guard let sentence = currentOfficialSentence else {
      return OverlayContent(
        title: "Link", hints: "", lines: overlayLines("There is no official sentence here."))
    }
    let document = retelling.document
    let linked = Set(retelling.link(ofOfficial: sentence)?.retelling ?? [])
    let range = official.sentences[sentence].range
    let heading =
      markedLines(official.text, in: range, marks: [], plain: .heading, indent: 0).prefix(6)
      + [OverlayContent.Line()]
    var content = OverlayContent(
      title: geometry.columnCount < 52
        ? "Link: what retells this sentence?" : "Link by hand: which sentences retell this one?",
      hints: "j k choose, Enter links or unlinks", heading: Array(heading),
      itemCount: document.sentences.count
    ) { item in
      let place = document.sentences[item]
      let isLinked = linked.contains(item)
      let number = document.paragraphs[place.paragraph].number
      return OverlayContent.Line(
        spans: [
          Span(isLinked ? signs.isOn : signs.isOff, isLinked ? .key : .quiet),
          Span(" \(signs.paragraph)\(number) ", .quiet),
          Span(document.text[place.range], document.role(ofSentence: item).ink),
        ], item: item)
    }
    content.detail = { markedLines(document.text, in: document.sentences[$0].range, marks: []) }
    return content
  }

  mutating func openLinks() {
    guard let sentence = currentOfficialSentence, !retelling.document.sentences.isEmpty else {
      notice = "there is no official sentence here"
      return
    }
    let counterpart = retelling.link(ofOfficial: sentence)?.retelling.first
    let nearby = retelling.document.indexOfSentence(
      atByteOffset: place.retellingByteOffset ?? 0)
    toggleOverlay(.link, selected: counterpart ?? nearby ?? 0)
  }

  /// Links the official sentence at the cursor with a sentence of the retelling, or removes the
  /// link.
  mutating func toggleLink(withItem item: Int) -> [Effect] {
    guard let sentence = currentOfficialSentence else { return [] }
    let isLinked =
      retelling.link(ofOfficial: sentence)?.retelling.contains(item) ?? false
    let held = ManualLink(
      official: sentence..<(sentence + 1), retelling: item..<(item + 1), isLinked: !isLinked)
    notice = isLinked ? "unlinked; comparing again" : "linked; comparing again"
    return hold(held)
  }
}
