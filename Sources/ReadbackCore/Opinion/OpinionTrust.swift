/// How far an answer can be relied on, by what can be seen of it without knowing what is right.
///
/// A weak model lists every difference: most of what it calls mistranslated are the same words or
/// near ones, or whole sentences where a word was meant, or no words of the texts at all.
///
/// Between 0, an answer that adds nothing by itself, and 1, one like those of the strong model that
/// the shares were measured on.
public struct OpinionTrust: Sendable, Hashable {
  /// 0...1.
  public let value: Double

  public init(value: Double) { self.value = min(1, max(0, value)) }

  /// Whether its findings are listed that Readback does not have, and its words go before
  /// Readback's.
  public var isHigh: Bool { value >= 0.5 }

  /// What is seen of an answer.
  public struct Signs: Sendable, Hashable {
    /// How many claims there were.
    public var claimCount = 0
    /// How many of these quoted what is not in the texts or what stands in both.
    public var baselessCount = 0
    /// How many mistranslations with words on both sides there were.
    public var pairCount = 0
    /// How many of these have mostly the same words or near ones on both sides.
    public var alikeCount = 0
  }

  /// The trust that the signs allow.
  ///
  /// On the twelve recorded answers of a strong model at most a quarter of the pairs are alike and no
  /// claim is baseless: a distrust of 0 to 0.21. A weak model's four answers have one to four
  /// baseless claims, and three have two fifths and more of alike pairs: 0.31 to 0.82. The border
  /// lies between them. Half a baseless claim, and three cases that are neither, are given free, so
  /// that nobody is condemned for one slip.
  public init(_ signs: Signs) {
    let alike = Double(signs.alikeCount) / Double(signs.pairCount + 3)
    let baseless = max(0, Double(signs.baselessCount) - 0.5) / Double(signs.claimCount + 3)
    let distrust = alike + 2 * baseless
    value = min(1, max(0, (Self.distrusted - distrust) / (Self.distrusted - Self.trusted)))
  }

  /// Answers with no more of such signs are trusted, with this many or more they are not.
  private static let trusted = 0.18
  private static let distrusted = 0.38
}

extension OpinionTrust.Signs {
  /// From here up two phrases have mostly the same words.
  static let alike = 0.75

  init(_ opinion: Opinion, official: Document, retelling: Document) {
    let likeness = ParaphraseLikeness()
    claimCount = opinion.claims.count + opinion.drops.total
    baselessCount = [OpinionDrop.noPlace, .sameWords].reduce(0) {
      $0 + (opinion.drops.counts[$1] ?? 0)
    }
    for claim in opinion.claims where claim.kind == .mistranslation {
      guard let mine = claim.official, let other = claim.retelling,
        let score = likeness.likeness(mine, in: official, and: other, in: retelling)
      else { continue }
      pairCount += 1
      if score >= Self.alike { alikeCount += 1 }
    }
  }
}
