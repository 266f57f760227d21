/// The order of findings in a list: by their official words; an addition comes after the official
/// sentence linked to the preceding retelling sentences.
struct FindingOrder {
  private let retelling: Document
  /// For each sentence of the retelling; -1 at the beginning.
  private let offsets: [Int]

  init(_ comparison: Comparison) {
    retelling = comparison.retelling
    var own = [Int?](repeating: nil, count: retelling.sentences.count)
    for link in comparison.alignment.links {
      guard let first = link.official.first else { continue }
      for sentence in link.retelling {
        own[sentence] = comparison.official.sentences[first].range.lowerBound
      }
    }
    var offset = -1
    offsets = own.map { known in
      offset = known ?? offset
      return offset
    }
  }

  func sorted(_ findings: [Finding]) -> [Finding] {
    let keyed = findings.map { ($0, offset(of: $0), $0.retelling?.lowerBound ?? Int.max) }
    return keyed.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }

  private func offset(of finding: Finding) -> Int {
    if let place = finding.official { return place.lowerBound }
    guard let place = finding.retelling else { return Int.max }
    return retelling.indexOfSentence(atByteOffset: place.lowerBound).map { offsets[$0] } ?? -1
  }
}

/// Identifiers for findings that are derived from their words, so that they survive changes of
/// offsets.
struct FindingNames {
  private var counts: [String: Int] = [:]

  /// Reserves the existing identifier of a finding.
  mutating func taking(_ name: String) -> String {
    counts[name, default: 0] += 1
    return name
  }

  mutating func name(
    of kind: FindingKind, _ place: (official: TextRange?, retelling: TextRange?),
    in comparison: Comparison
  ) -> String {
    var hash = StableHash()
    hash.add("opinion")
    hash.add(kind.rawValue)
    hash.add(place.official.map { comparison.official.text[$0] } ?? "")
    hash.add(place.retelling.map { comparison.retelling.text[$0] } ?? "")
    let name = String(hash.hexadecimal.prefix(16))
    let count = counts[name, default: 0]
    counts[name] = count + 1
    return count == 0 ? name : "\(name)-\(count + 1)"
  }
}

extension Alignment {
  /// The links with the relations that the shown findings imply.
  func judged(by findings: [Finding], official: Document, retelling: Document) -> Alignment {
    struct Trouble {
      var isDistorted = false
      var isPartial = false
    }
    var officialProblems = [Trouble](repeating: Trouble(), count: official.sentences.count)
    var retellingProblems = [Trouble](repeating: Trouble(), count: retelling.sentences.count)
    for finding in findings where finding.isShown && finding.severity > .minor {
      let path =
        finding.kind == .mistranslation ? \Trouble.isDistorted : \Trouble.isPartial
      if let place = finding.retelling {
        for index in retelling.sentenceIndices(touching: place) {
          retellingProblems[index][keyPath: path] = true
        }
      } else if let place = finding.official {
        for index in official.sentenceIndices(touching: place) {
          officialProblems[index][keyPath: path] = true
        }
      }
    }
    return Alignment(
      links: links.map { link in
        guard !link.official.isEmpty, !link.retelling.isEmpty else { return link }
        let problems =
          link.official.map { officialProblems[$0] } + link.retelling.map { retellingProblems[$0] }
        let relation: LinkRelation =
          problems.contains(where: \.isDistorted)
          ? .distorted
          : problems.contains(where: \.isPartial)
            ? .partial : link.relation == .equivalent ? .equivalent : .paraphrase
        return SentenceLink(
          official: link.official, retelling: link.retelling, pairs: link.pairs,
          relation: relation, score: link.score, isByHand: link.isByHand)
      }, words: words)
  }
}
