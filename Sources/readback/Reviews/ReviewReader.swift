import Glibc
import ReadbackCore
import ReadbackFormats
import ReadbackStore

/// Reviewers' decisions, for commands that only read them. Threads may share it.
final class ReviewReader: @unchecked Sendable {
  private let monitor = Monitor()
  /// Protected by the monitor; nil if nothing was ever saved.
  private let store: ReviewStore?
  private var hasFailed = false

  init(_ options: ReviewOptions, isRestricted: Bool) throws(StoreError) {
    guard let path = options.path(isRestricted: isRestricted),
      try options.isBegun(path)
    else {
      store = nil
      return
    }
    let store = ReviewStore(path: path, isShared: options.reviews != nil, use: .reading)
    do {
      try store.checkReading()
    } catch {
      if error.isMisnamed { throw error }
      Self.report(error)
      hasFailed = true
    }
    self.store = store
  }

  /// Whether decisions may be missing; the reason has been reported.
  var isIncomplete: Bool { monitor.change { hasFailed } }

  private static func report(_ error: StoreError) {
    StandardStreams.report("decisions are missing: \(error.sentence)")
  }

  /// Compares two texts, with the reviewers' manual links and cuts.
  ///
  /// - Parameter threadCount: the number of threads for the comparison itself.
  func comparison(
    of official: Document, with retelling: Document, threadCount: Int = 1
  ) -> ComparedPair {
    let concurrently = ThreadTeam.concurrently(
      threadCount: threadCount, comparing: official, with: retelling)
    let review = self.review(of: official, with: retelling, concurrently)
    let comparison = DiagnosticLog.timed("compared", \.logged) {
      Comparer(packs: LanguagePackFiles.installed.packs).comparison(
        of: official, with: retelling, holding: review?.manualLinks ?? [],
        concurrently: concurrently)
    }
    return ComparedPair(comparison: comparison, review: review)
  }

  /// The first half of that, for texts that serve as evidence for each other.
  func aligned(
    _ official: Document, with retelling: Document
  ) -> (aligned: AlignedPair, review: PlacedReview?) {
    let review = self.review(of: official, with: retelling)
    let aligned = DiagnosticLog.timed("aligned") {
      Comparer(packs: LanguagePackFiles.installed.packs).aligned(
        official, with: retelling, holding: review?.manualLinks ?? [])
    }
    return (aligned, review)
  }

  /// All marks on two texts; nil if there are none.
  private func review(
    of official: Document, with retelling: Document, _ concurrently: Concurrently = oneByOne
  ) -> PlacedReview? {
    guard let store else { return nil }
    let pair = PairIdentity(official: official, retelling: retelling, concurrently: concurrently)
    let events = monitor.change {
      let events = store.events(for: pair)
      if case .notKeeping(let error, _) = store.state, !hasFailed {
        Self.report(error)
        hasFailed = true
      }
      return events
    }
    return events.isEmpty
      ? nil : PlacedReview(ReviewLog(events), official: official, retelling: retelling)
  }
}

/// A comparison, and the reviewers' decisions about its texts.
struct ComparedPair: Sendable {
  let comparison: Comparison
  let review: PlacedReview?

  /// The same with a second opinion, if one is available.
  func with(_ opinions: OpinionService?) -> ComparedPair {
    guard let opinions else { return self }
    return ComparedPair(comparison: opinions.merged(comparison), review: review)
  }

  var reviewed: ReviewedComparison {
    review?.reviewed(comparison) ?? ReviewedComparison(comparison)
  }
}
