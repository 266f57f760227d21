import ReadbackCore

/// A retelling and what is known of it so far.
struct RetellingState: Sendable {
  var document: Document
  /// Nil until it has come.
  private(set) var faced: FacedComparison?
  /// A comparison was asked for and has not come yet.
  var isWaiting = false
  /// Whether it was asked to be judged with the others as witnesses.
  var isWeighed = false
  /// What this session's reviewer decided, by finding.
  private(set) var decisions: [Finding.ID: ReviewMark] = [:]
  /// What the other reviewers decided, by finding.
  private(set) var othersDecisions: [Finding.ID: [Decision]] = [:]
  /// Findings that the reviewer decided on since the session began: what is loaded may be older.
  private var decidedHere: Set<Finding.ID> = []
  /// For each finding of the comparison what the reviewers say together.
  private(set) var states: [ReviewState] = []
  /// For each finding what this session's reviewer says.
  private(set) var ownStates: [ReviewState] = []
  /// Marks that have no place in the texts as they are now.
  private(set) var lostMarks: [LostMark] = []
  var heldLinks: [HeldLink] = []
  /// What it carries of each official statement; nil until it is asked for.
  private(set) var cells: [CoverageMatrix.Cell]?
  /// How far a second opinion is; nil when none is being asked for.
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

  /// Takes in what all reviewers have kept.
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

  /// Takes in what the session's reviewer decides.
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

  /// Indices of the findings of which some reviewer has said something.
  var decidedFindings: Set<Int> {
    guard let faced else { return [] }
    return Set((Array(decisions.keys) + othersDecisions.keys).compactMap(faced.index(ofFinding:)))
  }

  /// How many findings there are of each sort. O(sorts and decisions), however many there are.
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

  /// Works out the cells of its column. O(findings + sentences) once.
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

  /// The link of an official sentence; nil when there is none or nothing was compared.
  func link(ofOfficial sentence: Int) -> SentenceLink? {
    faced?.link(ofOfficial: sentence)
  }

  /// The link of a sentence of the retelling.
  func link(ofRetelling sentence: Int) -> SentenceLink? {
    faced?.link(ofRetelling: sentence)
  }

  /// What the reviewers say together: disputed when they differ.
  func state(of finding: Finding) -> ReviewState { state(ofFinding: finding.id) }

  private func state(ofFinding id: Finding.ID) -> ReviewState {
    let own = decisions[id]?.state ?? .unreviewed
    guard let others = othersDecisions[id] else { return own }
    let states = Set(others.map(\.state) + [own]).subtracting([.unreviewed])
    return states.count > 1 ? .disputed : states.first ?? .unreviewed
  }

  /// It was compared, and nothing says that it tells the official text.
  var isUnrelated: Bool { comparison.map { !$0.verdict.relation.isRelated } ?? false }

  /// The title, or what else names the document.
  var name: String { document.name }
}

/// Findings that are alike to filters and counts.
struct FindingSort: Hashable {
  let traits: FindingTraits
  var state = ReviewState.unreviewed
  var isUnreviewedByReader = true
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
