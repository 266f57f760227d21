/// Why marks cannot be saved, or a file of marks cannot be read.
public enum StoreError: Error, Sendable, Hashable {
  /// No file was named, and there is no home directory for one.
  case noPlace
  case noDirectory(String, reason: String)
  case cannotOpen(String, reason: String)
  /// A directory, a pipe or a device.
  case notAFile(String)
  case readOnly(String)
  /// Another process holds the file; saving will be retried.
  case locked(String)
  /// Saving will be retried.
  case diskFull(String)
  /// Damaged and left unchanged: much of it may still be readable.
  case damaged(String)
  /// Damaged, and could not be set aside.
  case stuck(String)
  /// Has views, triggers or tables that Readback never created; left unchanged.
  case altered(String)
  /// Written by a newer Readback; left unchanged.
  case newerVersion(String, found: Int, known: Int)
  /// Not a database, although the user named it: perhaps a text; left unchanged.
  case notADatabase(String)
  /// A database of another program; left unchanged.
  case foreign(String)
  case failed(String, reason: String)

  /// The path leads to something other than a file of marks: another one must be named.
  public var isMisnamed: Bool {
    switch self {
    case .notAFile, .notADatabase, .foreign, .altered: true
    default: false
    }
  }
}
