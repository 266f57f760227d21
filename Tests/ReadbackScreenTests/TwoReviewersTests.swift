import Glibc
import ReadbackCore
import TestSupport
import Testing

@testable import ReadbackScreen

/// Two reviewers of one store press keys at random, while comparisons, each other's marks and
/// reloaded texts arrive at any time: no list may become shorter than an index that is still used.
/// A trap ends the tests; READBACK_TRACE prints the last steps on standard error.
///
/// READBACK_TRIALS says how many steps (100,000 in `make attack`, in batches), READBACK_SEED which.
@Test(arguments: [(80, 24), (120, 40), (45, 12)])
func noMixOfTwoReviewersKeysAndEventsCrashes(columnCount: Int, rowCount: Int) {
  let batch = trials(else: 4_500)
  // A third on each of three screens.
  let steps = max(1, batch.count / 3)
  let seed = number("READBACK_SEED", else: 1) + batch.lowerBound
  let isTraced = number("READBACK_TRACE", else: 0) > 0
  let store = SharedMarks()
  var generator = SeededGenerator(state: UInt64(seed * 1_000 + columnCount))
  var desks = ["ann", "bo"].map {
    Desk(reviewer: $0, store: store, columnCount: columnCount, rowCount: rowCount)
  }
  for step in 0..<steps {
    let desk = generator.next(below: 2)
    let name = desks[desk].step(&generator)
    if isTraced {
      let line = Array("\(step) \(desk) \(name)\n".utf8)
      _ = write(2, line, line.count)
    }
    // Drawing uses every index there is.
    if generator.next(below: 3) == 0 {
      let grid = desks[desk].session.grid()
      if grid.rowCount != desks[desk].session.geometry.rowCount {
        Issue.record("a grid of another size after step \(step)")
      }
    }
    if step % 5_000 == 4_999 { store.forget() }
  }
}

/// What both have marked, by the retelling's title.
private final class SharedMarks {
  private(set) var events: [String: [ReviewEvent]] = [:]
  private(set) var count = 0

  func add(_ event: ReviewEvent, of retelling: Document) {
    events[retelling.details.title, default: []].append(event)
    count += 1
  }

  /// Keeps long runs from slowing down.
  func forget() {
    events = [:]
    count += 1
  }
}

/// A reviewer's session and what `ReaderLoop` and `ReaderController` do for it.
private struct Desk {
  var session: Session
  private let reviewer: String
  private let store: SharedMarks
  private var official = Harbour.official
  private var retellings = Harbour.retellings
  private var comparisons: [Int: Comparison] = [:]
  private var reviews: [Int: PlacedReview] = [:]
  /// Events that will arrive in any order.
  private var arriving: [Event] = []
  private var knownCount = 0

  init(reviewer: String, store: SharedMarks, columnCount: Int, rowCount: Int) {
    self.reviewer = reviewer
    self.store = store
    session = Session(
      official: Harbour.official, retellings: Harbour.retellings, columnCount: columnCount,
      rowCount: rowCount, options: Session.Options(reviewer: reviewer))
    var generator = SeededGenerator(state: 1)
    perform(session.start(), &generator)
  }

  /// Performs a random step; returns its name.
  mutating func step(_ generator: inout SeededGenerator) -> String {
    switch generator.next(below: 100) {
    case ..<72:
      let key = keys[generator.next(below: keys.count)]
      receive(.key(key), &generator)
      return key.name
    case ..<90:
      guard !arriving.isEmpty else { return "nothing arrives" }
      let event = arriving.remove(at: generator.next(below: arriving.count))
      receive(event, &generator)
      return "arrives \(String("\(event)".prefix(40)))"
    case ..<94:
      lookForNews(&generator)
      return "news"
    case ..<96:
      receive(
        .resized(
          columnCount: 10 + generator.next(below: 150), rowCount: 2 + generator.next(below: 50)),
        &generator)
      return "resized"
    case ..<98:
      // Another opinion, or other evidence: the same texts, other findings.
      let index = generator.next(below: retellings.count)
      arriving.append(.compared(retelling: index, compared(index, &generator)))
      return "compared again"
    default:
      let event = happenings[generator.next(below: happenings.count)]
      receive(event, &generator)
      return "happens \(String("\(event)".prefix(40)))"
    }
  }

  private mutating func receive(_ event: Event, _ generator: inout SeededGenerator) {
    if case .reloaded(_, let documents) = event, documents.count == retellings.count {
      retellings = documents
      comparisons = [:]
      reviews = [:]
    }
    perform(session.receive(event), &generator)
  }

  private mutating func perform(_ effects: [Effect], _ generator: inout SeededGenerator) {
    let reviewer = reviewer
    for effect in effects {
      switch effect {
      case .compare(let index, _), .weigh(let index):
        arriving.append(.compared(retelling: index, compared(index, &generator)))
        arriving.append(loaded(index))
      case .keepDecision(let index, let id, let state, let comment):
        mark(index) { review, comparison in
          let finding = review.reviewed(comparison).comparison.findings.first { $0.id == id }
          return finding.flatMap {
            review.decide(state, comment: comment, on: $0, by: reviewer, at: "2026-01-01T00:00:00Z")
          }
        }
      case .keepFinding(let index, let finding):
        mark(index) { review, _ in
          review.make(finding, by: reviewer, at: "2026-01-01T00:00:00Z")
        }
        arriving.append(loaded(index))
      case .keepLink(let index, let link):
        mark(index) { review, _ in review.hold(link, by: reviewer, at: "2026-01-01T00:00:00Z") }
      case .dropLink(let index, let link):
        mark(index) { review, _ in review.drop(link, by: reviewer, at: "2026-01-01T00:00:00Z") }
      case .reload:
        var documents = retellings
        for index in documents.indices where generator.next(below: 3) == 0 {
          documents[index] = versions[generator.next(below: versions.count)]
        }
        arriving.append(.reloaded(official: official, retellings: documents))
      case .write(let request):
        arriving.append(
          .written(generator.next(below: 2) == 0 ? .exists(request) : .refused("no room")))
      case .complete(let typed):
        arriving.append(.completed(Completion(typed: typed, names: [typed + "a", typed + "b"])))
      default: break
      }
    }
  }

  private mutating func mark(
    _ index: Int, _ make: (inout PlacedReview, Comparison) -> ReviewEvent?
  ) {
    guard let comparison = comparisons[index] else { return }
    var review = review(index)
    guard let event = make(&review, comparison) else { return }
    reviews[index] = review
    store.add(event, of: retellings[index])
  }

  private mutating func lookForNews(_ generator: inout SeededGenerator) {
    guard store.count != knownCount else { return }
    knownCount = store.count
    for index in retellings.indices where comparisons[index] != nil {
      var review = review(index)
      review.add(store.events[retellings[index].details.title] ?? [])
      reviews[index] = review
      let event = loaded(index)
      if generator.next(below: 2) == 0 {
        receive(event, &generator)
      } else {
        arriving.append(event)
      }
    }
  }

  private func review(_ index: Int) -> PlacedReview {
    reviews[index]
      ?? PlacedReview(
        ReviewLog(store.events[retellings[index].details.title] ?? []), official: official,
        retelling: retellings[index])
  }

  private func loaded(_ index: Int) -> Event {
    let review = review(index)
    let comparison = comparisons[index] ?? comparison(retellings[index], of: [])
    return .reviewLoaded(
      retelling: index, review.reviewed(comparison), links: review.manualLinks)
  }

  /// Some of the possible findings, sometimes none.
  private mutating func compared(_ index: Int, _ generator: inout SeededGenerator)
    -> FacedComparison
  {
    let document = retellings[index]
    let known = Harbour.retellings.firstIndex { $0.text == document.text }
    var findings = known.map { Harbour.comparison($0).findings } ?? []
    let share = generator.next(below: 4)
    findings = findings.filter { _ in generator.next(below: 3) < share }
    let made = comparison(document, of: findings)
    comparisons[index] = made
    return FacedComparison(made)
  }

  private func comparison(_ document: Document, of findings: [Finding]) -> Comparison {
    let known = Harbour.retellings.firstIndex { $0.text == document.text }
    let model = known.map(Harbour.comparison)
    return Comparison(
      official: official, retelling: document,
      alignment: model?.alignment ?? Alignment(links: [], words: []), findings: findings,
      verdict: model?.verdict ?? Verdict(relation: .partly, coverage: 0, evidence: []))
  }
}

private let versions =
  Harbour.retellings + [
    Harbour.document("", []),
    Harbour.document("An old version", [(.body, "The council met on 3 March. The pier is new.")]),
  ]

/// Searches, decisions and steps are more frequent.
private let keys: [Key] =
  Action.allCases.flatMap(\.row.keys)
  + "/////nnnNNNrrrxxxxUUU]]][[[RRtheouncil0123456789.,.,DDmmLLffzzvvAAoojjkk".unicodeScalars.map(
    Key.character)
  + [
    .enter, .enter, .enter, .escape, .escape, .escape, .backspace, .tab, .up, .down, .left, .right,
    .unknown, .control("c"), .paste("council"), .wheelDown, .wheelUp, .click(row: 5, column: 3),
    .click(row: 18, column: 40), .click(row: 3, column: 79),
  ]

private let happenings: [Event] = [
  .saving, .saved, .storeState(problem: "1 mark is not kept: locked"), .storeState(problem: nil),
  .notice("a notice"), .fileChanged(path: "a.txt"), .introduction(retelling: 0),
  .introduction(retelling: 2), .opinion(retelling: 0, nil), .unkept(count: 2, reason: "locked"),
  .rescueFailed(path: "a", reason: "no"), .written(.written(path: "a")),
]
