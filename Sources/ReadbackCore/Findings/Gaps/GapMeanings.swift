/// Compares the meanings of gaps with the other text's, and with those of the linked sentences
/// around them.
struct GapMeanings: Sendable {
  /// What the encoder is asked about a gap.
  struct Question: Sendable {
    /// The sentences of the other text that have most of the gap's words.
    var sentences: [Int] = []
    /// The linked sentences that contain it, if they are compared.
    var group: Int?

    var isEmpty: Bool { sentences.isEmpty && group == nil }
  }

  private let analysis: PairAnalysis

  init(_ analysis: PairAnalysis) { self.analysis = analysis }

  /// The words whose vectors answer a question.
  func words(for question: Question, about gap: Gap) -> [ArraySlice<UInt8>] {
    let isAddition = gap.cause.kind == .addition
    var words: [ArraySlice<UInt8>] = []
    if !question.sentences.isEmpty {
      words.append(side(isAddition).document.text.bytes[gap.place])
      words += question.sentences.map { sentence($0, isRetelling: !isAddition) }
    }
    if let group = question.group {
      words += [
        bytes(of: group, isRetelling: isAddition), bytes(of: group, isRetelling: !isAddition),
      ]
      if gap.features[flag: .isClause] {
        words.append(bytes(of: group, isRetelling: isAddition, without: gap.place))
      }
    }
    return words
  }

  /// Fills in the features that depend on meanings.
  func answer(
    _ question: Question, about gap: inout Gap, isLinked: (_ sentence: Int) -> Bool,
    _ meanings: inout KnownMeanings
  ) {
    let isAddition = gap.cause.kind == .addition
    if !question.sentences.isEmpty {
      let own = meanings.vector(ofWords: side(isAddition).document.text.bytes[gap.place])
      for number in question.sentences {
        let cosine = SentenceVector.cosine(
          own, meanings.vector(ofWords: sentence(number, isRetelling: !isAddition)))
        gap.features[.bestCosine] = max(gap.features[.bestCosine], cosine)
        if !isLinked(number) {
          gap.features[.bestCosineUnlinked] = max(gap.features[.bestCosineUnlinked], cosine)
        }
      }
    }
    guard let group = question.group else { return }
    let own = meanings.vector(ofWords: bytes(of: group, isRetelling: isAddition))
    let counterpart = meanings.vector(ofWords: bytes(of: group, isRetelling: !isAddition))
    if gap.features[flag: .isClause] {
      // If the sentences are more similar without the clause, the other side does not have it.
      let rest = meanings.vector(
        ofWords: bytes(of: group, isRetelling: isAddition, without: gap.place))
      let cosine = SentenceVector.cosine(rest, counterpart)
      gap.features[.leftOutCosine] = cosine
      gap.features[.leftOutGain] = cosine - SentenceVector.cosine(own, counterpart)
    } else {
      gap.features[.bestCosine] = SentenceVector.cosine(own, counterpart)
    }
  }

  private func side(_ isRetelling: Bool) -> AnalysedText {
    isRetelling ? analysis.retelling : analysis.official
  }

  private func sentence(_ number: Int, isRetelling: Bool) -> ArraySlice<UInt8> {
    let document = side(isRetelling).document
    return document.text.bytes[document.sentences[number].range]
  }

  /// The text of one side of a group, with or without a place in it.
  private func bytes(
    of group: Int, isRetelling: Bool, without place: TextRange? = nil
  ) -> ArraySlice<UInt8> {
    let link = analysis.groups[group]
    let sentences = isRetelling ? link.retelling : link.official
    if sentences.count == 1, place == nil {
      return sentence(sentences[0], isRetelling: isRetelling)
    }
    let document = side(isRetelling).document
    var bytes: [UInt8] = []
    for sentence in sentences {
      let range = document.sentences[sentence].range
      if !bytes.isEmpty { bytes.append(0x20) }
      if let place, place.overlaps(range) {
        bytes += document.text.bytes[range.lowerBound..<max(range.lowerBound, place.lowerBound)]
        bytes += document.text.bytes[min(range.upperBound, place.upperBound)..<range.upperBound]
      } else {
        bytes += document.text.bytes[range]
      }
    }
    return bytes[...]
  }
}
