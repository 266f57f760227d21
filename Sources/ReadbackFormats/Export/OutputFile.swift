import Glibc

/// Writes files whole or not at all, and never over another one unasked.
///
/// The text goes to a temporary file beside its target, is synced, and only then gets its name.
public enum OutputFile {
  /// Writes to a path as a user named it.
  ///
  /// - Parameter replacing: an existing file is replaced and its permissions are kept.
  public static func write(
    _ text: String, to path: String, replacing: Bool = false, permissions: mode_t = 0o644
  ) throws(OutputError) {
    var existing = stat()
    if stat(path, &existing) == 0, [S_IFCHR, S_IFIFO].contains(existing.st_mode & S_IFMT) {
      return try writeThrough(text, to: path)
    }
    let target = try Target(following: path)
    defer { close(target.directory) }
    do {
      try target.write(text, replacing: replacing, permissions: permissions)
    } catch {
      throw OutputError(path: path, problem: error.problem)
    }
  }

  /// Writes to a device or a pipe, which nothing can be put in the place of.
  private static func writeThrough(_ text: String, to path: String) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw OutputError(path: path, problem: OutputProblem(errno: errno))
    }
    defer { close(descriptor) }
    do {
      try send(text, to: descriptor)
    } catch {
      throw OutputError(path: path, problem: error.problem)
    }
  }

  /// Writes under a directory only: a relative name without "..", and no symbolic link on the way.
  ///
  /// - Parameter directory: an open descriptor of the directory; stays open.
  public static func write(
    _ text: String, named name: String, under directory: Int32, replacing: Bool = false,
    permissions: mode_t = 0o644
  ) throws(OutputError) {
    let target = try Target(named: name, under: directory)
    defer { close(target.directory) }
    do {
      try target.write(text, replacing: replacing, permissions: permissions)
    } catch {
      throw OutputError(path: name, problem: error.problem)
    }
  }
}

/// What a system call said.
private struct Failure: Error {
  let problem: OutputProblem

  init(_ problem: OutputProblem) { self.problem = problem }

  /// The failure that `errno` tells of.
  static var last: Failure { Failure(OutputProblem(errno: errno)) }
}

/// A name in an open directory.
private struct Target {
  /// Owned by whoever made the target.
  let directory: Int32
  let name: String

  /// The place that a path leads to, symbolic links followed.
  init(following path: String) throws(OutputError) {
    var path = path
    if let resolved = realpath(path, nil) {
      path = String(cString: resolved)
      free(resolved)
    }
    let slash = path.lastIndex(of: "/")
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw OutputError(path: path, problem: .emptyName)
    }
    guard !name.isEmpty else { throw OutputError(path: path, problem: .isDirectory) }
    directory = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else {
      throw OutputError(path: path, problem: OutputProblem(errno: errno))
    }
  }

  init(named path: String, under root: Int32) throws(OutputError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last, !parts.contains(where: { ["", ".", ".."].contains($0) }),
      !path.utf8.contains(0)
    else {
      throw OutputError(path: path, problem: path.isEmpty ? .emptyName : .outside)
    }
    var directory = fcntl(root, F_DUPFD_CLOEXEC, 0)
    for part in parts.dropLast() where directory >= 0 {
      let next = openat(directory, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let problem = errno
      close(directory)
      directory = next
      errno = problem
    }
    guard directory >= 0 else {
      // A link where a directory is wanted gives ENOTDIR.
      let problem = OutputProblem(errno: errno)
      throw OutputError(path: path, problem: problem == .noDirectory ? .outside : problem)
    }
    self.directory = directory
    name = last
  }

  func write(_ text: String, replacing: Bool, permissions: mode_t) throws(Failure) {
    var permissions = permissions
    var existing = stat()
    let exists = fstatat(directory, name, &existing, AT_SYMLINK_NOFOLLOW) == 0
    if exists {
      switch existing.st_mode & S_IFMT {
      case S_IFREG where replacing: permissions = existing.st_mode & 0o777
      case S_IFREG: throw Failure(.exists)
      case S_IFDIR: throw Failure(.isDirectory)
      default: throw Failure(.notRegular)
      }
    }
    try replaceOrCreate(
      text, replacing: replacing, keeping: exists ? permissions : nil, permissions)
  }

  /// - Parameter kept: the permissions of the file to be replaced, which no umask lessens.
  private func replaceOrCreate(
    _ text: String, replacing: Bool, keeping kept: mode_t?, _ permissions: mode_t
  ) throws(Failure) {
    let temporary =
      ".readback-" + hexadecimal(.random(in: 0...(.max)), digitCount: 8)
      + hexadecimal(.random(in: 0...(.max)), digitCount: 8)
      + hexadecimal(.random(in: 0...(.max)), digitCount: 8) + ".tmp"
    let descriptor = openat(
      directory, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw .last }
    var isNamed = false
    defer { if !isNamed { unlinkat(directory, temporary, 0) } }
    do throws(Failure) {
      try send(text, to: descriptor)
      if let kept, fchmod(descriptor, kept) != 0 { throw .last }
      guard fsync(descriptor) == 0 else { throw .last }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw .last }
    try give(temporary, replacing: replacing)
    isNamed = true
    // Some file systems cannot sync a directory; the file itself is safe by now.
    fsync(directory)
  }

  /// Gives the finished file its name.
  private func give(_ temporary: String, replacing: Bool) throws(Failure) {
    if !replacing {
      // A second name is made only where none is, in one step; then the first goes.
      if linkat(directory, temporary, directory, name, 0) == 0 {
        unlinkat(directory, temporary, 0)
        return
      }
      guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) else { throw .last }
      // No hard links here: take the name with an empty file of our own, then move over it.
      let claim = openat(
        directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard claim >= 0 else { throw .last }
      close(claim)
      guard renameat(directory, temporary, directory, name) == 0 else {
        let failure = Failure.last
        unlinkat(directory, name, 0)
        throw failure
      }
      return
    }
    guard renameat(directory, temporary, directory, name) == 0 else { throw .last }
  }
}

/// Writes all of a text to an open file.
private func send(_ text: String, to descriptor: Int32) throws(Failure) {
  var text = text
  let problem: Int32? = text.withUTF8 { bytes in
    var sent = 0
    while sent < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? ENOSPC : errno }
      sent += count
    }
    return nil
  }
  if let problem { throw Failure(OutputProblem(errno: problem)) }
}
