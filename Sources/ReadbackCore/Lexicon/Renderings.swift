import CLexicon

/// How often two words translate the same source word in independent translations of the same
/// sentences.
///
/// Similar vectors do not imply the same meaning: "treat" and "test" are similar and frequent, and
/// no two translators used one for the other. `Tools/renderings` makes the table from the published
/// translations of the WMT news tasks.
public struct Renderings: Sendable {
  /// The embedded table.
  public static let standard = Renderings(
    block: LexiconBlock(
      start: readback_renderings_start(), byteCount: readback_renderings_size,
      name: "renderings.bin"))

  /// Words that have renderings, ascending.
  private let words: Section<UInt32>
  private let linkCounts: Section<UInt16>
  private let starts: Section<UInt32>
  private let partners: Section<UInt32>

  init(block: LexiconBlock) {
    words = Section(block.section("rnid"))
    linkCounts = Section(block.section("rnct"))
    starts = Section(block.section("rnof"))
    partners = Section(block.section("rnpr"))
  }

  /// The number of source segments in which one lemma replaces the other, at most 255; O(log n).
  public func segments(_ one: WordID, _ other: WordID) -> Int {
    guard let row = row(of: one) else { return 0 }
    let range = Int(starts.values[row])..<Int(starts.values[row + 1])
    let found = range.partitioningIndex { partners.values[$0] >> 8 >= other.rawValue }
    guard found < range.upperBound, partners.values[found] >> 8 == other.rawValue else { return 0 }
    return Int(partners.values[found] & 0xFF)
  }

  /// How often a lemma was linked with any word, including itself; 0 if the table does not have it.
  public func links(of word: WordID) -> Int {
    row(of: word).map { Int(linkCounts.values[$0]) } ?? 0
  }

  private func row(of word: WordID) -> Int? {
    let all = 0..<words.values.count
    let found = all.partitioningIndex { words.values[$0] >= word.rawValue }
    return found < all.upperBound && words.values[found] == word.rawValue ? found : nil
  }
}

/// The data on two words' renderings, over all their possible lemmas.
struct RenderingEvidence: Sendable {
  /// Segments in which one replaces the other.
  let segments: Int
  /// The links of the rarer of the two words: without links, zero segments mean nothing.
  let links: Int

  init(_ one: WordID, _ other: WordID, lexicon: Lexicon, renderings: Renderings = .standard) {
    let (ones, others) = (
      [one] + lexicon.lemmas(of: one).map { lexicon.american($0) },
      [other] + lexicon.lemmas(of: other).map { lexicon.american($0) }
    )
    var segments = 0
    for first in ones {
      for second in others { segments = max(segments, renderings.segments(first, second)) }
    }
    self.segments = segments
    links = min(
      ones.map { renderings.links(of: $0) }.max() ?? 0,
      others.map { renderings.links(of: $0) }.max() ?? 0)
  }
}
