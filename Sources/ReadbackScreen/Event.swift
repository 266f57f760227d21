import ReadbackCore

/// Something that happens to a session.
public enum Event: Sendable {
  case key(Key)
  case resized(columnCount: Int, rowCount: Int)
  /// A comparison requested by `Effect.compare` or `Effect.weigh`.
  case compared(retelling: Int, FacedComparison)
  /// The reviewers' stored marks on a retelling, at the beginning and after every change: their
  /// decisions and findings, and the manual links.
  case reviewLoaded(retelling: Int, ReviewedComparison, FacedComparison, links: [ManualLink])
  /// The progress of an `Effect.askOpinion`; nil when it has ended.
  case opinion(retelling: Int, OpinionProgress?)
  /// Why marks cannot be saved; nil when they can be again.
  case storeState(problem: String?)
  /// A mark is being written.
  case saving
  /// A mark has been written, or an event has reported why not.
  case saved
  /// The user wants to quit while some marks are unsaved; with the reason.
  case unkept(count: Int, reason: String)
  /// An `Effect.rescue` failed, with a sentence that says why.
  case rescueFailed(path: String, reason: String)
  /// The reader has not seen this pair before: its introduction is shown, unless they have already
  /// moved on.
  case introduction(retelling: Int)
  /// The completions requested by an `Effect.complete`.
  case completed(Completion)
  /// The outcome of an `Effect.write`.
  case written(WriteOutcome)
  /// A message from the store or the program; shown until the next key.
  case notice(String)
  /// A file of this session has changed on disk.
  case fileChanged(path: String)
  /// The texts reloaded by an `Effect.reload`, with the same retellings in the same order.
  case reloaded(official: Document, retellings: [Document])
  /// The texts in the order set by an `Effect.changeBase`.
  case baseChanged(Int?, official: Document, retellings: [Document])

  /// Prepares the data that the session will look up. O(length of both texts): call it off the
  /// thread that handles keys.
  public static func compared(retelling: Int, _ comparison: Comparison) -> Event {
    .compared(retelling: retelling, FacedComparison(comparison))
  }

  /// The same for the reviewers' stored marks.
  ///
  /// - Parameter known: reused if the review added no finding to it.
  public static func reviewLoaded(
    retelling: Int, _ reviewed: ReviewedComparison, known: FacedComparison? = nil,
    links: [ManualLink]
  ) -> Event {
    let isKnown = known?.comparison.isSame(as: reviewed.comparison) ?? false
    let faced = isKnown ? known! : FacedComparison(reviewed.comparison)
    return .reviewLoaded(retelling: retelling, reviewed, faced, links: links)
  }
}

extension Comparison {
  /// Whether another comparison has the same findings and links because one was derived from the
  /// other. O(1).
  fileprivate func isSame(as other: Comparison) -> Bool {
    findings.sharesStorage(with: other.findings)
      && alignment.links.sharesStorage(with: other.alignment.links)
  }
}

extension Array {
  fileprivate func sharesStorage(with other: [Element]) -> Bool {
    withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { $0.baseAddress == own.baseAddress && $0.count == own.count }
    }
  }
}

/// The outcome of writing a file.
public enum WriteOutcome: Sendable, Hashable {
  case written(path: String)
  /// Nothing was written: the file exists, and the request does not replace it.
  case exists(WriteRequest)
  /// Nothing was written, with a sentence that says why.
  case refused(String)
}

/// The file names that begin with the typed text.
public struct Completion: Sendable, Hashable {
  /// The typed text.
  public let typed: String
  /// In full, as they would be typed; directories end in "/".
  public let names: [String]

  public init(typed: String, names: [String]) {
    self.typed = typed
    self.names = names
  }
}
