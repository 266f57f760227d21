/// What a language model said about a retelling, as far as it stood up to checking.
///
/// Its places are byte ranges, so it outlives a new comparison of the same two texts.
public struct Opinion: Sendable {
  /// What was asked, as readers see it.
  public private(set) var model: String
  /// The sentences of each side that an answer speaks of, by what it says or by its silence.
  public private(set) var askedOfficial: Set<Int> = []
  /// The same for the retelling.
  public private(set) var askedRetelling: Set<Int> = []
  /// What was dropped, over all answers.
  public private(set) var drops = OpinionDrops()
  var claims: [PlacedClaim] = []

  /// An opinion that nobody was asked for yet.
  public init(model: String) {
    self.model = model
  }

  /// Whether any sentence was asked about.
  public var isEmpty: Bool { askedOfficial.isEmpty && askedRetelling.isEmpty }
  /// Whether every sentence that a piece asks about was answered.
  public func answers(_ piece: OpinionPiece) -> Bool {
    askedOfficial.isSuperset(of: piece.official) && askedRetelling.isSuperset(of: piece.retelling)
  }
  /// How many claims stand.
  public var claimCount: Int { claims.count }

  /// Takes in the answer about a piece. What an earlier answer said of the same sentences is
  /// forgotten.
  public mutating func add(_ part: OpinionPart) {
    claims.removeAll { claim in
      claim.kind == .omission
        ? part.holdsOfficial(claim.official!) : part.holdsRetelling(claim.retelling!)
    }
    claims += part.claims
    askedOfficial.formUnion(part.piece.official)
    askedRetelling.formUnion(part.piece.retelling)
    drops.add(part.drops)
  }
}

extension Opinion {
  /// Whether a sentence of a finding was asked about.
  func wasAsked(about finding: Finding, official: Document, retelling: Document) -> Bool {
    guard let place = finding.decidingPlace else { return false }
    return finding.kind == .omission || finding.retelling == nil
      ? official.sentenceIndices(touching: place).contains(where: askedOfficial.contains)
      : retelling.sentenceIndices(touching: place).contains(where: askedRetelling.contains)
  }

  /// How far the opinion's silence is believed, 0...1.
  ///
  /// A model that is silent on most of what Readback is sure of has overlooked it, and is not believed
  /// where it is silent on the rest. On the recorded answers the strong model is silent on at most a
  /// third of these findings of a pair, the weak one on three fifths and more. Two cases that it
  /// speaks of are given free.
  func attention(to comparison: Comparison) -> Double {
    let sure = comparison.findings.filter {
      $0.isShown && $0.confidence >= 0.8 && $0.sources.contains(.readback)
        && wasAsked(about: $0, official: comparison.official, retelling: comparison.retelling)
    }
    let silentCount = sure.count { finding in
      !claims.contains { claim in
        finding.official.flatMap { claim.official?.overlaps($0) } ?? false
          || finding.retelling.flatMap { claim.retelling?.overlaps($0) } ?? false
      }
    }
    let silence = Double(silentCount) / Double(sure.count + 2)
    return min(1, max(0, (0.55 - silence) / 0.2))
  }
}

/// A checked answer about one piece.
public struct OpinionPart: Sendable {
  /// What was asked.
  public let piece: OpinionPiece
  /// Why claims were dropped.
  public let drops: OpinionDrops
  /// The name that the answer itself gives, as a recorded opinion does.
  public let model: String?
  let claims: [PlacedClaim]
  private let official: [TextRange]
  private let retelling: [TextRange]

  fileprivate init(
    _ piece: OpinionPiece, claims: [PlacedClaim], drops: OpinionDrops, model: String?,
    of reader: OpinionReader
  ) {
    self.piece = piece
    self.claims = claims
    self.drops = drops
    self.model = model
    official = piece.official.map { reader.official.sentences[$0].range }
    retelling = piece.retelling.map { reader.retelling.sentences[$0].range }
  }

  fileprivate func holdsOfficial(_ place: TextRange) -> Bool {
    official.contains { $0.overlaps(place) }
  }

  fileprivate func holdsRetelling(_ place: TextRange) -> Bool {
    retelling.contains { $0.overlaps(place) }
  }
}

/// Reads answers about two texts: finds what they quote, and drops what cannot be right.
public struct OpinionReader: Sendable {
  let official: Document
  let retelling: Document
  private let links: LinkedSentences
  private let check: ClaimCheck

  /// O(length of both texts).
  public init(_ comparison: Comparison) {
    official = comparison.official
    retelling = comparison.retelling
    links = LinkedSentences(comparison.alignment)
    check = ClaimCheck(
      official: official, retelling: retelling, links: links,
      words: LinkedWords(comparison.alignment))
  }

  /// An answer about a piece; nil when there is no list in it.
  public func part(_ answer: [UInt8], on piece: OpinionPiece) -> OpinionPart? {
    let answer = OpinionAnswer(answer)
    guard answer.isReadable else { return nil }
    var drops = answer.drops
    let placed = ClaimPlacing(piece, official: official, retelling: retelling, links: links)
      .placed(answer.claims, dropping: &drops)
    let kept = check.checked(placed, dropping: &drops)
    return OpinionPart(piece, claims: kept, drops: drops, model: answer.model, of: self)
  }
}
