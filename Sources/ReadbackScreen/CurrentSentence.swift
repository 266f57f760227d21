import ReadbackCore

extension Session {
  /// The official sentence at the cursor: the chosen finding's when it begins there, else the one
  /// on the line, else the one that the retelling's line tells; nil when there is none above.
  var currentOfficialSentence: Int? {
    if let against {
      let left = retellings[against.retelling]
      return place.officialByteOffset.flatMap(left.document.indexOfSentence(atByteOffset:))
        .flatMap { left.link(ofRetelling: $0)?.official.first }
    }
    if let position, let range = currentFinding?.official,
      facing.row(ofFinding: facing.listed[position]) == currentRow,
      line(ofListed: position) == reading.line
    {
      return official.indexOfSentence(atByteOffset: range.lowerBound)
    }
    let place = self.place
    if place.prefers == .retelling, let offset = place.retellingByteOffset,
      let sentence = retelling.document.indexOfSentence(atByteOffset: offset),
      let told = retelling.link(ofRetelling: sentence)?.official.first
    {
      return told
    }
    return place.officialByteOffset.flatMap { official.indexOfSentence(atByteOffset: $0) }
  }
}
