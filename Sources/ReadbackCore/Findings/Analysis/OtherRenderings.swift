/// How other retellings render the same official words: evidence that a single pair cannot provide.
///
/// A wording that only one retelling has is more likely wrong; one that several share is more
/// likely fair. Copies of each other count once.
public struct OtherRenderings: Sendable {
  private let renderings: [Rendering]

  /// The number of other retellings used as evidence.
  public var count: Int { renderings.count }

  /// With more retellings than this each is compared alone: using the others as evidence is worth
  /// the time only if a reader can look at them all.
  public static let mostRetellings = 64

  /// No other retellings.
  public static let none = OtherRenderings(renderings: [])

  private init(renderings: [Rendering]) {
    self.renderings = renderings
  }

  /// Collects the evidence of other comparisons with the same official text.
  ///
  /// - Parameters:
  ///    - others: comparisons of the same official document with other retellings; those whose
  ///      wording is nearly that of `retelling` or of an earlier one are skipped.
  public init(
    others: [Comparison], for retelling: Document, lexicon: Lexicon = .standard
  ) {
    let own = Wording(retelling)
    var renderings: [Rendering] = []
    for other in others where other.verdict.relation.isRelated {
      let rendering = Rendering(other, lexicon: lexicon)
      guard !own.isCopy(of: rendering.wording),
        !renderings.contains(where: { $0.wording.isCopy(of: rendering.wording) })
      else { continue }
      renderings.append(rendering)
    }
    self.init(renderings: renderings)
  }

  /// The evidence of all others, for each of several retellings of one official text.
  ///
  /// - Parameter pairs: all retellings with the same official document.
  /// - Returns: one per pair. Copies are detected once, in O(pairs²).
  public static func amongEachOther(_ pairs: [AlignedPair]) -> [OtherRenderings] {
    let renderings = pairs.map { pair in
      Rendering(
        links: pair.analysis.alignment.links, official: pair.official,
        retelling: pair.analysis.retelling)
    }
    var copies: [Set<Int>] = Array(repeating: [], count: pairs.count)
    for one in pairs.indices {
      for other in pairs.indices.dropFirst(one + 1)
      where renderings[one].wording.isCopy(of: renderings[other].wording) {
        copies[one].insert(other)
        copies[other].insert(one)
      }
    }
    return pairs.indices.map { index in
      var independent: [Int] = []
      for other in pairs.indices
      where other != index && pairs[other].verdict.relation.isRelated
        && !copies[other].contains(index) && copies[other].isDisjoint(with: independent)
      {
        independent.append(other)
      }
      return OtherRenderings(renderings: independent.map { renderings[$0] })
    }
  }

  /// Adds the evidence of the other retellings to a substitution.
  func addEvidence(
    on word: Word, official: Word?, officialSentences: [Int], _ analysis: PairAnalysis,
    _ substitution: inout Substitution
  ) {
    guard count > 0 else { return }
    var rendered = 0
    var support: Float = 0
    var keeps = 0
    for sentence in officialSentences {
      for rendering in renderings {
        guard let words = rendering.words(ofOfficial: sentence) else { continue }
        rendered += 1
        support += words.reduce(0) { max($0, analysis.nearness(ofForeign: $1, word)) }
        if let official, words.contains(where: { analysis.isSameWord($0, official) }) { keeps += 1 }
      }
    }
    guard rendered > 0 else { return }
    substitution.otherCount = rendered
    substitution.otherNearness = support / Float(rendered)
    substitution.otherKeeps = Float(keeps) / Float(rendered)
  }
}

/// How one retelling renders each official sentence.
private struct Rendering: Sendable {
  let wording: Wording
  /// For each official sentence the content words of its counterpart; nil if it has none.
  private var words: [[Word]?]

  init(_ comparison: Comparison, lexicon: Lexicon) {
    self.init(
      links: comparison.alignment.links, official: comparison.official,
      retelling: AnalysedText(comparison.retelling, lexicon: lexicon))
  }

  init(links: [SentenceLink], official: Document, retelling: AnalysedText) {
    wording = Wording(retelling.document)
    words = Array(repeating: nil, count: official.sentences.count)
    for link in links where !link.retelling.isEmpty {
      let content = link.retelling.flatMap { retelling.document.sentences[$0].tokens }
        .map { retelling.words[$0] }.filter(\.isContent)
      for sentence in link.official where words.indices.contains(sentence) {
        words[sentence] = content
      }
    }
  }

  func words(ofOfficial sentence: Int) -> [Word]? {
    words.indices.contains(sentence) ? words[sentence] : nil
  }
}

/// A text as word sequences, to distinguish a copy from an independent retelling.
private struct Wording: Sendable {
  /// Hashes of the word 4-grams.
  private let shingles: Set<Int>

  init(_ document: Document) {
    let forms = document.tokens.indices.filter { document.tokens[$0].kind != .mark }
      .map { document.string(ofToken: $0).lowercased() }
    shingles =
      forms.count < 4
      ? [] : Set((0...(forms.count - 4)).map { Array(forms[$0..<($0 + 4)]).hashValue })
  }

  func isCopy(of other: Wording) -> Bool {
    let (fewer, more) =
      shingles.count < other.shingles.count
      ? (shingles, other.shingles) : (other.shingles, shingles)
    return !fewer.isEmpty && fewer.count(where: more.contains) * 10 > fewer.count * 8
  }
}
