import Glibc
import ReadbackCore
import ReadbackFormats

/// The number of processors available.
var processorCount: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

extension Texts {
  /// Compares the official text with every retelling on several threads; up to
  /// `OtherRenderings.mostRetellings` of them also serve as evidence for each other. A retelling that cannot
  /// be read is reported and left out.
  func compared(
    by reviews: ReviewReader, asking opinions: OpinionService?, threadCount: Int
  ) -> (comparisons: [ReviewedComparison], isComplete: Bool) {
    let official = self.official
    guard (2...OtherRenderings.mostRetellings).contains(retellings.count) else {
      // Threads without a retelling of their own help with the others.
      let threadsInside = max(threadCount / max(retellings.count, 1), 1)
      let compared = worked(retellings, threadCount: threadCount) { source in
        try reviews.comparison(
          of: official, with: source.load(), threadCount: threadsInside
        ).with(opinions).reviewed
      }
      return (compared, compared.count == retellings.count)
    }
    let pairs = worked(retellings, threadCount: threadCount) { source in
      try reviews.aligned(official, with: source.load())
    }
    let otherRenderings = OtherRenderings.amongEachOther(pairs.map(\.aligned))
    let compared = worked(Array(pairs.indices), threadCount: threadCount) { index in
      let (aligned, review) = pairs[index]
      let comparison = DiagnosticLog.timed("compared", \.logged) {
        Comparer(packs: LanguagePackFiles.installed.packs).comparison(
          of: aligned, otherRenderings: otherRenderings[index])
      }
      return ComparedPair(comparison: comparison, review: review).with(opinions).reviewed
    }
    return (compared, pairs.count == retellings.count)
  }

  /// The results in the order of the inputs, without those that failed, which are reported.
  private func worked<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], threadCount: Int, _ body: @escaping @Sendable (Input) throws -> Output
  ) -> [Output] {
    let progress = Progress(total: inputs.count)
    defer { progress.end() }
    var outputs: [Output] = []
    let supply = WorkList(inputs)
    OrderedWork<Input, Result<Output, any Error>>(window: threadCount * 4).run(
      threadCount: min(threadCount, inputs.count), next: { supply.next() },
      work: { input in Result { try body(input) } },
      receive: { result in
        switch result {
        case .success(let output): outputs.append(output)
        case .failure(let error):
          progress.clear()
          StandardStreams.report("\(error)")
        }
        progress.advance()
      })
    return outputs
  }
}
