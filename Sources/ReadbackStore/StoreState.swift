/// Whether marks reach the disk.
public enum StoreState: Sendable, Hashable {
  /// Everything so far is on the disk.
  case keeping
  /// The file cannot be written now; so many marks wait in memory.
  case notKeeping(StoreError, waiting: Int)
}
