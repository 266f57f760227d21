import ReadbackCore

/// The segments of a comparison for Marot, in which a `docSegId` of a document means the same
/// source segment in every system: each official sentence is one, with all its counterparts.
struct MarotSegments {
  struct Segment {
    /// The official sentence's number in its document, from 1.
    let number: Int
    let official: [Int]
    var retelling: [Int]
    var findings: [Finding] = []
  }

  /// In the order of the official sentences.
  private(set) var segments: [Segment] = []

  init(_ reviewed: ReviewedComparison, selection: FindingSelection) {
    let comparison = reviewed.comparison
    var counterparts: [Int: Set<Int>] = [:]
    var segmentOfRetelling: [Int: Int] = [:]
    var last: Int?
    var early: [Int] = []
    for link in comparison.alignment.links {
      for sentence in link.official { counterparts[sentence] = counterparts[sentence] ?? [] }
      for pair in link.pairs { counterparts[pair.official, default: []].insert(pair.retelling) }
      if let first = link.official.first {
        // Sentences of the link without a pair belong to its first sentence.
        let paired = Set(link.pairs.map(\.retelling))
        for sentence in link.retelling where !paired.contains(sentence) {
          counterparts[first, default: []].insert(sentence)
        }
        last = link.official.last
      } else if let last {
        // Additions follow the sentence before them.
        for sentence in link.retelling { counterparts[last, default: []].insert(sentence) }
      } else {
        early += link.retelling
      }
    }
    let numbers = counterparts.keys.sorted()
    for number in numbers {
      var retelling = counterparts[number] ?? []
      if number == numbers.first { retelling.formUnion(early) }
      for sentence in retelling.sorted() where segmentOfRetelling[sentence] == nil {
        segmentOfRetelling[sentence] = segments.count
      }
      segments.append(
        Segment(number: number + 1, official: [number], retelling: retelling.sorted()))
    }
    if segments.isEmpty {
      segments.append(Segment(number: 0, official: [], retelling: early))
    }
    add(selection.findings(of: reviewed), of: comparison, segmentOfRetelling)
  }

  private mutating func add(
    _ findings: [Finding], of comparison: Comparison, _ segmentOfRetelling: [Int: Int]
  ) {
    for finding in findings {
      let officials = finding.official.map {
        Array(comparison.official.sentenceIndices(touching: $0))
      }
      let retellings =
        finding.retelling.map { Array(comparison.retelling.sentenceIndices(touching: $0)) } ?? []
      let byOfficial = officials?.compactMap { sentence in
        segments.firstIndex(ofOfficial: sentence)
      }.first
      let byRetelling = retellings.lazy.compactMap { segmentOfRetelling[$0] }.first
      let segment =
        byOfficial ?? byRetelling ?? nearest(before: retellings.first, segmentOfRetelling)
      segments[segment].findings.append(finding)
      // A place outside all links, such as commentary, is shown where it is.
      let missing = retellings.filter { !segments[segment].retelling.contains($0) }
      if !missing.isEmpty {
        segments[segment].retelling = (segments[segment].retelling + missing).sorted()
      }
    }
  }

  private func nearest(before sentence: Int?, _ segmentOfRetelling: [Int: Int]) -> Int {
    guard let sentence else { return 0 }
    for before in stride(from: sentence, through: 0, by: -1) {
      if let segment = segmentOfRetelling[before] { return segment }
    }
    return 0
  }
}

extension [MarotSegments.Segment] {
  fileprivate func firstIndex(ofOfficial sentence: Int) -> Int? {
    let place = partitioningIndex { $0.number > sentence }
    return place < count && self[place].number == sentence + 1 ? place : nil
  }
}
