import ReadbackCore

/// A retelling with the data about it so far.
struct RetellingState: Sendable {
  var document: Document
  /// Nil until it arrives.
  private(set) var faced: FacedComparison?
  /// Whether a comparison was requested and has not arrived.
  var isWaiting = false
  /// Whether a comparison with the others as evidence was requested.
  var isWeighed = false
  /// The decisions of this session's reviewer, by finding.
  private(set) var decisions: [Finding.ID: ReviewMark] = [:]
  /// The decisions of the other reviewers, by finding.
  private(set) var othersDecisions: [Finding.ID: [Decision]] = [:]
  /// Findings that the reviewer decided on in this session: loaded decisions on them may be older.
  private var decidedHere: Set<Finding.ID> = []
  /// For each finding the combined state of all reviewers.
  private(set) var states: [ReviewState] = []
  /// For each finding the state according to this session's reviewer.
  private(set) var ownStates: [ReviewState] = []
  /// Marks without a place in the current texts.
  private(set) var lostMarks: [LostMark] = []
  var manualLinks: [ManualLink] = []
  /// How it renders each official statement; nil until requested.
  private(set) var cells: [CoverageMatrix.Cell]?
  /// The progress of a second opinion; nil if none is pending.
  var opinion: OpinionProgress?
  /// Whether it was asked for in this session.
  var isOpinionAsked = false

  init(document: Document) {
    self.document = document
  }

  var comparison: Comparison? { faced?.comparison }

  mutating func take(_ faced: FacedComparison) {
    self.faced = faced
    isWaiting = false
    findStates()
  }

  /// Takes over the stored marks of all reviewers.
  mutating func take(_ reviewed: ReviewedComparison, _ faced: FacedComparison, reviewer: String) {
    self.faced = faced
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
    findStates()
  }

  /// Applies a decision of the session's reviewer.
  mutating func decide(_ mark: ReviewMark, on id: Finding.ID) {
    decisions[id] = mark.isEmpty ? nil : mark
    decidedHere.insert(id)
    if let index = faced?.index(ofFinding: id) {
      states[index] = state(ofFinding: id)
      ownStates[index] = mark.state
      cells = nil
    }
  }

  private mutating func findStates() {
    states = Array(repeating: .unreviewed, count: faced?.traits.count ?? 0)
    ownStates = states
    cells = nil
    guard let faced else { return }
    for index in decidedFindings {
      let id = faced.comparison.findings[index].id
      states[index] = state(ofFinding: id)
      ownStates[index] = decisions[id]?.state ?? .unreviewed
    }
  }

  /// Indices of the findings with a decision or comment by any reviewer.
  var decidedFindings: Set<Int> {
    guard let faced else { return [] }
    return Set((Array(decisions.keys) + othersDecisions.keys).compactMap(faced.index(ofFinding:)))
  }

  /// The number of findings of each sort. O(sorts and decisions), independent of their number.
  var sortCounts: [FindingSort: Int] {
    guard let faced else { return [:] }
    var counts: [FindingSort: Int] = [:]
    for (traits, count) in faced.traitCounts {
      counts[FindingSort(traits: traits)] = count
    }
    for index in decidedFindings {
      let traits = faced.traits[index]
      counts[FindingSort(traits: traits), default: 0] -= 1
      let sort = FindingSort(
        traits: traits, state: states[index],
        isUnreviewedByReader: ownStates[index] == .unreviewed)
      counts[sort, default: 0] += 1
    }
    return counts
  }

  /// Computes the cells of its column. O(findings + sentences), once.
  mutating func findCells(of sentences: [Int]) {
    guard cells == nil, let comparison else { return }
    let states = self.states
    cells = CoverageMatrix.column(of: comparison, sentences: sentences) {
      comparison.findings[$0].isShown && states[$0] != .rejected
    }
  }

  mutating func forgetComparison() {
    faced = nil
    cells = nil
    states = []
    ownStates = []
    isWaiting = false
    isWeighed = false
    opinion = nil
    isOpinionAsked = false
  }

  /// The link of an official sentence; nil if there is none or nothing was compared.
  func link(ofOfficial sentence: Int) -> SentenceLink? {
    faced?.link(ofOfficial: sentence)
  }

  /// The link of a sentence of the retelling.
  func link(ofRetelling sentence: Int) -> SentenceLink? {
    faced?.link(ofRetelling: sentence)
  }

  /// The combined state of all reviewers: disputed if they differ.
  func state(of finding: Finding) -> ReviewState { state(ofFinding: finding.id) }

  private func state(ofFinding id: Finding.ID) -> ReviewState {
    let own = decisions[id]?.state ?? .unreviewed
    guard let others = othersDecisions[id] else { return own }
    let states = Set(others.map(\.state) + [own]).subtracting([.unreviewed])
    return states.count > 1 ? .disputed : states.first ?? .unreviewed
  }

  /// Whether the comparison shows no sign that it retells the official text.
  var isUnrelated: Bool { comparison.map { !$0.verdict.relation.isRelated } ?? false }

  /// The title, or another name for the document.
  var name: String { document.name }
}

/// Findings that filters and counts treat alike.
struct FindingSort: Hashable {
  let traits: FindingTraits
  var state = ReviewState.unreviewed
  var isUnreviewedByReader = true
}

/// A reviewer's decision about a finding, as far as the reader needs it.
struct ReviewMark: Sendable, Hashable {
  var state: ReviewState = .unreviewed
  var comment = ""

  var isEmpty: Bool { state == .unreviewed && comment.isEmpty }
}

extension Document {
  /// The title, otherwise the file's name, otherwise the first words.
  var name: String {
    if !details.title.isEmpty { return details.title }
    if let file = details.path.split(separator: "/").last { return String(file) }
    return paragraphs.first.map { text[$0.range] } ?? "untitled"
  }
}
