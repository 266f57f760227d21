import ReadbackCore
import ReadbackFormats

/// Where second opinions are asked for: it runs the command, keeps what it answers, and takes
/// recorded opinions. Threads share it; no more questions run at once than the settings say.
final class OpinionDesk: @unchecked Sendable {
  let settings: OpinionSettings
  private let cache: OpinionCache?
  private let recorded: @Sendable (String) -> [UInt8]?
  /// Takes sentences on what went wrong, and on what is sent.
  private let report: @Sendable (String) -> Void
  private let environment: [String]
  private let monitor = Monitor()
  // All of these only inside the monitor.
  private var runningCount = 0
  private var reported: Set<String> = []
  private var failureCount = 0

  /// - Parameter recorded: what was once said of the retelling at a path.
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

  /// Whether a question stayed without an answer.
  var hasFailed: Bool {
    get { monitor.change { failureCount > 0 } }
    set { monitor.change { failureCount = newValue ? failureCount + 1 : 0 } }
  }

  // MARK: - Whole comparisons

  /// A comparison with the second opinion on it: the command's, else a recorded one. Waits for it.
  func merged(_ comparison: Comparison) -> Comparison {
    // Of a text about something else there is nothing to ask.
    guard comparison.verdict.relation != .unrelated else { return comparison }
    guard settings.command != nil else { return mergedWithRecord(comparison) }
    let pieces = pieces(of: comparison)
    let answers = AnswerShelf(count: pieces.count)
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
      case .failure(let trouble)?: add(trouble, to: &summary)
      case nil: break
      }
    }
    for trouble in summary.troubles { reportOnce(trouble) }
    return comparison.merged(with: opinion, summary: summary, isOnly: settings.isOnly)
  }

  private func add(_ trouble: OpinionTrouble, to summary: inout OpinionSummary) {
    hasFailed = true
    if !summary.troubles.contains(trouble.description) {
      summary.troubles.append(trouble.description)
    }
  }

  private func mergedWithRecord(_ comparison: Comparison) -> Comparison {
    let path = comparison.retelling.details.path
    guard let opinion = recordedOpinion(on: comparison) else {
      guard settings.isOnly || settings.isRequired else { return comparison }
      var summary = OpinionSummary(model: settings.model)
      add(.noRecord(path: path), to: &summary)
      for trouble in summary.troubles { reportOnce(trouble) }
      return comparison.merged(
        with: Opinion(model: settings.model), summary: summary, isOnly: settings.isOnly)
    }
    return comparison.mergedBeforeNumbering(with: opinion, isOnly: settings.isOnly)
  }

  /// What was recorded beside a retelling; nil where nothing was, or nothing that can be read.
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

  /// The parts that the command is asked about.
  func pieces(of comparison: Comparison) -> [OpinionPiece] {
    OpinionPiece.pieces(
      of: comparison.alignment, official: comparison.official, retelling: comparison.retelling)
  }

  func prompt(on piece: OpinionPiece, of comparison: Comparison) -> OpinionPrompt {
    OpinionPrompt(
      of: piece, official: comparison.official, retelling: comparison.retelling,
      instructions: settings.instructions, model: settings.cachedName)
  }

  /// The answer about a piece that is kept of an earlier time; nil where it would have to be asked.
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

  /// Asks about one piece, unless its answer is kept. Waits.
  func ask(
    _ piece: OpinionPiece, of comparison: Comparison, _ reader: OpinionReader,
    cancellation: Cancellation = Cancellation()
  ) -> Result<OpinionPart, OpinionTrouble> {
    guard let command = settings.command else {
      return .failure(.noRecord(path: comparison.retelling.details.path))
    }
    let prompt = prompt(on: piece, of: comparison)
    if let kept = keptPart(prompt, on: piece, reader) { return .success(kept) }
    monitor.change(when: { runningCount < settings.jobCount }, { runningCount += 1 })
    defer { monitor.change { runningCount -= 1 } }
    do throws(OpinionTrouble) {
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

/// Answers by number, put there by several threads.
private final class AnswerShelf: @unchecked Sendable {
  private let monitor = Monitor()
  /// Only inside the monitor.
  private var answers: [Result<OpinionPart, OpinionTrouble>?]

  init(count: Int) { answers = Array(repeating: nil, count: count) }

  func put(_ answer: Result<OpinionPart, OpinionTrouble>, at index: Int) {
    monitor.change { answers[index] = answer }
  }

  var all: [Result<OpinionPart, OpinionTrouble>?] { monitor.change { answers } }
}
