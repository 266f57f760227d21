import ReadbackCore

/// What happens to a session.
public enum Event: Sendable {
  case key(Key)
  case resized(columnCount: Int, rowCount: Int)
  /// A comparison that an `Effect.compare` or `Effect.weigh` asked for.
  case compared(retelling: Int, FacedComparison)
  /// What reviewers have kept about a retelling, at first and whenever one of them adds to it: their
  /// decisions and findings, and the links made by hand.
  case reviewLoaded(retelling: Int, ReviewedComparison, FacedComparison, links: [HeldLink])
  /// How far an `Effect.askOpinion` is; nil when it is over.
  case opinion(retelling: Int, OpinionProgress?)
  /// Why marks are not being kept; nil when they are again.
  case storeState(trouble: String?)
  /// A mark is on its way to the disk.
  case saving
  /// One that was on its way is there, or why it is not was told.
  case saved
  /// Somebody wants to quit, and so many marks are not on the disk; with the reason.
  case unkept(count: Int, reason: String)
  /// An `Effect.rescue` failed; a sentence that says why.
  case rescueFailed(path: String, reason: String)
  /// The reader has not seen this pair before: what there is to know of it is shown first, unless
  /// they have gone on already.
  case introduction(retelling: Int)
  /// The names that an `Effect.complete` asked for.
  case completed(Completion)
  /// How an `Effect.write` ended.
  case written(WriteOutcome)
  /// Something the store or the program has to say; shown until the next key.
  case notice(String)
  /// A file of this session has changed on disk.
  case fileChanged(path: String)
  /// The texts as an `Effect.reload` read them; as many retellings as before, in their order.
  case reloaded(official: Document, retellings: [Document])
  /// The texts as an `Effect.changeBase` has placed them.
  case baseChanged(Int?, official: Document, retellings: [Document])

  /// Works out what the session will look up. O(length of both texts): off the thread that answers
  /// keys.
  public static func compared(retelling: Int, _ comparison: Comparison) -> Event {
    .compared(retelling: retelling, FacedComparison(comparison))
  }

  /// The same for what reviewers have kept.
  ///
  /// - Parameter known: taken as it is where the review added no finding to it.
  public static func reviewLoaded(
    retelling: Int, _ reviewed: ReviewedComparison, known: FacedComparison? = nil,
    links: [HeldLink]
  ) -> Event {
    let isKnown = known?.comparison.isSame(as: reviewed.comparison) ?? false
    let faced = isKnown ? known! : FacedComparison(reviewed.comparison)
    return .reviewLoaded(retelling: retelling, reviewed, faced, links: links)
  }
}

extension Comparison {
  /// Whether another has the same findings and links, because it was made of this one. O(1).
  fileprivate func isSame(as other: Comparison) -> Bool {
    findings.sharesStorage(with: other.findings)
      && alignment.links.sharesStorage(with: other.alignment.links)
  }
}

extension Array {
  fileprivate func sharesStorage(with other: [Element]) -> Bool {
    withUnsafeBufferPointer { mine in
      other.withUnsafeBufferPointer { $0.baseAddress == mine.baseAddress && $0.count == mine.count }
    }
  }
}

/// How writing a file ended.
public enum WriteOutcome: Sendable, Hashable {
  case written(path: String)
  /// Nothing was written: the file is there already, and the request did not ask to replace it.
  case exists(WriteRequest)
  /// Nothing was written; a sentence that says why.
  case refused(String)
}

/// The names of files that begin as what was typed.
public struct Completion: Sendable, Hashable {
  /// What was typed.
  public let typed: String
  /// Whole, as they would be typed; directories end in "/".
  public let names: [String]

  public init(typed: String, names: [String]) {
    self.typed = typed
    self.names = names
  }
}
