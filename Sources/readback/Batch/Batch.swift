import ReadbackCore
import ReadbackFormats

/// Compares many retellings one by one, and writes each report as soon as it is done, in the order
/// of the input, so that memory is bounded regardless of their number.
struct Batch: Sendable {
  let options: ExportOptions
  let reviews: ReviewReader
  let opinions: OpinionService?
  let threadCount: Int

  /// - Parameters:
  ///    - next: returns the next pair to compare, or why there is none; nil at the end.
  ///    - total: the number of pairs, if known.
  ///    - send: receives a line of the report.
  func run(
    _ next: @escaping @Sendable () -> Result<BatchInput, ProgramError>?, total: Int?,
    send: (String) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome(hasFindings: false, isComplete: true)
    let progress = Progress(total: total)
    defer { progress.end() }
    let work = OrderedWork<Result<BatchInput, ProgramError>, Result<Report, any Error>>(
      window: threadCount * 4)
    try work.run(
      threadCount: threadCount, next: next,
      work: { input in Result { try report(on: input.get()) } },
      receive: { result in
        switch result {
        case .success(let report):
          try send(report.text)
          outcome.hasFindings = outcome.hasFindings || report.hasFindings
        case .failure(let error):
          progress.clear()
          StandardStreams.report("\(error)")
          outcome.isComplete = false
        }
        progress.advance()
      })
    if reviews.isIncomplete { outcome.isComplete = false }
    return outcome
  }

  private struct Report {
    let text: String
    let hasFindings: Bool
  }

  private func report(on input: BatchInput) throws -> Report {
    let reviewed = try reviews.comparison(of: input.official(), with: input.retelling())
      .with(opinions).reviewed
    return Report(
      text: ExportFormat.json.text(of: [reviewed], for: .list, options: options) ?? "",
      hasFindings: !options.selection.findings(of: reviewed).isEmpty)
  }
}

/// One comparison to make.
struct BatchInput: Sendable {
  let pair: TextPair
  let official: @Sendable () throws -> Document
  let retelling: @Sendable () throws -> Document
}
