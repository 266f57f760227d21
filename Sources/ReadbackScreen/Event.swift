import ReadbackCore

/// What happens to a session.
public enum Event: Sendable {
  case key(Key)
  case resized(columnCount: Int, rowCount: Int)
  /// A comparison that an `Effect.compare` or `Effect.weigh` asked for.
  case compared(retelling: Int, Comparison)
  /// What reviewers have kept about a retelling, at first and whenever one of them adds to it: their
  /// decisions and findings, and the links made by hand.
  case reviewLoaded(retelling: Int, ReviewedComparison, links: [HeldLink])
  /// Why marks are not being kept; nil when they are again.
  case storeState(trouble: String?)
  /// How an `Effect.write` ended.
  case written(WriteOutcome)
  /// Something the store or the program has to say; shown until the next key.
  case notice(String)
  /// A file of this session has changed on disk.
  case fileChanged(path: String)
  /// The texts as an `Effect.reload` read them; as many retellings as before, in their order.
  case reloaded(official: Document, retellings: [Document])
}

/// How writing a file ended.
public enum WriteOutcome: Sendable, Hashable {
  case written(path: String)
  /// Nothing was written: the file is there already, and the request did not ask to replace it.
  case exists(WriteRequest)
  /// Nothing was written; a sentence that says why.
  case refused(String)
}
