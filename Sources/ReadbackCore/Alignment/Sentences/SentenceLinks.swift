extension SentenceLink {
  /// Links every comparable sentence of both documents: connected pairs form a group, the others
  /// are alone with an empty side.
  ///
  /// In official order by a group's first official sentence; additions follow the link of the
  /// preceding sentence of the retelling.
  /// - Parameters:
  ///    - pairs: pairs of sentence indices, in any order.
  ///    - official: units of the official text; their names are sentence indices, ascending.
  ///    - held: links and cuts made by hand; they override the pairs.
  public static func links(
    from pairs: [SentencePair], official: AlignmentUnits, retelling: AlignmentUnits,
    holding held: [ManualLink] = []
  ) -> [SentenceLink] {
    let officialPlaces = Dictionary(uniqueKeysWithValues: zip(official.names, 0...))
    let retellingPlaces = Dictionary(uniqueKeysWithValues: zip(retelling.names, 0...))
    func isKnown(_ pair: SentencePair) -> Bool {
      officialPlaces[pair.official] != nil && retellingPlaces[pair.retelling] != nil
    }
    // Units of both sides in one numbering: official ones first, then the retelling's.
    var groups = Groups(officialCount: official.count, retellingCount: retelling.count)
    func join(_ pair: SentencePair, limit: Int) -> Bool {
      groups.join(
        officialPlaces[pair.official]!, official.count + retellingPlaces[pair.retelling]!,
        limit: limit)
    }
    let byHand = heldPairs(held).filter(isKnown)
    for pair in byHand { _ = join(pair, limit: .max) }
    let kept =
      byHand
      + pairs.filter {
        isKnown($0) && !isTouched($0, by: held) && join($0, limit: Self.mostPairs)
      }
    // By root; empty for units that are not roots.
    var members = [(official: [Int], retelling: [Int], pairs: [SentencePair])](
      repeating: ([], [], []), count: official.count + retelling.count)
    for place in 0..<official.count {
      members[groups.root(of: place)].official.append(official.names[place])
    }
    for place in 0..<retelling.count {
      members[groups.root(of: official.count + place)].retelling.append(retelling.names[place])
    }
    for pair in kept {
      members[groups.root(of: officialPlaces[pair.official]!)].pairs.append(pair)
    }
    func link(_ root: Int) -> SentenceLink {
      let (official, retelling, pairs) = members[root]
      let sorted = pairs.sorted { ($0.official, $0.retelling) < ($1.official, $1.retelling) }
      return SentenceLink(
        official: official, retelling: retelling, pairs: sorted,
        relation: pairs.isEmpty ? .unlinked : .paraphrase,
        score: pairs.map(\.score).min() ?? 0,
        isByHand: pairs.contains { pair in held.contains { $0.isLinked && $0.holds(pair) } })
    }
    // Additions after a root's last retelling sentence, or at the beginning (root -1).
    var additions: [Int: [Int]] = [:]
    var before = -1
    for place in 0..<retelling.count {
      let root = groups.root(of: official.count + place)
      if members[root].official.isEmpty {
        additions[before, default: []].append(root)
      } else {
        before = root
      }
    }
    var links = (additions[-1] ?? []).map(link)
    var isDone = [Bool](repeating: false, count: members.count)
    for place in 0..<official.count {
      let root = groups.root(of: place)
      if isDone[root] { continue }
      isDone[root] = true
      links.append(link(root))
      links += (additions[root] ?? []).map(link)
    }
    return links
  }

  /// A group with more pairs than this is repetition; comparing its sides would take unbounded
  /// time. One sentence repeated any number of times remains a group.
  private static let mostPairs = 400

  /// Whether a reviewer's decision confirms or rejects a pair, or has linked one of its sentences
  /// elsewhere.
  private static func isTouched(_ pair: SentencePair, by held: [ManualLink]) -> Bool {
    held.contains {
      $0.isLinked
        ? $0.official.contains(pair.official) || $0.retelling.contains(pair.retelling)
        : $0.holds(pair)
    }
  }

  private static func heldPairs(_ held: [ManualLink]) -> [SentencePair] {
    held.filter(\.isLinked).flatMap { link in
      link.official.flatMap { official in
        link.retelling.map { SentencePair(official: official, retelling: $0, score: 1) }
      }
    }
  }
}

extension ManualLink {
  fileprivate func holds(_ pair: SentencePair) -> Bool {
    official.contains(pair.official) && retelling.contains(pair.retelling)
  }
}

/// Disjoint sets of units.
private struct Groups {
  private var parents: [Int]
  /// For each root, how many units of each side its group has.
  private var officialCounts: [Int]
  private var retellingCounts: [Int]

  init(officialCount: Int, retellingCount: Int) {
    parents = Array(0..<(officialCount + retellingCount))
    officialCounts = parents.map { $0 < officialCount ? 1 : 0 }
    retellingCounts = parents.map { $0 < officialCount ? 0 : 1 }
  }

  mutating func root(of place: Int) -> Int {
    var place = place
    while parents[place] != place {
      parents[place] = parents[parents[place]]
      place = parents[place]
    }
    return place
  }

  /// Merges two groups, unless the result would have several units on both sides and more pairs
  /// than the limit; returns whether they are now one.
  mutating func join(_ one: Int, _ other: Int, limit: Int) -> Bool {
    let first = min(root(of: one), root(of: other))
    let second = max(root(of: one), root(of: other))
    if first == second { return true }
    let official = officialCounts[first] + officialCounts[second]
    let retelling = retellingCounts[first] + retellingCounts[second]
    guard official == 1 || retelling == 1 || official * retelling <= limit else { return false }
    parents[second] = first
    officialCounts[first] = official
    retellingCounts[first] = retelling
    return true
  }
}
