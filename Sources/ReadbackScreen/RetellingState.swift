import ReadbackCore

/// A retelling and what is known of it so far.
struct RetellingState: Sendable {
  var document: Document
  var comparison: Comparison?
  /// A comparison was asked for and has not come yet.
  var isWaiting = false
  /// Whether it was asked to be judged with the others as witnesses.
  var isWeighed = false
  /// What this session's reviewer decided, by finding.
  var decisions: [Finding.ID: ReviewMark] = [:]
  /// What the other reviewers decided, by finding.
  private(set) var othersDecisions: [Finding.ID: [Decision]] = [:]
  /// Findings that the reviewer decided on since the session began: what is loaded may be older.
  var decidedHere: Set<Finding.ID> = []
  /// Marks that have no place in the texts as they are now.
  private(set) var lostMarks: [LostMark] = []
  var heldLinks: [HeldLink] = []
  /// For each official sentence the link it is in; -1 for none. Empty without a comparison.
  private(set) var linkOfOfficial: [Int] = []
  /// The same for the retelling's sentences.
  private(set) var linkOfRetelling: [Int] = []

  init(document: Document) {
    self.document = document
  }

  mutating func take(_ comparison: Comparison) {
    self.comparison = comparison
    isWaiting = false
    linkOfOfficial = Array(repeating: -1, count: comparison.official.sentences.count)
    linkOfRetelling = Array(repeating: -1, count: comparison.retelling.sentences.count)
    for (index, link) in comparison.alignment.links.enumerated() {
      for sentence in link.official { linkOfOfficial[sentence] = index }
      for sentence in link.retelling { linkOfRetelling[sentence] = index }
    }
  }

  /// Takes in what all reviewers have kept.
  mutating func take(_ reviewed: ReviewedComparison, reviewer: String) {
    let isWaiting = self.isWaiting
    take(reviewed.comparison)
    self.isWaiting = isWaiting
    var own = decisions.filter { decidedHere.contains($0.key) }
    var others: [Finding.ID: [Decision]] = [:]
    for (finding, all) in reviewed.decisions {
      for decision in all {
        if decision.reviewer != reviewer {
          others[finding, default: []].append(decision)
        } else if !decidedHere.contains(finding) {
          own[finding] = ReviewMark(state: decision.state, comment: decision.comment)
        }
      }
    }
    decisions = own
    othersDecisions = others
    lostMarks = reviewed.lost
  }

  mutating func forgetComparison() {
    comparison = nil
    isWaiting = false
    isWeighed = false
    linkOfOfficial = []
    linkOfRetelling = []
  }

  /// The link of an official sentence; nil when there is none or nothing was compared.
  func link(ofOfficial sentence: Int) -> SentenceLink? {
    guard let comparison, linkOfOfficial.indices.contains(sentence),
      linkOfOfficial[sentence] >= 0
    else { return nil }
    return comparison.alignment.links[linkOfOfficial[sentence]]
  }

  /// The link of a sentence of the retelling.
  func link(ofRetelling sentence: Int) -> SentenceLink? {
    guard let comparison, linkOfRetelling.indices.contains(sentence),
      linkOfRetelling[sentence] >= 0
    else { return nil }
    return comparison.alignment.links[linkOfRetelling[sentence]]
  }

  /// What the reviewers say together: disputed when they differ.
  func state(of finding: Finding) -> ReviewState {
    // Nothing need be looked up where nobody has decided yet.
    if decisions.isEmpty, othersDecisions.isEmpty { return .unreviewed }
    let own = decisions[finding.id]?.state ?? .unreviewed
    guard let others = othersDecisions[finding.id] else { return own }
    let states = Set(others.map(\.state) + [own]).subtracting([.unreviewed])
    return states.count > 1 ? .disputed : states.first ?? .unreviewed
  }

  var isUnrelated: Bool { comparison?.verdict.relation == .unrelated }

  /// The title, or what else names the document.
  var name: String { document.name }
}

/// What a reviewer decided about a finding, as far as the reader needs it.
struct ReviewMark: Sendable, Hashable {
  var state: ReviewState = .unreviewed
  var comment = ""

  var isEmpty: Bool { state == .unreviewed && comment.isEmpty }
}

extension Document {
  /// The title, else the file's name, else the first words.
  var name: String {
    if !details.title.isEmpty { return details.title }
    if let file = details.path.split(separator: "/").last { return String(file) }
    return paragraphs.first.map { text[$0.range] } ?? "untitled"
  }
}
