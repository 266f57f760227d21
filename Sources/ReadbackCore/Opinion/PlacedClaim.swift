/// A claim whose quotations were found in the texts.
struct PlacedClaim: Sendable, Hashable {
  var claim: OpinionClaim
  var kind: FindingKind
  /// Nil for an addition.
  var official: TextRange?
  /// Nil for an omission.
  var retelling: TextRange?
  /// The words that an omission or addition was contrasted with, if the claim quotes the other
  /// side.
  var counterpart: TextRange?

  /// The words that the finding is about.
  var place: TextRange { (kind == .omission ? official : retelling)! }
}

/// Finds the quotations of an answer in the sentences that were asked about.
struct ClaimPlacing {
  private let official: QuotedSide
  private let retelling: QuotedSide
  private let links: LinkedSentences

  init(
    _ piece: OpinionPiece, official: Document, retelling: Document, links: LinkedSentences
  ) {
    self.official = QuotedSide(official, asked: piece.official, context: piece.officialContext)
    self.retelling = QuotedSide(retelling, asked: piece.retelling, context: piece.retellingContext)
    self.links = links
  }

  /// The claims that have a place, in the order of the answer; the others are counted.
  func placed(_ claims: [OpinionClaim], dropping drops: inout OpinionDrops) -> [PlacedClaim] {
    var placed: [PlacedClaim] = []
    var last = (official: 0, retelling: 0)
    for claim in claims {
      guard let found = place(claim, after: last) else {
        drops.add(.noPlace)
        continue
      }
      guard isAsked(found) else {
        drops.add(.outside)
        continue
      }
      if let place = found.official { last.official = place.lowerBound }
      if let place = found.retelling { last.retelling = place.lowerBound }
      placed.append(found)
    }
    return placed
  }

  private func isAsked(_ claim: PlacedClaim) -> Bool {
    claim.kind == .omission
      ? official.isAsked(claim.official!) : retelling.isAsked(claim.retelling!)
  }

  private func place(
    _ claim: OpinionClaim, after last: (official: Int, retelling: Int)
  ) -> PlacedClaim? {
    let straight = best(claim.official, claim.retelling, claim, last)
    if let placed = self.placed(claim, straight) { return placed }
    // The model confused the two sides.
    let swapped = best(claim.retelling, claim.official, claim, last)
    return self.placed(claim, swapped)
  }

  /// A claim with the places of its quotations; nil if the words that it is about are not found.
  private func placed(
    _ claim: OpinionClaim, _ places: (official: TextRange?, retelling: TextRange?)
  ) -> PlacedClaim? {
    switch (claim.kind, places.official, places.retelling) {
    case (.omission, let place?, let other):
      PlacedClaim(
        claim: claim, kind: .omission, official: place, retelling: nil, counterpart: other)
    case (.addition, let other, let place?):
      PlacedClaim(
        claim: claim, kind: .addition, official: nil, retelling: place, counterpart: other)
    case (.mistranslation, let official, let retelling?):
      PlacedClaim(claim: claim, kind: .mistranslation, official: official, retelling: retelling)
    // Words without a counterpart are an omission.
    case (.mistranslation, let official?, nil) where claim.retelling == nil:
      PlacedClaim(claim: claim, kind: .omission, official: official, retelling: nil)
    default: nil
    }
  }

  /// Of all places of two quotations, the best pair: in the numbered sentences, in linked ones,
  /// with exactly the same spelling, and after the previous claim.
  private func best(
    _ officialWords: String?, _ retellingWords: String?, _ claim: OpinionClaim,
    _ last: (official: Int, retelling: Int)
  ) -> (official: TextRange?, retelling: TextRange?) {
    let ofOfficial = official.candidates(
      officialWords, number: claim.officialNumber, after: last.official)
    let ofRetelling = retelling.candidates(
      retellingWords, number: claim.retellingNumber, after: last.retelling)
    guard !ofOfficial.isEmpty, !ofRetelling.isEmpty else {
      return (
        Self.first(ofOfficial)?.range, Self.first(ofRetelling)?.range
      )
    }
    var best: (score: Int, official: TextRange, retelling: TextRange)?
    for one in ofOfficial {
      for other in ofRetelling {
        let isLinked = links.areLinked(official: one.sentence, retelling: other.sentence)
        let score = one.score + other.score + (isLinked ? 6 : 0)
        if score > best?.score ?? Int.min { best = (score, one.range, other.range) }
      }
    }
    return (best?.official, best?.retelling)
  }

  private static func first(_ candidates: [QuotedSide.Candidate]) -> QuotedSide.Candidate? {
    var best: QuotedSide.Candidate?
    for candidate in candidates where candidate.score > best?.score ?? Int.min { best = candidate }
    return best
  }
}

/// The sentences of one text that are searched for quotations.
struct QuotedSide {
  struct Candidate {
    let range: TextRange
    let sentence: Int
    let score: Int
  }

  private let document: Document
  private let asked: Set<Int>
  /// Consecutive sentences of one paragraph.
  private let parts: [SearchedText]

  init(_ document: Document, asked: [Int], context: [Int]) {
    self.document = document
    self.asked = Set(asked)
    var parts: [SearchedText] = []
    var run: Range<Int>?
    func close() {
      guard let run else { return }
      let range =
        document.sentences[run.lowerBound].range
        .lowerBound..<document.sentences[
          run.upperBound - 1
        ].range.upperBound
      parts.append(SearchedText(document.text, in: range))
    }
    for sentence in (asked + context).sorted() {
      if let last = run, last.upperBound == sentence,
        document.sentences[sentence].paragraph == document.sentences[last.lowerBound].paragraph
      {
        run = last.lowerBound..<(sentence + 1)
      } else {
        close()
        run = sentence..<(sentence + 1)
      }
    }
    close()
    self.parts = parts
  }

  func isAsked(_ place: TextRange) -> Bool {
    document.sentenceIndices(touching: place).contains(where: asked.contains)
  }

  func candidates(_ words: String?, number: Int?, after last: Int) -> [Candidate] {
    guard let words else { return [] }
    let quotation = FoldedQuotation(words)
    guard !quotation.isEmpty else { return [] }
    let exact = Array(words.utf8)
    var candidates: [Candidate] = []
    for part in parts {
      for range in part.places(of: quotation) {
        guard let sentence = document.indexOfSentence(atByteOffset: range.lowerBound) else {
          continue
        }
        var score = 0
        if let number, sentence == number - 1 { score += 12 }
        if asked.contains(sentence) { score += 3 }
        if document.text.bytes[range].elementsEqual(exact) { score += 2 }
        if range.lowerBound >= last { score += 1 }
        candidates.append(Candidate(range: range, sentence: sentence, score: score))
        if candidates.count >= 60 { return candidates }
      }
    }
    return candidates
  }
}

/// Which sentences of two texts are linked.
struct LinkedSentences {
  private let alignment: Alignment
  private let linkOfOfficial: [Int: Int]
  private let linkOfRetelling: [Int: Int]

  init(_ alignment: Alignment) {
    self.alignment = alignment
    var linkOfOfficial: [Int: Int] = [:]
    var linkOfRetelling: [Int: Int] = [:]
    for (index, link) in alignment.links.enumerated() {
      for sentence in link.official { linkOfOfficial[sentence] = index }
      for sentence in link.retelling { linkOfRetelling[sentence] = index }
    }
    self.linkOfOfficial = linkOfOfficial
    self.linkOfRetelling = linkOfRetelling
  }

  func areLinked(official: Int, retelling: Int) -> Bool {
    guard let link = linkOfOfficial[official] else { return false }
    return linkOfRetelling[retelling] == link
  }

  /// The official sentences linked to a sentence of the retelling.
  func official(ofRetelling sentence: Int) -> [Int] {
    linkOfRetelling[sentence].map { alignment.links[$0].official } ?? []
  }

  func retelling(ofOfficial sentence: Int) -> [Int] {
    linkOfOfficial[sentence].map { alignment.links[$0].retelling } ?? []
  }
}
