/// Every difference between the linked sentences of two texts.
///
/// Within a group of linked sentences each token is either in exactly one edit of its side or equal
/// to its match on the other side.
struct EditScript: Sendable {
  /// By group, then in the order of the retelling; deletions are where the words would be.
  let edits: [TokenEdit]
  /// For each retelling token, the equal official token it is matched with.
  let equal: [Int: Int]
  /// Index ranges into `edits`, one per group.
  let ranges: [Range<Int>]

  /// How many groups are compared one after another in one task.
  private static let groupsAtOnce = 32

  init(_ analysis: PairAnalysis, concurrently: Concurrently = oneByOne) {
    let groups = analysis.groups
    let parts = Chunks.map(groups.count, length: Self.groupsAtOnce, concurrently) {
      $0.map { GroupEdits(group: $0, analysis) }
    }
    var edits: [TokenEdit] = []
    var equal: [Int: Int] = [:]
    var ranges: [Range<Int>] = []
    for part in parts.joined() {
      ranges.append(edits.count..<(edits.count + part.edits.count))
      edits += part.edits
      for pair in part.equal { equal[pair.retelling] = pair.official }
    }
    self.edits = edits
    self.equal = equal
    self.ranges = ranges
  }
}

/// The edits of one group of linked sentences.
private struct GroupEdits: Sendable {
  private(set) var edits: [TokenEdit] = []
  private(set) var equal: [(official: Int, retelling: Int)] = []

  private let group: Int
  private let analysis: PairAnalysis

  init(group: Int, _ analysis: PairAnalysis) {
    self.group = group
    self.analysis = analysis
    let official = analysis.officialTokens(of: analysis.groups[group])
    let retelling = analysis.retellingTokens(of: analysis.groups[group])
    let matches = TokenMatching(official, retelling, analysis).pairs
    var (nextOfficial, nextRetelling) = (0, 0)
    for match in matches + [(official: -1, retelling: -1)] {
      let officialEnd =
        match.official < 0
        ? official.count : official[nextOfficial...].firstIndex(of: match.official)!
      let retellingEnd =
        match.retelling < 0
        ? retelling.count : retelling[nextRetelling...].firstIndex(of: match.retelling)!
      addGap(
        official[nextOfficial..<officialEnd], retelling[nextRetelling..<retellingEnd],
        officialGap: place(in: official, nextOfficial),
        retellingGap: place(in: retelling, nextRetelling))
      guard match.official >= 0 else { break }
      add(match)
      (nextOfficial, nextRetelling) = (officialEnd + 1, retellingEnd + 1)
    }
    joinMoves()
  }

  private func place(in tokens: [Int], _ index: Int) -> Int {
    index < tokens.count ? tokens[index] : (tokens.last ?? -1) + 1
  }

  private mutating func add(_ match: (official: Int, retelling: Int)) {
    let (word, other) = (
      analysis.official.words[match.official], analysis.retelling.words[match.retelling]
    )
    if word.form == other.form {
      equal.append(match)
    } else {
      edits.append(
        TokenEdit(
          kind: .replace, official: match.official..<(match.official + 1),
          retelling: match.retelling..<(match.retelling + 1), group: group))
    }
  }

  /// Adds the tokens between two matches. Passages of several sentences need not be adjacent: a
  /// range ends where the next token does not follow directly.
  private mutating func addGap(
    _ official: ArraySlice<Int>, _ retelling: ArraySlice<Int>, officialGap: Int, retellingGap: Int
  ) {
    let officialRuns = Self.runs(official, in: analysis.official)
    let retellingRuns = Self.runs(retelling, in: analysis.retelling)
    if officialRuns.count == 1, retellingRuns.count == 1 {
      edits.append(
        TokenEdit(
          kind: .replace, official: officialRuns[0], retelling: retellingRuns[0], group: group))
      return
    }
    for run in officialRuns {
      edits.append(
        TokenEdit(
          kind: .delete, official: run, retelling: retellingGap..<retellingGap, group: group))
    }
    for run in retellingRuns {
      edits.append(
        TokenEdit(
          kind: .insert, official: officialGap..<officialGap, retelling: run, group: group))
    }
  }

  /// Maximal ranges of adjacent tokens within one sentence.
  private static func runs(_ tokens: ArraySlice<Int>, in side: AnalysedText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for token in tokens {
      if let last = found.last, last.upperBound == token,
        side.sentence(ofToken: token) == side.sentence(ofToken: last.lowerBound)
      {
        found[found.count - 1] = last.lowerBound..<(token + 1)
      } else {
        found.append(token..<(token + 1))
      }
    }
    return found
  }

  /// A deletion and an insertion of the same words become a move.
  private mutating func joinMoves() {
    var insertions: [[Int32]: [Int]] = [:]
    for (index, edit) in edits.enumerated() where edit.kind == .insert {
      insertions[forms(edit.retelling, analysis.retelling), default: []].append(index)
    }
    guard !insertions.isEmpty else { return }
    var gone: Set<Int> = []
    for (index, edit) in edits.enumerated() where edit.kind == .delete {
      let key = forms(edit.official, analysis.official)
      guard !key.isEmpty, let other = insertions[key]?.first else { continue }
      insertions[key]!.removeFirst()
      edits[other] = TokenEdit(
        kind: .move, official: edit.official, retelling: edits[other].retelling, group: group,
        isCrossed: true)
      gone.insert(index)
    }
    edits = edits.indices.filter { !gone.contains($0) }.map { edits[$0] }
  }

  /// The form numbers of a range's words, without marks.
  private func forms(_ tokens: Range<Int>, _ side: AnalysedText) -> [Int32] {
    tokens.filter { side.words[$0].kind != .mark }.map { side.words[$0].formNumber }
  }
}
