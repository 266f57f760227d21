/// Checks claims against the texts: drops those that are visibly wrong, and narrows places to the
/// words that they are about.
struct ClaimCheck {
  private let official: Document
  private let retelling: Document
  private let links: LinkedSentences
  private let words: LinkedWords

  init(official: Document, retelling: Document, links: LinkedSentences, words: LinkedWords) {
    self.official = official
    self.retelling = retelling
    self.links = links
    self.words = words
  }

  func checked(_ claims: [PlacedClaim], dropping drops: inout OpinionDrops) -> [PlacedClaim] {
    var kept: [PlacedClaim] = []
    for claim in claims {
      guard !isSameOnBothSides(claim) else {
        drops.add(.sameWords)
        continue
      }
      let narrowed = narrowed(claim)
      if let index = kept.firstIndex(where: { $0.saysTheSame(as: narrowed) }) {
        drops.add(.duplicate)
        kept[index].strengthen(by: narrowed)
        continue
      }
      kept.append(narrowed)
    }
    return kept
  }

  // MARK: - The same words

  /// Whether the linked sentences have exactly the words that are called wrong, added or missing,
  /// as often as the text that the claim is about.
  ///
  /// A mistranslated word may replace another official word, as when two numbers were exchanged: if
  /// other official words are quoted, the same words elsewhere prove nothing.
  private func isSameOnBothSides(_ claim: PlacedClaim) -> Bool {
    let isOmission = claim.kind == .omission
    let (document, other) = isOmission ? (official, retelling) : (retelling, official)
    let quotation = FoldedQuotation(document.text[claim.place])
    guard !quotation.isEmpty else { return true }
    if claim.kind == .mistranslation, let place = claim.official {
      let quoted = SearchedText(official.text, in: place)
      return quoted.holds(quotation)
        && SearchedText(retelling.text, in: claim.place).holds(
          FoldedQuotation(official.text[place]))
    }
    let own = document.sentenceIndices(touching: claim.place)
    let linked = Set(
      own.flatMap { isOmission ? links.retelling(ofOfficial: $0) : links.official(ofRetelling: $0) }
    )
    guard !linked.isEmpty else { return false }
    func count(_ sentences: some Sequence<Int>, _ document: Document) -> Int {
      sentences.reduce(0) {
        $0 + SearchedText(document.text, in: document.sentences[$1].range).count(of: quotation)
      }
    }
    let linkedBack = Set(
      linked.flatMap {
        isOmission ? links.official(ofRetelling: $0) : links.retelling(ofOfficial: $0)
      })
    let there = count(linked, other)
    return there > 0 && there >= count(linkedBack.union(own), document)
  }

  // MARK: - Cutting down

  /// An omission or addition that was quoted with its context and with words of the other side,
  /// reduced by the words at its ends that the other side covers.
  private func narrowed(_ claim: PlacedClaim) -> PlacedClaim {
    guard claim.kind != .mistranslation, claim.counterpart != nil else { return claim }
    let isOmission = claim.kind == .omission
    let document = isOmission ? official : retelling
    let tokens = document.tokens(in: claim.place)
    func isCovered(_ token: Int) -> Bool {
      isOmission ? words.hasOfficial(token) : words.hasRetelling(token)
    }
    var kept = tokens
    while let first = kept.first, isCovered(first) { kept = kept.dropFirst() }
    while let last = kept.last, isCovered(last) || document.tokens[last].kind == .mark {
      kept = kept.dropLast()
    }
    while let first = kept.first, document.tokens[first].kind == .mark { kept = kept.dropFirst() }
    guard let first = kept.first, let last = kept.last else { return claim }
    let place = document.tokens[first].range.lowerBound..<document.tokens[last].range.upperBound
    var claim = claim
    if isOmission { claim.official = place } else { claim.retelling = place }
    return claim
  }
}

extension PlacedClaim {
  /// Whether it has the same kind and mostly the same words.
  fileprivate func saysTheSame(as other: PlacedClaim) -> Bool {
    kind == other.kind && place.share(with: other.place) >= 0.5
  }

  fileprivate mutating func strengthen(by other: PlacedClaim) {
    claim.severity = max(claim.severity, other.claim.severity)
    claim.confidence = [claim.confidence, other.claim.confidence].compactMap { $0 }.max()
    if claim.reason.isEmpty { claim.reason = other.claim.reason }
  }
}

extension TextRange {
  /// The overlap of two places, 0...1 of their union.
  func share(with other: TextRange) -> Double {
    let common = clamped(to: other).count
    return common == 0 ? 0 : Double(common) / Double(count + other.count - common)
  }
}

extension Document {
  /// Indices of the tokens that overlap a place. O(tokens of its sentences).
  func tokens(in place: TextRange) -> ArraySlice<Int> {
    sentenceIndices(touching: place).flatMap { sentence in
      sentences[sentence].tokens.filter { tokens[$0].range.overlaps(place) }
    }[...]
  }
}

/// The words that have a counterpart on the other side.
struct LinkedWords {
  private var official: Set<Int> = []
  private var retelling: Set<Int> = []

  init(_ alignment: Alignment) {
    for link in alignment.words where link.probability >= 0.5 {
      official.insert(link.official)
      retelling.insert(link.retelling)
    }
  }

  func hasOfficial(_ token: Int) -> Bool { official.contains(token) }

  func hasRetelling(_ token: Int) -> Bool { retelling.contains(token) }
}
