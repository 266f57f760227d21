import Glibc

/// The file of marks: its location, its creation, and setting a damaged one aside.
struct StoreFile {
  let path: String
  /// Whether several logins use it: a new file is then also accessible to the group, as far as the
  /// umask allows.
  let isShared: Bool

  /// Creates the directory (for this login only) and an empty file if they are missing.
  func begin() throws(StoreError) {
    if path.isEmpty { throw .noPlace }
    try makeDirectory(directory)
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, isShared ? 0o660 : 0o600)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno != EEXIST {
      throw StoreError(path: path, systemCode: errno)
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError(path: path, systemCode: errno) }
    if status.st_mode & S_IFMT != S_IFREG { throw .notAFile(path) }
  }

  /// The identity of the file at the path; nil if there is none.
  var identity: FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  var byteCount: Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether a damaged file here must be one of ours: a file that the user named, and that does not
  /// begin like a database, may be anything.
  var mayBeSetAside: Bool {
    if !isShared { return true }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let magic = Array("SQLite format 3\u{0}".utf8)
    var bytes = [UInt8](repeating: 0, count: magic.count)
    return read(descriptor, &bytes, bytes.count) == magic.count && bytes == magic
  }

  /// The endings of the library's own files beside the file.
  static let companionEndings = ["-wal", "-shm", "-journal"]

  /// Renames the file, with its journals, to the first free `NAME.corrupt-N`.
  ///
  /// - Parameter isDamaged: asked again under a lock, since another Readback may have replaced the
  ///   file by then.
  /// - Returns: the new name; nil if the file is no longer damaged.
  func setAside(if isDamaged: () -> Bool) throws(StoreError) -> SetAside? {
    let lock = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw StoreError(path: path, systemCode: errno) }
    defer { close(lock) }
    var patience = 100
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      // Another Readback finishes in a moment; another program may hold the lock forever.
      guard errno == EWOULDBLOCK, patience > 0 else { throw .stuck(path) }
      patience -= 1
      usleep(10_000)
    }
    guard isDamaged() else { return nil }
    let endings = [""] + Self.companionEndings
    var number = 1
    while endings.contains(where: { access("\(path).corrupt-\(number)\($0)", F_OK) == 0 }) {
      number += 1
    }
    let aside = "\(path).corrupt-\(number)"
    // The journals first: a new file must never meet an old journal.
    for ending in endings.reversed() where access(path + ending, F_OK) == 0 {
      guard rename(path + ending, aside + ending) == 0 else { throw .stuck(path) }
    }
    fsync(lock)
    return SetAside(path: aside)
  }

  var directory: String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func makeDirectory(_ directory: String) throws(StoreError) {
    var made = ""
    for (index, part) in directory.split(separator: "/", omittingEmptySubsequences: false)
      .enumerated()
    {
      made += index == 0 ? String(part) : "/" + part
      if made.isEmpty || access(made, F_OK) == 0 { continue }
      guard mkdir(made, 0o700) == 0 || errno == EEXIST else {
        throw .noDirectory(made, reason: String(cString: strerror(errno)))
      }
    }
  }
}

/// Distinguishes a file from another that has taken its name.
struct FileIdentity: Hashable {
  let device: UInt64
  let inode: UInt64
}

/// A damaged file that was renamed.
public struct SetAside: Sendable, Hashable {
  public let path: String
}

extension StoreError {
  init(path: String, systemCode: Int32) {
    switch systemCode {
    case EACCES where access(path, F_OK) == 0 && access(path, R_OK) != 0:
      self = .cannotOpen(path, reason: String(cString: strerror(systemCode)))
    case EACCES, EPERM, EROFS: self = .readOnly(path)
    case ENOSPC, EDQUOT: self = .diskFull(path)
    default: self = .cannotOpen(path, reason: String(cString: strerror(systemCode)))
    }
  }
}

/// The default file of marks, in the XDG state directory.
///
/// - Parameters:
///    - stateHome: `XDG_STATE_HOME`; ignored unless it is an absolute path, as its specification
///      says.
///    - home: the login's home directory.
/// - Returns: nil if there is neither.
public func defaultReviewsPath(stateHome: String?, home: String?) -> String? {
  if let stateHome, stateHome.hasPrefix("/") { return stateHome + "/readback/reviews.sqlite" }
  guard let home, home.hasPrefix("/") else { return nil }
  return home + "/.local/state/readback/reviews.sqlite"
}
