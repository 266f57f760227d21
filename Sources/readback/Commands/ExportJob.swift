import ReadbackCore
import ReadbackFormats

/// Reads texts and writes one output: the common part of print, list and matrix.
struct ExportJob {
  let texts: [String]
  let reader: TextReader
  let reviews: ReviewReader
  let destination: Destination
  let opinions: OpinionJob

  /// Compares the retellings together and writes everything in a format.
  func export(
    _ command: ExportCommand, as format: ExportFormat, options: ExportOptions,
    threadCount: Int? = nil
  ) throws -> Outcome {
    if format.isMadeByPandoc, case .standardOutput = destination,
      StandardStreams.outputIsTerminal
    {
      throw OutputError(path: destination.name, problem: .noTextForTerminal)
    }
    return try export(
      reader.texts(named: texts), command, as: format, options: options, threadCount: threadCount)
  }

  /// The same; the status only depends on whether every text could be read.
  func finish(
    _ command: ExportCommand, as format: ExportFormat, options: ExportOptions
  ) throws {
    let outcome = try export(command, as: format, options: options)
    if !outcome.isComplete || opinions.isMissing { throw ExitStatus.problem }
  }

  private func export(
    _ texts: Texts, _ command: ExportCommand, as format: ExportFormat, options: ExportOptions,
    threadCount: Int?
  ) throws -> Outcome {
    let desk = opinions.desk(recorded: texts.recordedOpinion)
    if let desk, opinions.isDryRun {
      try destination.write(texts.dryRun(by: reviews, asking: desk))
      return Outcome(hasFindings: false, isComplete: true)
    }
    let (comparisons, isComplete) = texts.compared(
      by: reviews, asking: desk, threadCount: threadCount ?? processorCount)
    // Texts that could not be read have been reported.
    guard !comparisons.isEmpty else { throw ExitStatus.problem }
    try write(comparisons, command, as: format, options: options)
    return Outcome(
      hasFindings: comparisons.contains { !options.selection.findings(of: $0).isEmpty },
      isComplete: isComplete && !reviews.isIncomplete)
  }

  private func write(
    _ comparisons: [ReviewedComparison], _ command: ExportCommand, as format: ExportFormat,
    options: ExportOptions
  ) throws {
    try format.check(comparisons, path: destination.name)
    if format.isMadeByPandoc {
      guard reader.restriction == nil else {
        throw OutputError(path: destination.name, problem: .programForbidden("pandoc"))
      }
      return try destination.write(
        format.pandocDocument(
          of: comparisons, for: command, options: options, path: destination.name))
    }
    if let text = format.text(of: comparisons, for: command, options: options) {
      try destination.write(text)
    }
  }

  /// A file named .json contains a single value, for any number of reports.
  private var isJSONFile: Bool { destination.name.lowercased().hasSuffix(".json") }

  /// Lists as JSON: a few retellings together, many one by one as they are compared.
  func report(_ batch: BatchOptions, options: ExportOptions) throws -> Outcome {
    if let pairs = batch.pairs {
      guard texts.isEmpty else { throw ProgramError.pairsWithTexts }
      if opinions.isDryRun { throw ProgramError.dryRunOfPairs }
      let officials = OfficialCache { [reader] in try reader.document(at: $0) }
      let pairs = try PairReader(path: pairs)
      return try stream(total: nil, batch, options: options) { [reader] in
        pairs.next()?.map { pair in
          BatchInput(
            pair: pair, official: { try officials.document(at: pair.official) },
            retelling: { try reader.document(at: pair.retelling) })
        }
      }
    }
    let texts = try reader.texts(named: texts)
    guard batch.resume || texts.retellings.count > OtherRenderings.mostRetellings,
      !opinions.isDryRun
    else {
      var options = options
      options.isArray = isJSONFile && texts.retellings.count > 1
      return try export(texts, .list, as: .json, options: options, threadCount: batch.jobs)
    }
    let retellings = WorkList(texts.retellings)
    return try stream(
      total: texts.retellings.count, batch, options: options, recorded: texts.recordedOpinion
    ) {
      retellings.next().map { retelling in
        .success(
          BatchInput(
            pair: TextPair(official: texts.official.details.path, retelling: retelling.path),
            official: { texts.official }, retelling: retelling.load))
      }
    }
  }

  private func stream(
    total: Int?, _ batch: BatchOptions, options: ExportOptions,
    recorded: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
    next: @escaping @Sendable () -> Result<BatchInput, ProgramError>?
  ) throws -> Outcome {
    let desk = opinions.desk(recorded: recorded)
    // A thread that waits for an answer does no comparison.
    let threadCount = max(
      batch.jobs ?? processorCount, desk?.settings.command == nil ? 1 : opinions.jobCount)
    let work = Batch(options: options, reviews: reviews, opinions: desk, threadCount: threadCount)
    guard batch.resume else {
      guard isJSONFile else {
        return try destination.writeParts { try work.run(next, total: total, send: $0) }
      }
      return try destination.writeParts { send in
        var separator = "["
        let outcome = try work.run(next, total: total) { report in
          try send(separator + report)
          separator = ","
        }
        try send(separator == "[" ? "[]\n" : "]\n")
        return outcome
      }
    }
    let earlier = try destination.earlierReports()
    let done = earlier.pairs
    let nextToDo: @Sendable () -> Result<BatchInput, ProgramError>? = {
      while let input = next() {
        if case .success(let known) = input, done.contains(known.pair) { continue }
        return input
      }
      return nil
    }
    return try work.run(
      nextToDo, total: total.map { max($0 - done.count, 0) }, send: earlier.append)
  }
}

/// The overall result of the comparisons.
struct Outcome {
  var hasFindings: Bool
  /// Every text could be read.
  var isComplete: Bool
}
