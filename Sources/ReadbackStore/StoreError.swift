/// Why marks are not being kept, or a file of marks could not be read.
public enum StoreError: Error, Sendable, Hashable {
  /// No file was named, and there is no home directory to put one in.
  case noPlace
  case noDirectory(String, reason: String)
  case cannotOpen(String, reason: String)
  /// A directory, a pipe or a device.
  case notAFile(String)
  case readOnly(String)
  /// Another process holds the file; it will be tried again.
  case locked(String)
  /// It will be tried again.
  case diskFull(String)
  /// Damaged, and left as it is: there may be much in it that can still be read.
  case damaged(String)
  /// Damaged, and it could not be set aside either.
  case stuck(String)
  /// It has views, triggers or tables that Readback never made; left alone.
  case altered(String)
  /// Written by a newer Readback; left alone.
  case newerVersion(String, found: Int, known: Int)
  /// No database at all, and a file that was named: perhaps a text; left alone.
  case notADatabase(String)
  /// A database of another program; left alone.
  case foreign(String)
  case failed(String, reason: String)

  /// The path leads to something that is no file of marks: another one has to be named.
  public var isMisnamed: Bool {
    switch self {
    case .notAFile, .notADatabase, .foreign, .altered: true
    default: false
    }
  }
}
