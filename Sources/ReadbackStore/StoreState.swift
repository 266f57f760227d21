/// Whether marks are being saved.
public enum StoreState: Sendable, Hashable {
  /// Everything so far is on disk.
  case keeping
  /// The file cannot be written now; some marks wait in memory.
  case notKeeping(StoreError, waiting: Int)
}
