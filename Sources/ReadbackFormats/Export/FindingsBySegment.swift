import ReadbackCore

/// Selected findings by the first link whose sentences they touch.
struct FindingsBySegment {
  private var byLink: [Int: [Finding]] = [:]
  /// Those that touch no sentence of the alignment, such as commentary.
  private(set) var elsewhere: [Finding] = []

  init(_ reviewed: ReviewedComparison, selection: FindingSelection) {
    let comparison = reviewed.comparison
    var official: [Int: Int] = [:]
    var retelling: [Int: Int] = [:]
    for (index, link) in comparison.alignment.links.enumerated() {
      for sentence in link.official { official[sentence] = index }
      for sentence in link.retelling { retelling[sentence] = index }
    }
    for finding in selection.findings(of: reviewed) {
      let officialLink = finding.official.flatMap {
        comparison.official.sentenceIndices(touching: $0).lazy.compactMap { official[$0] }.first
      }
      let retellingLink = finding.retelling.flatMap {
        comparison.retelling.sentenceIndices(touching: $0).lazy.compactMap { retelling[$0] }.first
      }
      if let link = officialLink ?? retellingLink {
        byLink[link, default: []].append(finding)
      } else {
        elsewhere.append(finding)
      }
    }
  }

  subscript(link index: Int) -> [Finding] { byLink[index] ?? [] }
}
