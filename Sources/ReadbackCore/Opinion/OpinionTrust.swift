/// How reliable an answer is, estimated from visible signs without knowing the right answer.
///
/// A weak model lists every difference: most of the words that it calls mistranslated are equal or
/// similar, or it quotes whole sentences where it means a word, or words that are not in the texts.
///
/// Between 0, an answer that adds nothing by itself, and 1, an answer like those of the strong
/// model that the shares were measured on.
public struct OpinionTrust: Sendable, Hashable {
  /// 0...1.
  public let value: Double

  public init(value: Double) { self.value = min(1, max(0, value)) }

  /// Whether findings that only it has are listed, and its words take precedence over Readback's.
  public var isHigh: Bool { value >= 0.5 }

  /// The visible quality of an answer.
  public struct Signs: Sendable, Hashable {
    /// The number of claims.
    public var claimCount = 0
    /// The number of claims that quote words that are not in the texts or are in both.
    public var baselessCount = 0
    /// The number of mistranslations with words on both sides.
    public var pairCount = 0
    /// The number of these with mostly equal or similar words on both sides.
    public var alikeCount = 0
  }

  /// The trust that follows from the signs.
  ///
  /// In the twelve recorded answers of a strong model at most a quarter of the pairs are alike and
  /// no claim is baseless: a distrust of 0 to 0.21. A weak model's four answers have one to four
  /// baseless claims, and three of them at least two fifths of alike pairs: 0.31 to 0.82. The limit
  /// lies between. Half a baseless claim and three normal cases are added in the model's favour, so
  /// that a single slip does not decide.
  public init(_ signs: Signs) {
    let alike = Double(signs.alikeCount) / Double(signs.pairCount + 3)
    let baseless = max(0, Double(signs.baselessCount) - 0.5) / Double(signs.claimCount + 3)
    let distrust = alike + 2 * baseless
    value = min(1, max(0, (Self.distrusted - distrust) / (Self.distrusted - Self.trusted)))
  }

  /// Answers up to the first distrust are trusted; from the second on they are not.
  private static let trusted = 0.18
  private static let distrusted = 0.38
}

extension OpinionTrust.Signs {
  /// From this similarity on, two phrases have mostly the same words.
  static let alike = 0.75

  init(_ opinion: Opinion, official: Document, retelling: Document) {
    let likeness = ParaphraseLikeness()
    claimCount = opinion.claims.count + opinion.drops.total
    baselessCount = [OpinionDrop.noPlace, .sameWords].reduce(0) {
      $0 + (opinion.drops.counts[$1] ?? 0)
    }
    for claim in opinion.claims where claim.kind == .mistranslation {
      guard let place = claim.official, let other = claim.retelling,
        let score = likeness.likeness(place, in: official, and: other, in: retelling)
      else { continue }
      pairCount += 1
      if score >= Self.alike { alikeCount += 1 }
    }
  }
}
