import ReadbackCore
import ReadbackScreen

/// Second opinions on the texts in the reader: the answers so far, and the pending questions.
/// Threads share it; a pair of texts is identified by its retelling's path.
final class ReaderOpinions: @unchecked Sendable {
  /// The state of a question.
  struct News: Sendable {
    /// With the new answer; nil if nothing changed.
    var comparison: Comparison?
    /// Nil when it has ended.
    var progress: OpinionProgress?
    /// Problems.
    var sentences: [String] = []
  }

  /// The data about one retelling.
  private struct State {
    /// Without the opinion.
    var own: Comparison?
    var opinion: Opinion
    var summary: OpinionSummary
  }

  private let desk: OpinionService
  private let consent: OpinionConsent
  private let monitor = Monitor()
  // All of these are protected by the monitor.
  private var states: [String: State] = [:]
  private var cancellation = Cancellation()
  private var runningCount = 0

  init(_ desk: OpinionService, consent: OpinionConsent) {
    self.desk = desk
    self.consent = consent
  }

  private var settings: OpinionSettings { desk.settings }

  /// The opinion that the session may ask for; nil if only recorded ones are used.
  var offer: OpinionOffer? {
    settings.command.map { command in
      OpinionOffer(
        model: settings.model, consequence: OpinionConsent.sentence(command),
        isAllowed: consent.isGiven(for: command))
    }
  }

  func allow() {
    if let command = settings.command { consent.give(for: command) }
  }

  // MARK: - Comparisons

  /// A new comparison merged with the known opinion on its texts: answers of this session, stored
  /// answers, or a recorded opinion. Asks nothing.
  func merged(_ own: Comparison) -> Comparison {
    let path = own.retelling.details.path
    if own.verdict.relation == .unrelated { return own }
    let known = monitor.change { () -> State? in
      states[path]?.own = own
      return states[path]
    }
    guard let state = known ?? firstState(of: own) else { return own }
    if known == nil { monitor.change { states[path] = state } }
    return comparison(of: state) ?? own
  }

  private func firstState(of own: Comparison) -> State? {
    guard settings.command != nil else {
      guard let opinion = desk.recordedOpinion(on: own) else { return nil }
      return State(
        own: own, opinion: opinion,
        summary: OpinionSummary(model: opinion.model, pieceCount: 1, answeredCount: 1))
    }
    let pieces = desk.pieces(of: own)
    var opinion = Opinion(model: settings.model)
    var summary = OpinionSummary(model: settings.model, pieceCount: pieces.count)
    let reader = OpinionReader(own)
    for part in pieces.compactMap({ desk.keptPart($0, of: own, reader) }) {
      opinion.add(part)
      summary.answeredCount += 1
    }
    return State(own: own, opinion: opinion, summary: summary)
  }

  /// Nil if nothing was asked yet.
  private func comparison(of state: State) -> Comparison? {
    guard let own = state.own, !state.opinion.isEmpty || settings.isOnly else { return nil }
    // A recorded opinion is available at once; a requested one comes later.
    return settings.command == nil
      ? own.mergedBeforeNumbering(
        with: state.opinion, summary: state.summary, isOnly: settings.isOnly)
      : own.merged(with: state.opinion, summary: state.summary, isOnly: settings.isOnly)
  }

  /// Forgets the answers about texts that are no longer open.
  func forget() {
    cancel()
    monitor.change { states = [:] }
  }

  // MARK: - Questions

  /// Asks and reports progress piece by piece; the last report has none. Waits.
  func ask(
    about pair: ReaderPair, _ scope: OpinionScope, report: @escaping @Sendable (News) -> Void
  ) {
    let path = pair.retelling.details.path
    let (found, cancellation) = monitor.change { () -> (State?, Cancellation) in
      runningCount += 1
      return (states[path], self.cancellation)
    }
    defer { monitor.change { runningCount -= 1 } }
    guard let state = found, let own = state.own, own.official.text == pair.official.text,
      own.retelling.text == pair.retelling.text
    else { return report(News()) }
    let pieces = pieces(for: scope, of: own, known: state.opinion)
    guard !pieces.isEmpty else { return report(News()) }
    report(News(progress: OpinionProgress(answeredCount: 0, count: pieces.count)))
    let reader = OpinionReader(own)
    let asking = Asking(count: pieces.count)
    ThreadTeam.concurrently(threadCount: settings.jobCount)(pieces.count) { [self] index in
      let result = desk.ask(pieces[index], of: own, reader, cancellation: cancellation)
      if cancellation.isCancelled { return }
      let (number, isNew) = asking.end(result)
      let comparison = take(result, about: path, unless: cancellation)
      // A long text is not laid out again for each of hundreds of answers.
      let isDue = number == pieces.count || number % asking.stride == 0
      var news = News(
        comparison: isDue ? comparison : nil,
        progress: number < pieces.count
          ? OpinionProgress(answeredCount: number, count: pieces.count) : nil)
      switch result {
      case .failure(let problem): if isNew { news.sentences = [problem.description] }
      case .success:
        if isDue, scope == .everything, let summary = comparison?.opinion, summary.isComplete {
          news.sentences = [summary.sentence]
        }
      }
      report(news)
    }
  }

  private func pieces(
    for scope: OpinionScope, of own: Comparison, known: Opinion
  ) -> [OpinionPiece] {
    switch scope {
    case .everything:
      desk.pieces(of: own).filter { !known.answers($0) }
    case .sentence(let official, let retelling):
      [
        OpinionPiece.piece(
          ofOfficial: official, retelling: official == nil ? retelling : nil, in: own.alignment,
          official: own.official, retelling: own.retelling)
      ].compactMap { $0 }
    }
  }

  /// The comparison merged with a new answer; nil if it contains none.
  private func take(
    _ result: Result<OpinionPart, OpinionProblem>, about path: String,
    unless cancellation: Cancellation
  ) -> Comparison? {
    monitor.change {
      guard self.cancellation === cancellation, var state = states[path] else { return nil }
      switch result {
      case .success(let part):
        state.opinion.add(part)
        state.summary.answeredCount = min(
          state.summary.answeredCount + 1, state.summary.pieceCount)
      case .failure(let problem):
        desk.hasFailed = true
        if !state.summary.problems.contains(problem.description) {
          state.summary.problems.append(problem.description)
        }
      }
      states[path] = state
      return comparison(of: state)
    }
  }

  /// Cancels every question, and waits until no command is running.
  func cancel() {
    monitor.change {
      cancellation.cancel()
      cancellation = Cancellation()
    }
  }

  /// Waits until cancelled commands have ended.
  func finish() {
    cancel()
    monitor.change(when: { runningCount == 0 }, {})
  }
}

/// Counts the answers to one question.
private final class Asking: @unchecked Sendable {
  /// The number of answers between two updates of the screen: about sixteen updates in all.
  let stride: Int
  private let monitor = Monitor()
  // Both are protected by the monitor.
  private var endedCount = 0
  private var problems: Set<OpinionProblem> = []

  init(count: Int) { stride = max(1, count / 16) }

  /// The number of finished pieces including this one, and whether its problem is a new one.
  func end(_ result: Result<OpinionPart, OpinionProblem>) -> (number: Int, isNew: Bool) {
    monitor.change {
      endedCount += 1
      guard case .failure(let problem) = result else { return (endedCount, false) }
      return (endedCount, problems.insert(problem).inserted)
    }
  }
}
