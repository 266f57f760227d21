import ReadbackCore
import ReadbackFormats

/// Obtains second opinions: runs the command, stores its answers, and uses recorded opinions.
/// Threads share it; the number of simultaneous questions is limited by the settings.
final class OpinionService: @unchecked Sendable {
  let settings: OpinionSettings
  private let cache: OpinionCache?
  private let recorded: @Sendable (String) -> [UInt8]?
  /// Receives sentences about problems, and about what is sent.
  private let report: @Sendable (String) -> Void
  private let environment: [String]
  private let monitor = Monitor()
  // All of these are protected by the monitor.
  private var runningCount = 0
  private var reported: Set<String> = []
  private var failureCount = 0

  /// - Parameter recorded: returns the recorded answer about the retelling at a path.
  init(
    _ settings: OpinionSettings, cache: OpinionCache?,
    recorded: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
    report: @escaping @Sendable (String) -> Void = StandardStreams.report
  ) {
    self.settings = settings
    self.cache = cache
    self.recorded = recorded
    self.report = report
    environment = AllowedEnvironment.ofCommand(secondLimit: settings.secondLimit)
  }

  /// Whether a question remained without an answer.
  var hasFailed: Bool {
    get { monitor.change { failureCount > 0 } }
    set { monitor.change { failureCount = newValue ? failureCount + 1 : 0 } }
  }

  // MARK: - Whole comparisons

  /// The comparison merged with the second opinion, from the command or recorded. Waits for it.
  func merged(_ comparison: Comparison) -> Comparison {
    // A text about something else is not asked about.
    guard comparison.verdict.relation != .unrelated else { return comparison }
    guard settings.command != nil else { return mergedWithRecord(comparison) }
    let pieces = pieces(of: comparison)
    let answers = NumberedAnswers(count: pieces.count)
    let reader = OpinionReader(comparison)
    ThreadTeam.concurrently(threadCount: settings.jobCount)(pieces.count) { [self] index in
      answers.put(ask(pieces[index], of: comparison, reader), at: index)
    }
    var opinion = Opinion(model: settings.model)
    var summary = OpinionSummary(model: settings.model, pieceCount: pieces.count)
    for answer in answers.all {
      switch answer {
      case .success(let part)?:
        opinion.add(part)
        summary.answeredCount += 1
      case .failure(let problem)?: add(problem, to: &summary)
      case nil: break
      }
    }
    for problem in summary.problems { reportOnce(problem) }
    return comparison.merged(with: opinion, summary: summary, isOnly: settings.isOnly)
  }

  private func add(_ problem: OpinionProblem, to summary: inout OpinionSummary) {
    hasFailed = true
    if !summary.problems.contains(problem.description) {
      summary.problems.append(problem.description)
    }
  }

  private func mergedWithRecord(_ comparison: Comparison) -> Comparison {
    let path = comparison.retelling.details.path
    guard let opinion = recordedOpinion(on: comparison) else {
      guard settings.isOnly || settings.isRequired else { return comparison }
      var summary = OpinionSummary(model: settings.model)
      add(.noRecord(path: path), to: &summary)
      for problem in summary.problems { reportOnce(problem) }
      return comparison.merged(
        with: Opinion(model: settings.model), summary: summary, isOnly: settings.isOnly)
    }
    return comparison.mergedBeforeNumbering(with: opinion, isOnly: settings.isOnly)
  }

  /// The opinion recorded beside a retelling; nil if there is none that can be read.
  func recordedOpinion(on comparison: Comparison) -> Opinion? {
    let path = comparison.retelling.details.path
    guard let answer = recorded(path) else { return nil }
    guard
      let part = OpinionReader(comparison).part(answer, on: .whole(of: comparison.alignment))
    else {
      reportOnce("\(path): its recorded opinion has no list of findings; it is left out")
      return nil
    }
    var opinion = Opinion(model: part.model ?? settings.model)
    opinion.add(part)
    return opinion
  }

  // MARK: - Questions

  /// The pieces for which the command is asked.
  func pieces(of comparison: Comparison) -> [OpinionPiece] {
    OpinionPiece.pieces(
      of: comparison.alignment, official: comparison.official, retelling: comparison.retelling)
  }

  func prompt(on piece: OpinionPiece, of comparison: Comparison) -> OpinionPrompt {
    OpinionPrompt(
      of: piece, official: comparison.official, retelling: comparison.retelling,
      instructions: settings.instructions, model: settings.cachedName)
  }

  /// The stored answer about a piece; nil if it would have to be asked for.
  func keptPart(
    _ piece: OpinionPiece, of comparison: Comparison, _ reader: OpinionReader
  ) -> OpinionPart? {
    keptPart(prompt(on: piece, of: comparison), on: piece, reader)
  }

  private func keptPart(
    _ prompt: OpinionPrompt, on piece: OpinionPiece, _ reader: OpinionReader
  ) -> OpinionPart? {
    cache?.record(for: prompt.key).flatMap { reader.part(Array($0.answer.utf8), on: piece) }
  }

  /// Asks about a piece, unless its answer is stored. Waits.
  func ask(
    _ piece: OpinionPiece, of comparison: Comparison, _ reader: OpinionReader,
    cancellation: Cancellation = Cancellation()
  ) -> Result<OpinionPart, OpinionProblem> {
    guard let command = settings.command else {
      return .failure(.noRecord(path: comparison.retelling.details.path))
    }
    let prompt = prompt(on: piece, of: comparison)
    if let kept = keptPart(prompt, on: piece, reader) { return .success(kept) }
    monitor.change(when: { runningCount < settings.jobCount }, { runningCount += 1 })
    defer { monitor.change { runningCount -= 1 } }
    do throws(OpinionProblem) {
      let answer = try CommandRun(
        command: command, secondLimit: settings.secondLimit, environment: environment,
        cancellation: cancellation
      ).answer(to: prompt.text)
      guard let part = reader.part(answer, on: piece) else {
        throw .unreadable(command: OpinionSettings.program(inCommand: command))
      }
      cache?.keep(
        OpinionRecord(
          key: prompt.key, model: settings.model, time: Clock.timestamp,
          answer: String(decoding: answer, as: UTF8.self)))
      return .success(part)
    } catch {
      return .failure(error)
    }
  }

  private func reportOnce(_ sentence: String) {
    let isNew = monitor.change { reported.insert(sentence).inserted }
    if isNew { report(sentence) }
  }
}

/// Numbered results, set by several threads.
private final class NumberedAnswers: @unchecked Sendable {
  private let monitor = Monitor()
  /// Protected by the monitor.
  private var answers: [Result<OpinionPart, OpinionProblem>?]

  init(count: Int) { answers = Array(repeating: nil, count: count) }

  func put(_ answer: Result<OpinionPart, OpinionProblem>, at index: Int) {
    monitor.change { answers[index] = answer }
  }

  var all: [Result<OpinionPart, OpinionProblem>?] { monitor.change { answers } }
}
