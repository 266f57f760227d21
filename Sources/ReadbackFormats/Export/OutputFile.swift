import Glibc

/// A file that is written whole or not at all, and never over another one unasked.
///
/// The text goes to a file without a name, is synced, and only then gets its name; until `finish`
/// nothing of it is seen, and without it nothing is left. What goes to a device or a pipe, which
/// nothing can be put in the place of, goes through.
public final class OutputFile {
  /// Whether a name in an open directory is that of a file that no output may replace.
  public typealias Sparing = @Sendable (_ directory: Int32, _ name: String) -> Bool

  private let path: String
  private let writing: Writing

  private enum Writing {
    case through(Int32)
    case beside(PendingFile)
  }

  /// Begins a file at a path as a user named it.
  ///
  /// - Parameter replacing: an existing file is replaced and its permissions are kept.
  public init(
    at path: String, replacing: Bool = false, permissions: mode_t = 0o644,
    sparing: @escaping Sparing = { _, _ in false }
  ) throws(OutputError) {
    self.path = path
    var existing = stat()
    if stat(path, &existing) == 0, [S_IFCHR, S_IFIFO].contains(existing.st_mode & S_IFMT) {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else {
        throw OutputError(path: path, problem: OutputProblem(errno: errno))
      }
      writing = .through(descriptor)
      return
    }
    let target = try Target(following: path)
    do {
      writing = .beside(
        try PendingFile(
          for: target, replacing: replacing, permissions: permissions, sparing: sparing))
    } catch {
      throw OutputError(path: path, problem: error.problem)
    }
  }

  /// Begins a file under a directory only: a relative name without "..", no symbolic link on the
  /// way, and nothing hidden.
  ///
  /// - Parameter directory: an open descriptor of the directory; stays open.
  public init(
    named name: String, under directory: Int32, replacing: Bool = false,
    permissions: mode_t = 0o644, sparing: @escaping Sparing = { _, _ in false }
  ) throws(OutputError) {
    path = name
    let target = try Target(named: name, under: directory)
    do {
      writing = .beside(
        try PendingFile(
          for: target, replacing: replacing, permissions: permissions, sparing: sparing))
    } catch {
      throw OutputError(path: path, problem: error.problem)
    }
  }

  /// What a file under a directory holds now, as `init(named:under:)` would write it; nil when there
  /// is none that may be replaced.
  public static func contents(named name: String, under directory: Int32) -> [UInt8]? {
    guard let target = try? Target(named: name, under: directory) else { return nil }
    let file = openat(
      target.directory, target.name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return try? FileReading.bytes(ofDescriptor: file, named: name, limit: 1 << 30)
  }

  deinit {
    if case .through(let descriptor) = writing { close(descriptor) }
  }

  public func send(_ text: String) throws(OutputError) {
    do {
      switch writing {
      case .through(let descriptor): try ReadbackFormats.send(text, to: descriptor)
      case .beside(let file): try ReadbackFormats.send(text, to: file.descriptor)
      }
    } catch {
      throw OutputError(path: path, problem: error.problem)
    }
  }

  /// Sends what is no text.
  public func send(_ bytes: [UInt8]) throws(OutputError) {
    do {
      switch writing {
      case .through(let descriptor): try ReadbackFormats.send(bytes, to: descriptor)
      case .beside(let file): try ReadbackFormats.send(bytes, to: file.descriptor)
      }
    } catch {
      throw OutputError(path: path, problem: error.problem)
    }
  }

  /// Gives the file its name; nothing is to be sent behind it.
  public func finish() throws(OutputError) {
    guard case .beside(let file) = writing else { return }
    do {
      try file.finish()
    } catch {
      throw OutputError(path: path, problem: error.problem)
    }
  }

  /// Writes a whole text to a path as a user named it.
  public static func write(
    _ text: String, to path: String, replacing: Bool = false, permissions: mode_t = 0o644
  ) throws(OutputError) {
    let file = try OutputFile(at: path, replacing: replacing, permissions: permissions)
    try file.send(text)
    try file.finish()
  }

  /// Writes a whole text under a directory only.
  public static func write(
    _ text: String, named name: String, under directory: Int32, replacing: Bool = false,
    permissions: mode_t = 0o644
  ) throws(OutputError) {
    let file = try OutputFile(
      named: name, under: directory, replacing: replacing, permissions: permissions)
    try file.send(text)
    try file.finish()
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
private final class Target {
  let directory: Int32
  let name: String

  deinit { close(directory) }

  /// The place that a path leads to, symbolic links followed.
  init(following path: String) throws(OutputError) {
    var path = path
    if let resolved = realpath(path, nil) {
      path = PathBytes.string(from: resolved)
      free(resolved)
    }
    let parts = PathBytes.parts(of: path)
    name = PathBytes.string(from: parts.last ?? [])
    let before = parts.dropLast()
    let parent =
      before.isEmpty
      ? "." : before == [[]] ? "/" : PathBytes.string(from: Array(before.joined(separator: [0x2F])))
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
    let parts = PathBytes.parts(of: path)
    let dot: UInt8 = 0x2E
    guard let last = parts.last, !parts.contains(where: { [[], [dot], [dot, dot]].contains($0) }),
      !path.utf8.contains(0)
    else {
      throw OutputError(path: path, problem: path.isEmpty ? .emptyName : .outside)
    }
    guard !parts.contains(where: { $0.first == dot }) else {
      throw OutputError(path: path, problem: .hidden)
    }
    directory = Self.directory(parts.dropLast(), under: root)
    guard directory >= 0 else {
      // A link where a directory is wanted gives ENOTDIR.
      let problem = OutputProblem(errno: errno)
      throw OutputError(path: path, problem: problem == .noDirectory ? .outside : problem)
    }
    name = PathBytes.string(from: last)
  }

  private static func directory(_ parts: ArraySlice<[UInt8]>, under root: Int32) -> Int32 {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let whole = PathBytes.string(
      from: parts.isEmpty ? [0x2E] : Array(parts.joined(separator: [0x2F])))
    var directory = openBeneath(root, whole, flags, refusesLinks: true)
    if directory >= 0 || errno != ENOSYS { return directory }
    directory = fcntl(root, F_DUPFD_CLOEXEC, 0)
    for part in parts where directory >= 0 {
      let next = openat(directory, PathBytes.string(from: part), flags)
      let problem = errno
      close(directory)
      directory = next
      errno = problem
    }
    return directory
  }
}

/// A file without its name yet.
///
/// It has no name at all where the file system can do that, so that a process that is killed leaves
/// nothing behind; elsewhere it has one that nobody can guess.
private final class PendingFile {
  let descriptor: Int32
  private let target: Target
  private let replacing: Bool
  private let sparing: OutputFile.Sparing
  /// The name to be taken away again; nil while there is none.
  private var temporaryName: String?

  init(
    for target: Target, replacing: Bool, permissions: mode_t, sparing: @escaping OutputFile.Sparing
  ) throws(Failure) {
    if sparing(target.directory, target.name) { throw Failure(.inUse) }
    var existing = stat()
    let exists = fstatat(target.directory, target.name, &existing, AT_SYMLINK_NOFOLLOW) == 0
    if exists {
      switch existing.st_mode & S_IFMT {
      case S_IFREG where replacing: break
      case S_IFREG: throw Failure(.exists)
      case S_IFDIR: throw Failure(.isDirectory)
      default: throw Failure(.notRegular)
      }
    }
    self.target = target
    self.replacing = replacing
    self.sparing = sparing
    let nameless = Self.nameless(in: target.directory, permissions: permissions)
    if nameless >= 0 {
      descriptor = nameless
    } else {
      let name = Self.unguessableName()
      descriptor = openat(
        target.directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
      guard descriptor >= 0 else { throw .last }
      temporaryName = name
    }
    // The permissions of the file to be replaced, which no umask lessens.
    if exists, fchmod(descriptor, existing.st_mode & 0o777) != 0 { throw .last }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let temporaryName { unlinkat(target.directory, temporaryName, 0) }
  }

  /// A new file without a name in a directory, or -1: not every file system has them, and without
  /// /proc it could not be named later.
  private static func nameless(in directory: Int32, permissions: mode_t) -> Int32 {
    // Linux' O_TMPFILE, a macro that Swift does not import.
    let temporary = 0o20000000 | O_DIRECTORY
    let descriptor = openat(directory, ".", O_WRONLY | temporary | O_CLOEXEC, permissions)
    guard descriptor >= 0, access(place(of: descriptor), F_OK) != 0 else { return descriptor }
    close(descriptor)
    return -1
  }

  private static func place(of descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

  private static func unguessableName() -> String {
    let digits = (0..<3).map { _ in hexadecimal(.random(in: 0...(.max)), digitCount: 8) }
    return ".readback-\(digits.joined()).tmp"
  }

  func finish() throws(Failure) {
    guard fsync(descriptor) == 0 else { throw .last }
    // Once more: a text may have been read since.
    if sparing(target.directory, target.name) { throw Failure(.inUse) }
    try takeName()
    // Some file systems cannot sync a directory; the file itself is safe by now.
    fsync(target.directory)
  }

  /// Gives the finished file its name.
  private func takeName() throws(Failure) {
    if replacing {
      // Only a name can be moved over another one.
      if temporaryName == nil {
        let name = Self.unguessableName()
        guard link(as: name) else { throw .last }
        temporaryName = name
      }
      return try moveToName()
    }
    // A name is made only where none is, in one step; an earlier one goes with `deinit`.
    if link(as: target.name) { return }
    guard temporaryName != nil, [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) else {
      throw .last
    }
    // No hard links here: take the name with an empty file of our own, then move over it.
    let claim = openat(
      target.directory, target.name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard claim >= 0 else { throw .last }
    close(claim)
    do throws(Failure) {
      try moveToName()
    } catch {
      unlinkat(target.directory, target.name, 0)
      throw error
    }
  }

  /// Gives the file one more name; false, with `errno`, when it is taken or cannot be given.
  private func link(as name: String) -> Bool {
    let directory = target.directory
    guard let temporaryName else {
      return linkat(AT_FDCWD, Self.place(of: descriptor), directory, name, AT_SYMLINK_FOLLOW) == 0
    }
    return linkat(directory, temporaryName, directory, name, 0) == 0
  }

  private func moveToName() throws(Failure) {
    guard let from = temporaryName,
      renameat(target.directory, from, target.directory, target.name) == 0
    else { throw .last }
    temporaryName = nil
  }
}

/// Writes all of a text to an open file.
private func send(_ text: String, to descriptor: Int32) throws(Failure) {
  var text = text
  if let problem = text.withUTF8({ problem(sending: $0, to: descriptor) }) {
    throw Failure(OutputProblem(errno: problem))
  }
}

private func send(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
  if let problem = bytes.withUnsafeBufferPointer({ problem(sending: $0, to: descriptor) }) {
    throw Failure(OutputProblem(errno: problem))
  }
}

/// Sends all of it; the system's error code when that fails.
private func problem(sending bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32? {
  var sent = 0
  while sent < bytes.count {
    let count = Glibc.write(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return count == 0 ? ENOSPC : errno }
    sent += count
  }
  return nil
}
