import Glibc
import ReadbackCore
import ReadbackFormats
import ReadbackStore

/// What reviewers decided, for commands that only read it. Threads may share it.
final class ReviewShelf: @unchecked Sendable {
  private let monitor = Monitor()
  /// Only inside the monitor; nil when nothing was ever kept.
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

  /// Whether decisions are missing from what was said of texts; why was reported.
  var isIncomplete: Bool { monitor.change { hasFailed } }

  private static func report(_ error: StoreError) {
    StandardStreams.report("decisions are missing: \(error.sentence)")
  }

  /// Compares two texts and holds what reviewers linked or cut by hand.
  ///
  /// - Parameter threadCount: how many threads the comparison itself may have.
  func comparison(
    of official: Document, with retelling: Document, threadCount: Int = 1
  ) -> ComparedPair {
    let concurrently = ThreadTeam.concurrently(
      threadCount: threadCount, comparing: official, with: retelling)
    let review = self.review(of: official, with: retelling, concurrently)
    let comparison = DiagnosticLog.timed("compared", \.logged) {
      Comparer(packs: LanguagePackFiles.installed.packs).comparison(
        of: official, with: retelling, holding: review?.heldLinks ?? [],
        concurrently: concurrently)
    }
    return ComparedPair(comparison: comparison, review: review)
  }

  /// The first half of that: for texts that are to witness for one another.
  func aligned(
    _ official: Document, with retelling: Document
  ) -> (aligned: AlignedPair, review: PlacedReview?) {
    let review = self.review(of: official, with: retelling)
    let aligned = DiagnosticLog.timed("aligned") {
      Comparer(packs: LanguagePackFiles.installed.packs).aligned(
        official, with: retelling, holding: review?.heldLinks ?? [])
    }
    return (aligned, review)
  }

  /// Everything that was decided about two texts; nil when nothing was.
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

/// A comparison, and what reviewers decided about its texts.
struct ComparedPair: Sendable {
  let comparison: Comparison
  let review: PlacedReview?

  /// The same with a second opinion, where one is to be had.
  func with(_ opinions: OpinionDesk?) -> ComparedPair {
    guard let opinions else { return self }
    return ComparedPair(comparison: opinions.merged(comparison), review: review)
  }

  var reviewed: ReviewedComparison {
    review?.reviewed(comparison) ?? ReviewedComparison(comparison)
  }
}
