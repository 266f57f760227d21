/// Which paragraphs are shown together, derived from the sentence links.
///
/// The paragraphs of the leading text are shown in their own order; the other text faces it.
struct ParagraphPairing {
  let leading: Document
  let facing: Document
  /// For each leading paragraph, the facing paragraphs linked to it, strongest first.
  private var partners: [[Partner]]
  /// For each facing paragraph, the leading paragraph that it covers most of.
  private var home: [Int?]

  private struct Partner {
    let paragraph: Int
    var weight: Double
  }

  struct Group {
    var leading: [Int] = []
    var facing: [Int] = []
    var references: [Int] = []
    var moved: [Int] = []
  }

  init(leading: Document, facing: Document, links: [SentenceLink], leadingIsOfficial: Bool) {
    self.leading = leading
    self.facing = facing
    // Flat and sorted: a book has tens of thousands of pairs, nearly all of them already in order.
    var pairs: [(leadingIndex: Int, facingIndex: Int, weight: Double)] = []
    pairs.reserveCapacity(links.count)
    for link in links {
      for pair in link.pairs {
        let (leadingIndex, facingIndex) =
          leadingIsOfficial
          ? (pair.official, pair.retelling) : (pair.retelling, pair.official)
        let length = min(
          leading.sentences[leadingIndex].range.count, facing.sentences[facingIndex].range.count)
        pairs.append(
          (
            leading.sentences[leadingIndex].paragraph, facing.sentences[facingIndex].paragraph,
            Double(length) * (link.isByHand ? 1 : max(pair.score, 0.01))
          ))
      }
    }
    pairs.sort { ($0.leadingIndex, $0.facingIndex) < ($1.leadingIndex, $1.facingIndex) }
    partners = Array(repeating: [], count: leading.paragraphs.count)
    home = Array(repeating: nil, count: facing.paragraphs.count)
    var best = Array(repeating: 0.0, count: facing.paragraphs.count)
    var start = 0
    while start < pairs.count {
      let leadingIndex = pairs[start].leadingIndex
      var linked: [Partner] = []
      while start < pairs.count, pairs[start].leadingIndex == leadingIndex {
        let pair = pairs[start]
        if linked.last?.paragraph == pair.facingIndex {
          linked[linked.count - 1].weight += pair.weight
        } else {
          linked.append(Partner(paragraph: pair.facingIndex, weight: pair.weight))
        }
        start += 1
      }
      linked.sort { ($1.weight, $0.paragraph) < ($0.weight, $1.paragraph) }
      partners[leadingIndex] = linked
      for partner in linked where partner.weight > best[partner.paragraph] {
        best[partner.paragraph] = partner.weight
        home[partner.paragraph] = leadingIndex
      }
    }
  }

  /// The rows from top to bottom.
  func groups() -> [Group] {
    let linked = linkedGroups()
    var rowOfFacing: [Int?] = Array(repeating: nil, count: facing.paragraphs.count)
    for (index, group) in linked.enumerated() {
      for paragraph in group.facing { rowOfFacing[paragraph] = index }
    }
    let isMoved = movedParagraphs(in: linked)
    // An unlinked facing paragraph is placed after the row of the paragraph before it in its own
    // text; if there is none, before the row of the paragraph after it.
    var behind: [Int: [Int]] = [:]
    var ahead: [Int: [Int]] = [:]
    let firstSteady = facing.paragraphs.indices.first { rowOfFacing[$0] != nil && !isMoved[$0] }
      .flatMap { rowOfFacing[$0] }
    var anchor: Int?
    for paragraph in facing.paragraphs.indices {
      if let row = rowOfFacing[paragraph] {
        if !isMoved[paragraph] { anchor = row }
      } else if let anchor {
        behind[anchor, default: []].append(paragraph)
      } else {
        ahead[firstSteady ?? linked.count, default: []].append(paragraph)
      }
    }
    var groups: [Group] = []
    groups.reserveCapacity(linked.count + facing.paragraphs.count)
    for (index, var group) in linked.enumerated() {
      groups += (ahead[index] ?? []).map { Group(facing: [$0]) }
      group.moved = group.facing.filter { isMoved[$0] }
      groups.append(group)
      groups += (behind[index] ?? []).map { Group(facing: [$0]) }
    }
    return groups + (ahead[linked.count] ?? []).map { Group(facing: [$0]) }
  }

  /// One row for each leading paragraph, or for several consecutive ones covered by a single facing
  /// paragraph.
  private func linkedGroups() -> [Group] {
    var settled: [[Int]] = Array(repeating: [], count: leading.paragraphs.count)
    for (paragraph, leadingIndex) in home.enumerated() {
      if let leadingIndex { settled[leadingIndex].append(paragraph) }
    }
    var groups: [Group] = []
    groups.reserveCapacity(leading.paragraphs.count)
    var rowOfFacing: [Int?] = Array(repeating: nil, count: facing.paragraphs.count)
    for leadingIndex in leading.paragraphs.indices {
      let strongest = partners[leadingIndex].first?.paragraph
      if settled[leadingIndex].isEmpty, let strongest, let row = rowOfFacing[strongest],
        row == groups.count - 1, hasRoom(groups[row], for: leadingIndex)
      {
        groups[row].leading.append(leadingIndex)
      } else if let last = groups.last, last.facing.isEmpty, let wanted = last.references.first,
        settled[leadingIndex].contains(wanted),
        hasRoom(Group(leading: last.leading, facing: settled[leadingIndex]), for: leadingIndex)
      {
        groups[groups.count - 1].leading.append(leadingIndex)
        groups[groups.count - 1].facing = settled[leadingIndex]
      } else {
        groups.append(Group(leading: [leadingIndex], facing: settled[leadingIndex]))
      }
      let row = groups.count - 1
      for paragraph in settled[leadingIndex] { rowOfFacing[paragraph] = row }
      groups[row].references += partners[leadingIndex].map(\.paragraph)
    }
    for row in groups.indices where !groups[row].references.isEmpty {
      // Most rows have two paragraphs that are linked only to each other.
      if groups[row].references == groups[row].facing {
        groups[row].references = []
        continue
      }
      var seen = Set(groups[row].facing)
      groups[row].references = groups[row].references.filter { seen.insert($0).inserted }.sorted()
    }
    return groups
  }

  /// Whether the facing text of a row is long enough to cover one more leading paragraph; if not,
  /// it is a summary, and a reference to it is clearer.
  private func hasRoom(_ group: Group, for leadingIndex: Int) -> Bool {
    let facingLength = group.facing.reduce(0) { $0 + facing.paragraphs[$1].range.count }
    let leadingLength = (group.leading + [leadingIndex]).reduce(0) {
      $0 + leading.paragraphs[$1].range.count
    }
    return leadingLength <= 2 * facingLength + 200
  }

  /// Facing paragraphs that are shown out of their own order: all but the heaviest increasing run.
  ///
  /// The heaviest increasing subsequence by length of text; O(n log n) with a Fenwick tree.
  ///
  /// - Returns: one value per facing paragraph.
  private func movedParagraphs(in groups: [Group]) -> [Bool] {
    let sequence = groups.flatMap(\.facing)
    let count = facing.paragraphs.count
    // For each prefix of paragraph numbers, the weight of the best chain and its last element.
    var tree = Array(repeating: (weight: 0, last: -1), count: count + 1)
    var previous = Array(repeating: -1, count: count)
    for paragraph in sequence {
      var best = (weight: 0, last: -1)
      var node = paragraph
      while node > 0 {
        if tree[node].weight > best.weight { best = tree[node] }
        node &= node - 1
      }
      previous[paragraph] = best.last
      let weight = best.weight + facing.paragraphs[paragraph].range.count
      node = paragraph + 1
      while node <= count {
        if weight > tree[node].weight { tree[node] = (weight, paragraph) }
        node += node & -node
      }
    }
    var best = (weight: 0, last: -1)
    var node = count
    while node > 0 {
      if tree[node].weight > best.weight { best = tree[node] }
      node &= node - 1
    }
    var isMoved = Array(repeating: false, count: count)
    for paragraph in sequence { isMoved[paragraph] = true }
    while best.last >= 0 {
      isMoved[best.last] = false
      best.last = previous[best.last]
    }
    return isMoved
  }
}
