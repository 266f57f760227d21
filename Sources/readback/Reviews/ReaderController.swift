import Glibc
import ReadbackCore
import ReadbackFormats
import ReadbackScreen
import ReadbackStore

/// Provides the reader with comparisons, decisions and files.
///
/// Threads share it. A pair of texts is identified by its retelling's path.
final class ReaderController: ReaderServices, @unchecked Sendable {
  private let texts: [String]
  let reader: TextReader
  let writingPlace: WritingPlace
  let reviewer: String
  /// Nil if introductions are disabled.
  private let seen: SeenPairs?
  private let showsCards: Bool
  let limits: RestrictedLimits?
  var isRestricted: Bool { limits != nil }
  let monitor = Monitor()
  // All of these are protected by the monitor.
  private let keeping: ReviewFile?
  /// Nil if this login stores nothing, and until the file is opened.
  var store: ReviewStore?
  private var reviews: [String: PlacedReview] = [:]
  private var opened: ReaderTexts
  /// The retelling that has been exchanged with the official text.
  private var base: Int?
  /// Of all open texts; computed on first use.
  private var openedIdentities: Set<DocumentIdentity>?
  private var reportedState = StoreState.keeping
  private var reportedDamageCount = 0
  private var isPlaceReported = false
  /// The number of files and bytes written.
  var writtenCounts = (files: 0, bytes: 0)
  /// The file with marks that could not be saved.
  var rescued: String?
  /// With the second opinion, as far as there is one.
  private var comparisons: [String: Comparison] = [:]
  let opinions: ReaderOpinions?
  /// The encodings chosen by the reader, by path.
  private var encodings: [String: TextEncoding] = [:]
  private var aligned: [String: AlignedPair] = [:]
  /// The evidence of the other retellings; empty until all have been compared.
  private var otherRenderings: [String: OtherRenderings] = [:]
  /// Pairs compared without the evidence of the others; their findings have no numbers.
  private var awaitingOthers: Set<String> = []

  init(
    texts: [String], opened: ReaderTexts, reader: TextReader, writingPlace: WritingPlace,
    keeping: ReviewFile?, reviewer: String, showsCards: Bool = true, seen: SeenPairs? = nil,
    limits: RestrictedLimits? = nil, opinions: ReaderOpinions? = nil
  ) {
    self.texts = texts
    self.opened = opened
    self.reader = reader
    self.writingPlace = writingPlace
    self.keeping = keeping
    store = keeping?.openedEarly
    self.reviewer = reviewer
    self.showsCards = showsCards
    self.seen = seen
    self.limits = limits
    self.opinions = opinions
  }

  func beginKeeping() {
    guard let keeping else { return }
    monitor.change { if store == nil { store = keeping.open() } }
  }

  // MARK: - Comparisons

  func comparison(
    of official: Document, with retelling: Document, holding held: [ManualLink]
  ) -> Comparison {
    let threads = ThreadTeam.concurrently(
      threadCount: processorCount, comparing: official, with: retelling)
    let pair = Comparer(packs: LanguagePackFiles.installed.packs).aligned(
      official, with: retelling, holding: held, concurrently: threads)
    let (otherRenderings, awaitsOthers) = monitor.change {
      aligned[retelling.details.path] = pair
      let known = self.otherRenderings[retelling.details.path]
      // Its evidence for the others has changed, so it is collected again.
      self.otherRenderings = [:]
      return (known ?? .none, known == nil && hasOthers)
    }
    return kept(
      DiagnosticLog.timed("compared", \.logged) {
        Comparer(packs: LanguagePackFiles.installed.packs).comparison(
          of: pair, otherRenderings: otherRenderings, concurrently: threads)
      }, awaitsOthers: awaitsOthers)
  }

  func comparisonWithOthers(of retelling: Int, in texts: ReaderTexts) -> Comparison? {
    let pairs = monitor.change { texts.retellings.compactMap { aligned[$0.details.path] } }
    // Texts that were reloaded meanwhile are compared again.
    guard pairs.count == texts.retellings.count,
      zip(pairs, texts.retellings).allSatisfy({ $0.retelling.text == $1.text })
    else { return nil }
    let path = texts.retellings[retelling].details.path
    var mine = monitor.change { otherRenderings[path] }
    if mine == nil {
      let all = OtherRenderings.amongEachOther(pairs)
      monitor.change {
        for (pair, own) in zip(pairs, all) { otherRenderings[pair.retelling.details.path] = own }
      }
      mine = all[retelling]
    }
    return kept(
      DiagnosticLog.timed("weighed", \.logged) {
        Comparer(packs: LanguagePackFiles.installed.packs).comparison(
          of: pairs[retelling], otherRenderings: mine ?? .none)
      }, awaitsOthers: false)
  }

  private var isRebased: Bool { monitor.change { base != nil } }

  /// Call it inside the monitor. Whether the retellings serve as evidence for each other.
  private var hasOthers: Bool {
    (2...OtherRenderings.mostRetellings).contains(opened.retellings.count)
  }

  /// - Parameter awaitsOthers: whether the evidence of the others is still to come and may change
  ///   the findings, which are therefore numbered later.
  private func kept(_ own: Comparison, awaitsOthers: Bool) -> Comparison {
    let awaits = awaitsOthers && own.verdict.relation.isRelated
    // A recorded opinion compares the retelling with the official text.
    let opinions = opinions.flatMap { $0.offer == nil && isRebased ? nil : $0 }
    let merged = opinions?.merged(awaits ? own.withoutNumbers : own) ?? own
    let (official, retelling) = (merged.official, merged.retelling)
    return monitor.change {
      let before = comparisons[retelling.details.path]
      let comparison =
        awaits ? merged.awaitingNumbers(after: before) : merged.numbered(after: before)
      comparisons[retelling.details.path] = comparison
      if awaits {
        awaitingOthers.insert(retelling.details.path)
      } else {
        awaitingOthers.remove(retelling.details.path)
      }
      return review(of: ReaderPair(official: official, retelling: retelling))
        .reviewed(comparison).comparison
    }
  }

  // MARK: - Introductions and file names

  func hasSeen(_ pair: ReaderPair) -> Bool {
    !showsCards || (seen?.contains(pair.key) ?? false)
  }

  func keepSeen(_ pair: ReaderPair) { seen?.add(pair.key) }

  func completion(of typed: String) -> Completion {
    if case .anywhere = writingPlace { return FileNames.completion(of: typed) }
    return Completion(typed: typed, names: [])
  }

  // MARK: - Texts

  func reload(decoding: DecodingChoice?) throws -> (texts: ReaderTexts, notices: [String]) {
    let notices = Notices()
    var reader = reader
    reader.encodings = try monitor.change {
      if let decoding { encodings[decoding.path] = try decoding.chosen }
      return encodings
    }
    reader.report = notices.add
    reader.isReporting = true
    reader.isReadingAgain = true
    let documents = try ReaderTexts(reading: reader.texts(named: texts))
    opinions?.forget()
    let placed = monitor.change { open(documents.exchanging(base)) }
    return (placed, notices.sentences)
  }

  func changeBase(_ base: Int?) -> ReaderTexts {
    opinions?.forget()
    return monitor.change {
      let asRead = opened.exchanging(self.base)
      self.base = base
      return open(asRead.exchanging(base))
    }
  }

  /// Call it inside the monitor. Forgets data about other texts.
  private func open(_ texts: ReaderTexts) -> ReaderTexts {
    reviews = [:]
    comparisons = [:]
    opened = texts
    openedIdentities = nil
    aligned = [:]
    otherRenderings = [:]
    awaitingOthers = []
    return texts
  }

  // MARK: - Opinions

  func askOpinion(
    on retelling: Int, _ scope: OpinionScope, in texts: ReaderTexts,
    give: @escaping @Sendable ([Event]) -> Void
  ) {
    guard let opinions else { return }
    let pair = texts.pair(retelling)
    opinions.ask(about: pair, scope) { [self] news in
      var events: [Event] = []
      if let merged = news.comparison {
        let (reviewed, links) = monitor.change {
          // Answers arrive in any order; when all are there, findings are numbered in text order.
          let before = comparisons[pair.retelling.details.path]
          return take(merged.awaitingNumbers(after: before), of: pair)
        }
        events.append(.reviewLoaded(retelling: retelling, reviewed, links: links))
      }
      events.append(.opinion(retelling: retelling, news.progress))
      events += news.sentences.map(Event.notice)
      give(events)
    }
    let numbered = monitor.change { () -> (reviewed: ReviewedComparison, links: [ManualLink])? in
      let path = pair.retelling.details.path
      guard let last = comparisons[path], last.awaitsNumbers, !awaitingOthers.contains(path) else {
        return nil
      }
      return take(last.numbered(after: nil), of: pair)
    }
    if let (reviewed, links) = numbered {
      give([.reviewLoaded(retelling: retelling, reviewed, links: links)])
    }
  }

  /// Call it inside the monitor.
  private func take(
    _ comparison: Comparison, of pair: ReaderPair
  ) -> (reviewed: ReviewedComparison, links: [ManualLink]) {
    comparisons[pair.retelling.details.path] = comparison
    let review = review(of: pair)
    return (review.reviewed(comparison), review.manualLinks)
  }

  func cancelOpinions() { opinions?.cancel() }

  func allowOpinion() { opinions?.allow() }

  // MARK: - Decisions

  func review(
    of official: Document, with retelling: Document
  ) -> (reviewed: ReviewedComparison, links: [ManualLink]) {
    let pair = ReaderPair(official: official, retelling: retelling)
    let known = monitor.change { comparisons[retelling.details.path] }
    let comparison = known ?? comparison(of: official, with: retelling, holding: [])
    return monitor.change {
      let review = review(of: pair)
      return (review.reviewed(comparison), review.manualLinks)
    }
  }

  func keep(
    _ state: ReviewState, comment: String, finding id: String, of pair: ReaderPair
  ) throws {
    try add(to: pair) { review in
      guard let comparison = comparisons[pair.retelling.details.path],
        let finding = review.reviewed(comparison).comparison.findings.first(where: { $0.id == id })
      else { return nil }
      return review.decide(
        state, comment: comment, on: finding, by: reviewer, at: Clock.timestamp)
    }
  }

  func keep(_ finding: Finding, of pair: ReaderPair) throws {
    try add(to: pair) { $0.make(finding, by: reviewer, at: Clock.timestamp) }
  }

  func drop(_ finding: Finding, of pair: ReaderPair) throws {
    try add(to: pair) { review in
      guard let comparison = comparisons[pair.retelling.details.path] else { return nil }
      let reviewed = review.reviewed(comparison)
      let made = reviewed.comparison.findings.first {
        $0.kind == finding.kind && $0.official == finding.official
          && $0.retelling == finding.retelling
      }
      return made.flatMap { reviewed.graded[$0.id] ?? reviewed.byHand[$0.id] }.map {
        review.takeBack($0, by: reviewer, at: Clock.timestamp)
      }
    }
  }

  func news(of texts: ReaderTexts) -> [Event] {
    monitor.change {
      guard let store else { return [] }
      if store.state != .keeping { _ = store.retry() }
      var events: [Event] = []
      if store.hasChanged() {
        for index in texts.retellings.indices {
          let pair = texts.pair(index)
          let path = pair.retelling.details.path
          guard var review = reviews[path], let comparison = comparisons[path] else { continue }
          let before = review.log.events.count
          review.add(keptEvents(of: pair))
          if review.log.events.count == before { continue }
          reviews[path] = review
          events.append(
            .reviewLoaded(
              retelling: index, review.reviewed(comparison), links: review.manualLinks))
        }
      }
      if store.state != reportedState {
        reportedState = store.state
        events.append(.storeState(problem: store.state.briefNotice))
      }
      for damaged in store.setAside.dropFirst(reportedDamageCount) {
        events.append(.notice(damaged.notice))
      }
      reportedDamageCount = store.setAside.count
      if !isPlaceReported {
        isPlaceReported = true
        if let notice = store.placeNotice { events.append(.notice(notice)) }
      }
      return events
    }
  }

  func keep(_ link: ManualLink, of pair: ReaderPair) throws {
    try add(to: pair) { $0.hold(link, by: reviewer, at: Clock.timestamp) }
  }

  func drop(_ link: ManualLink, of pair: ReaderPair) throws {
    try add(to: pair) { $0.drop(link, by: reviewer, at: Clock.timestamp) }
  }

  /// Makes a mark on a pair and saves it.
  private func add(
    to pair: ReaderPair, _ mark: (inout PlacedReview) -> ReviewEvent?
  ) throws {
    try monitor.change {
      var review = review(of: pair)
      guard let event = mark(&review) else { return }
      reviews[pair.retelling.details.path] = review
      guard let keeping else { throw RestrictionError.reviewsNotNamed }
      let store = self.store ?? keeping.open()
      self.store = store
      // A mark that cannot be written now is reported and retried with the next `news`.
      let isKept = store.keep(event, for: pair.identity) == .keeping
      DiagnosticLog.note("decided", [("kept", isKept ? 1 : 0)])
    }
  }

  func reviewedComparison(
    _ comparison: Comparison, of pair: ReaderPair
  ) -> ReviewedComparison {
    monitor.change { review(of: pair).reviewed(comparison) }
  }

  /// Call it inside the monitor.
  private func review(of pair: ReaderPair) -> PlacedReview {
    if let known = reviews[pair.retelling.details.path] { return known }
    let review = PlacedReview(
      ReviewLog(keptEvents(of: pair)), official: pair.official,
      retelling: pair.retelling)
    reviews[pair.retelling.details.path] = review
    return review
  }

  /// Call it inside the monitor. No matter how similar two open texts are, neither is a version of
  /// the other.
  private func keptEvents(of pair: ReaderPair) -> [ReviewEvent] {
    guard let store else { return [] }
    let others = openedIdentities ?? Set(opened.retellings.map(DocumentIdentity.init(of:)))
    openedIdentities = others
    return store.events(for: pair.identity, besides: others)
  }
}

/// Collects remarks about texts until they can be shown without writing over the screen.
private final class Notices: @unchecked Sendable {
  private let monitor = Monitor()
  /// Protected by the monitor.
  private var all: [String] = []

  @Sendable func add(_ sentence: String) { monitor.change { all.append(sentence) } }

  var sentences: [String] { monitor.change { all } }
}

extension DecodingChoice {
  /// Nil: as the file declares.
  fileprivate var chosen: TextEncoding? {
    get throws {
      if encoding.isEmpty { return nil }
      guard let known = TextEncoding(label: encoding) else {
        throw ProgramError.unknownEncoding(encoding)
      }
      return known
    }
  }
}
