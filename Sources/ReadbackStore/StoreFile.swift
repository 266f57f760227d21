import Glibc

/// The file of marks: where it is, how it is begun, and how a damaged one is set aside.
struct StoreFile {
  let path: String
  /// Whether several logins use it: a new one is then made for the group too, as far as the
  /// process's mask allows.
  let isShared: Bool

  /// Makes the directory (for this login only) and an empty file where they are missing.
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

  /// Which file lies at the path now; nil when none does.
  var identity: FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  var byteCount: Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether a damaged file here can only have been ours: a file that somebody named, and that does
  /// not even begin as a database does, may be anything.
  var mayBeSetAside: Bool {
    if !isShared { return true }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let magic = Array("SQLite format 3\u{0}".utf8)
    var bytes = [UInt8](repeating: 0, count: magic.count)
    return read(descriptor, &bytes, bytes.count) == magic.count && bytes == magic
  }

  /// What the library's own files beside the file end in.
  static let companionEndings = ["-wal", "-shm", "-journal"]

  /// Renames the file, with its log, to the first free `NAME.corrupt-N`.
  ///
  /// - Parameter isDamaged: asked again once no other Readback can be doing the same, since the
  ///   file may be a new one by then.
  /// - Returns: the new name; nil when the file is no longer damaged.
  func setAside(if isDamaged: () -> Bool) throws(StoreError) -> SetAside? {
    let lock = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { throw StoreError(path: path, systemCode: errno) }
    defer { close(lock) }
    var patience = 100
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      // Another Readback is done in a moment; a stranger may hold the lock for ever.
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
    // The logs first: a new file must never meet an old log.
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

/// Tells one file from another that has taken its name.
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

/// The file of marks when none is named: in the XDG state directory.
///
/// - Parameters:
///   - stateHome: `XDG_STATE_HOME`; counts only when it is an absolute path, as its specification
///     says.
///   - home: the login's home directory.
/// - Returns: nil when there is neither.
public func defaultReviewsPath(stateHome: String?, home: String?) -> String? {
  if let stateHome, stateHome.hasPrefix("/") { return stateHome + "/readback/reviews.sqlite" }
  guard let home, home.hasPrefix("/") else { return nil }
  return home + "/.local/state/readback/reviews.sqlite"
}
