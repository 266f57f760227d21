import ReadbackCore

/// A claim that each of the official sentences corresponds to each of the retelling ones.
struct LinkClaim: Hashable {
  let official: [Int]
  let retelling: [Int]
  let relation: LinkRelation
  let score: Double
}

/// A link as claims that cover no more than its pairs: a single one if all sentences are paired
/// with all, otherwise one per official sentence. Empty if a side is.
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
