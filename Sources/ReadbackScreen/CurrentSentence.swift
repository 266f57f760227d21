import ReadbackCore

extension Session {
  /// The official sentence at the cursor: that of the chosen finding if it begins there, otherwise
  /// the one on the line, otherwise the counterpart of the retelling's line; nil if there is none
  /// above.
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
      let counterpart = retelling.link(ofRetelling: sentence)?.official.first
    {
      return counterpart
    }
    return place.officialByteOffset.flatMap { official.indexOfSentence(atByteOffset: $0) }
  }
}
