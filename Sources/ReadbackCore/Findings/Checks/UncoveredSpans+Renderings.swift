/// Whether the other side renders a span without counterparts after all.
extension UncoveredSpans.Passage {
  /// The uncovered weight on the other side between the counterparts of the words around a span.
  func leftover(around core: Range<Int>, in sentence: Range<Int>, counterparts: [Int]) -> Float {
    let before = counterpart((sentence.lowerBound..<core.lowerBound).reversed().prefix(8))
    let after = counterpart((core.upperBound..<sentence.upperBound).prefix(8))
    var inSlot: Float = 0
    for index in counterparts {
      let range = other.document.sentences[index].tokens
      let low: Int
      let high: Int
      switch (before, after) {
      case (let before?, let after?) where before < after && after - before < 14:
        (low, high) = (before + 1, after)
      case (let before?, let after?):
        // In another order: look on both sides of either neighbour.
        inSlot = max(
          inSlot, weight((before - 3)..<(before + 5), in: range),
          weight((after - 4)..<(after + 3), in: range))
        continue
      case (let before?, nil): (low, high) = (before + 1, before + 9)
      case (nil, let after?): (low, high) = (after - 8, after)
      case (nil, nil): (low, high) = (range.lowerBound, range.upperBound)
      }
      inSlot = max(inSlot, weight(low..<high, in: range))
    }
    return inSlot
  }

  /// Whether the other side has only a word that refers back to it: "with him" for "with the envoy
  /// of the Union".
  func isReferredTo(_ span: Range<Int>, in sentence: Range<Int>, counterparts: [Int]) -> Bool {
    let words = side.words
    guard !ClauseBoundaries.joinsClauses(words[span.lowerBound].form),
      span.count(where: { words[$0].isContent }) <= 5
    else { return false }
    let tokensBefore = (sentence.lowerBound..<span.lowerBound).reversed().prefix(3)
    guard let before = counterpart(tokensBefore),
      let sentence = counterparts.first(where: {
        other.document.sentences[$0].tokens.contains(before)
      })
    else { return false }
    let slot = ((before + 1)..<(before + 4)).clamped(
      to: other.document.sentences[sentence].tokens)
    return slot.contains { token in
      ReferringWords.contains(other.words[token].form)
        && !otherPartners[token].contains {
          $0.probability > 0.5 && !span.contains($0.token)
        }
    }
  }

  /// The uncovered weight anywhere on the other side that seems to mean the same as a span.
  func rendering(of core: Range<Int>, in counterparts: [Int], _ analysis: PairAnalysis) -> Float {
    var found: Float = 0
    for index in counterparts {
      let sentence = other.document.sentences[index].tokens
      let runs = MaximalScoringSpans.runs(in: sentence) { token in
        let word = other.words[token]
        return word.isContent && !otherFrames.contains(token)
          ? word.weight * (0.5 - otherCoverage[token]) * 2 : 0
      }
      for run in runs {
        let likeness = analysis.likeness(of: side.words[core], and: other.words[run])
        let share = max(0, min(1, (likeness - 0.25) / 0.3))
        found += share * weight(run, in: sentence)
      }
    }
    return found
  }

  private func weight(_ window: Range<Int>, in sentence: Range<Int>) -> Float {
    window.clamped(to: sentence).reduce(0) {
      otherFrames.contains($1)
        ? $0 : $0 + other.words[$1].weight * max(0, 1 - otherCoverage[$1])
    }
  }

  /// The share of a sentence's other content words whose counterpart is the same word.
  func equalShare(of sentence: Range<Int>, besides span: Range<Int>) -> Float {
    let rest = sentence.filter { !span.contains($0) && side.words[$0].isContent }
    guard !rest.isEmpty else { return 0 }
    let same = rest.count { token in
      partners[token].contains {
        $0.probability > 0.5 && other.words[$0.token].form == side.words[token].form
      }
    }
    return Float(same) / Float(rest.count)
  }

  /// Whether it is only a name that the other side also has.
  func isKnownName(_ content: [Int]) -> Bool {
    content.allSatisfy {
      let word = side.words[$0]
      return word.isCapitalised && otherNames.contains(word.formNumber)
    }
  }

  /// Whether one sentence elsewhere on the other side has most of the words.
  func isRenderedElsewhere(_ content: [Int]) -> Bool {
    guard content.count > 1,
      other.document.sentences.count <= SentencesOfWords.mostSentences
    else { return false }
    let words = content.map { side.words[$0] }
    let total = words.reduce(Float(0)) { $0 + $1.weight }
    // Two words may meet by chance, so both are required.
    let most = total * (content.count > 2 ? 0.55 : 0.9)
    return sentences.weights(of: words).contains { $0 > most }
  }

  /// The counterpart of the first token that has one.
  private func counterpart(_ tokens: some Sequence<Int>) -> Int? {
    for token in tokens {
      if let partner = partners[token].first, partner.probability > 0.5 {
        return partner.token
      }
    }
    return nil
  }
}
