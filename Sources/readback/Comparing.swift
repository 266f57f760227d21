import Glibc
import ReadbackCore

/// Processors that the program may use.
var processorCount: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

extension Texts {
  /// Compares the official text with every retelling on several threads. A retelling that cannot
  /// be read is reported and left out.
  func compared(
    by reviews: ReviewShelf, threadCount: Int
  ) -> (comparisons: [ReviewedComparison], isComplete: Bool) {
    let official = self.official
    var progress = Progress(total: retellings.count)
    var compared: [ComparedPair] = []
    let work = OrderedWork<TextSource, Result<ComparedPair, any Error>>(
      window: threadCount * 4)
    let supply = Supply(retellings)
    work.run(
      threadCount: min(threadCount, retellings.count), next: { supply.next() },
      work: { source in
        Result { reviews.comparison(of: official, with: try source.load()) }
      },
      receive: { result in
        switch result {
        case .success(let comparison): compared.append(comparison)
        case .failure(let error):
          progress.clear()
          StandardStreams.report("\(error)")
        }
        progress.advance()
      })
    progress.clear()
    return (compared.map(\.reviewed), compared.count == retellings.count)
  }
}
