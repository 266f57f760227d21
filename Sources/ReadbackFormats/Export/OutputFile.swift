import Glibc
import ReadbackCore

/// A file that is written completely or not at all, and never replaces another without permission.
///
/// The text goes to an unnamed file, is synced, and only then gets its name: it is not visible
/// before `finish`, and discarded without it. Output to a device or a pipe, which cannot be
/// replaced, is written directly.
public final class OutputFile {
  /// Whether a name in an open directory is that of a file that must not be replaced.
  public typealias Protection = @Sendable (_ directory: Int32, _ name: String) -> Bool

  private let path: String
  private let writing: Writing

  private enum Writing {
    case through(Int32)
    case beside(PendingFile)
  }

  /// Creates a file at a path given by a user.
  ///
  /// - Parameter replacing: whether to replace an existing file, keeping its permissions.
  public init(
    at path: String, replacing: Bool = false, permissions: mode_t = 0o644,
    protection: @escaping Protection = { _, _ in false }
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
    writing = .beside(
      try naming(path) { () throws(Failure) in
        try PendingFile(
          for: target, replacing: replacing, permissions: permissions, protection: protection)
      })
  }

  /// Creates a file below a directory: a relative name without "..", symbolic links or hidden
  /// parts.
  ///
  /// - Parameter directory: an open descriptor of the directory, which stays open.
  public init(
    named name: String, under directory: Int32, replacing: Bool = false,
    permissions: mode_t = 0o644, protection: @escaping Protection = { _, _ in false }
  ) throws(OutputError) {
    path = name
    let target = try Target(named: name, under: directory)
    writing = .beside(
      try naming(name) { () throws(Failure) in
        try PendingFile(
          for: target, replacing: replacing, permissions: permissions, protection: protection)
      })
  }

  /// The current contents of a file below a directory, which `init(named:under:)` would replace;
  /// nil if there is none that may be replaced.
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
    try naming(path) { () throws(Failure) in
      try ReadbackFormats.send(text, to: descriptor)
    }
  }

  /// Writes binary data.
  public func send(_ bytes: [UInt8]) throws(OutputError) {
    try naming(path) { () throws(Failure) in
      try ReadbackFormats.send(bytes, to: descriptor)
    }
  }

  private var descriptor: Int32 {
    switch writing {
    case .through(let descriptor): descriptor
    case .beside(let file): file.descriptor
    }
  }

  /// Gives the file its name; nothing may be written afterwards.
  public func finish() throws(OutputError) {
    guard case .beside(let file) = writing else { return }
    try naming(path) { () throws(Failure) in try file.finish() }
  }

  /// Writes a whole text to a path given by a user.
  public static func write(
    _ text: String, to path: String, replacing: Bool = false, permissions: mode_t = 0o644
  ) throws(OutputError) {
    let file = try OutputFile(at: path, replacing: replacing, permissions: permissions)
    try file.send(text)
    try file.finish()
  }

  /// Writes a whole text below a directory.
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

/// The error of a system call.
private struct Failure: Error {
  let problem: OutputProblem

  init(_ problem: OutputProblem) { self.problem = problem }

  /// The failure described by `errno`.
  static var last: Failure { Failure(OutputProblem(errno: errno)) }
}

/// Runs the body, converting its failures to errors that name the file.
private func naming<Result>(
  _ path: String, _ body: () throws(Failure) -> Result
) throws(OutputError) -> Result {
  do {
    return try body()
  } catch {
    throw OutputError(path: path, problem: error.problem)
  }
}

/// A name in an open directory.
private final class Target {
  let directory: Int32
  let name: String

  deinit { close(directory) }

  /// The place that a path leads to, following symbolic links.
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
      // A link in place of a directory gives ENOTDIR.
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

/// A file before it gets its name.
///
/// It has no name at all if the file system supports that, so that a killed process leaves nothing
/// behind; otherwise it has an unpredictable one.
private final class PendingFile {
  let descriptor: Int32
  private let target: Target
  private let replacing: Bool
  private let protection: OutputFile.Protection
  /// The name to remove at the end; nil if there is none.
  private var temporaryName: String?

  init(
    for target: Target, replacing: Bool, permissions: mode_t,
    protection: @escaping OutputFile.Protection
  ) throws(Failure) {
    if protection(target.directory, target.name) { throw Failure(.inUse) }
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
    self.protection = protection
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
    // Keeps the permissions of the file to be replaced, regardless of the umask.
    if exists, fchmod(descriptor, existing.st_mode & 0o777) != 0 { throw .last }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let temporaryName { unlinkat(target.directory, temporaryName, 0) }
  }

  /// A new unnamed file in a directory, or -1: not every file system supports them, and without
  /// /proc it could not be named later.
  private static func nameless(in directory: Int32, permissions: mode_t) -> Int32 {
    // Linux's O_TMPFILE, a macro that Swift does not import.
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
    // Checked again: a text may have been read since.
    if protection(target.directory, target.name) { throw Failure(.inUse) }
    try takeName()
    // Some file systems cannot sync a directory; the file itself is already safe.
    fsync(target.directory)
  }

  /// Gives the finished file its name.
  private func takeName() throws(Failure) {
    if replacing {
      // Only a named file can replace another one.
      if temporaryName == nil {
        let name = Self.unguessableName()
        guard link(as: name) else { throw .last }
        temporaryName = name
      }
      return try moveToName()
    }
    // The name is created in one step, only if it does not exist; a temporary one is removed by
    // `deinit`.
    if link(as: target.name) { return }
    guard temporaryName != nil, [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(errno) else {
      throw .last
    }
    // Without hard links: reserve the name with an empty file, then replace that.
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

  /// Gives the file another name; false, with `errno` set, if it exists or cannot be created.
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

/// Writes all of it; returns the system's error code on failure.
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
