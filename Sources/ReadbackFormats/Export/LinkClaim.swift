import ReadbackCore

/// Sentences of which every official one is claimed to tell the same as every retelling one.
struct LinkClaim: Hashable {
  let official: [Int]
  let retelling: [Int]
  let relation: LinkRelation
  let score: Double
}

/// A link as claims that say no more than its pairs: whole where all is paired with all, otherwise
/// one an official sentence. Empty when a side is.
func claims(of link: SentenceLink) -> [LinkClaim] {
  guard !link.official.isEmpty, !link.retelling.isEmpty else { return [] }
  let pairs = Set(link.pairs.map { [$0.official, $0.retelling] })
  guard !pairs.isEmpty, pairs.count < link.official.count * link.retelling.count else {
    return [
      LinkClaim(
        official: link.official, retelling: link.retelling, relation: link.relation,
        score: link.score)
    ]
  }
  return link.official.compactMap { official in
    let own = link.pairs.filter { $0.official == official }
    guard let weakest = own.map(\.score).min() else { return nil }
    return LinkClaim(
      official: [official], retelling: Set(own.map(\.retelling)).sorted(), relation: link.relation,
      score: weakest)
  }
}
