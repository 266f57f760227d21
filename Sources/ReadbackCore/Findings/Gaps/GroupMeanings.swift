/// Whether linked sentences are more similar in meaning without a clause of one side, which shows
/// that the other side does not cover it.
struct GroupMeanings: Sendable {
  private let evidence: Evidence
  /// By group with several sentences on a side, the vectors computed so far.
  private var vectors: [Key: SentenceVector] = [:]

  private struct Key: Hashable {
    let group: Int
    let isRetelling: Bool
  }

  init(_ evidence: Evidence) { self.evidence = evidence }

  mutating func describe(
    _ gap: inout Gap, ofGroup group: Int, isAddition: Bool, _ meanings: inout KnownMeanings
  ) {
    let mine = vector(of: group, isRetelling: isAddition, &meanings)
    let theirs = vector(of: group, isRetelling: !isAddition, &meanings)
    let rest = SentenceEncoder.standard.vector(
      of: bytes(of: group, isRetelling: isAddition, without: gap.place)[...])
    let cosine = SentenceVector.cosine(rest, theirs)
    gap.features[.leftOutCosine] = cosine
    gap.features[.leftOutGain] = cosine - SentenceVector.cosine(mine, theirs)
  }

  /// The similarity in meaning of the two sides of a group.
  mutating func cosine(ofGroup group: Int, _ meanings: inout KnownMeanings) -> Float {
    SentenceVector.cosine(
      vector(of: group, isRetelling: false, &meanings),
      vector(of: group, isRetelling: true, &meanings))
  }

  private mutating func vector(
    of group: Int, isRetelling: Bool, _ meanings: inout KnownMeanings
  ) -> SentenceVector {
    let link = evidence.groups[group]
    let sentences = isRetelling ? link.retelling : link.official
    if sentences.count == 1 {
      let document = (isRetelling ? evidence.retelling : evidence.official).document
      return meanings.vector(
        of: document.sentences[sentences[0]].range, inText: isRetelling ? 1 : 0)
    }
    let key = Key(group: group, isRetelling: isRetelling)
    if let known = vectors[key] { return known }
    let vector = SentenceEncoder.standard.vector(
      of: bytes(of: group, isRetelling: isRetelling, without: nil)[...])
    vectors[key] = vector
    return vector
  }

  /// The text of one side of a group, with or without a place in it.
  private func bytes(of group: Int, isRetelling: Bool, without place: TextRange?) -> [UInt8] {
    let link = evidence.groups[group]
    let document = (isRetelling ? evidence.retelling : evidence.official).document
    var bytes: [UInt8] = []
    for sentence in isRetelling ? link.retelling : link.official {
      let range = document.sentences[sentence].range
      if !bytes.isEmpty { bytes.append(0x20) }
      if let place, place.overlaps(range) {
        bytes += document.text.bytes[range.lowerBound..<max(range.lowerBound, place.lowerBound)]
        bytes += document.text.bytes[min(range.upperBound, place.upperBound)..<range.upperBound]
      } else {
        bytes += document.text.bytes[range]
      }
    }
    return bytes
  }
}
