import Glibc
import ReadbackCore
import ReadbackFormats

/// Answers of language models by prompt and model, one file each, so that opening a text again asks
/// nothing. Threads may share it.
///
/// A file is written under a temporary name and renamed, so that none is ever incomplete. A lost
/// one costs another question, so errors of the directory are ignored.
struct OpinionCache: Sendable {
  /// The maximum size; beyond it the oldest answers are removed.
  private static let byteLimit = 64 << 20
  let fileLimit: Int
  /// An answer including its escapes.
  private static let answerLimit = 8 << 20

  let directory: String

  /// In the user's cache directory; nil if there is none.
  init?(cacheHome: String?, home: String?) {
    if let cacheHome, cacheHome.hasPrefix("/") {
      self.init(directory: cacheHome + "/readback/opinions")
    } else if let home, home.hasPrefix("/") {
      self.init(directory: home + "/.cache/readback/opinions")
    } else {
      return nil
    }
  }

  init(directory: String, fileLimit: Int = 4_096) {
    self.directory = directory
    self.fileLimit = fileLimit
  }

  func record(for key: String) -> OpinionRecord? {
    guard OpinionRecord.isKey(key), let folder = OpenFolder(directory) else { return nil }
    guard let bytes = folder.bytes(of: key, limit: Self.answerLimit),
      let record = OpinionRecord(line: bytes), record.key == key
    else { return nil }
    return record
  }

  /// Stores an answer; returns whether that succeeded.
  @discardableResult
  func keep(_ record: OpinionRecord) -> Bool {
    Self.makeDirectories(directory)
    guard OpinionRecord.isKey(record.key), let folder = OpenFolder(directory) else { return false }
    guard folder.write(record.line, as: record.key) else { return false }
    folder.prune(byteLimit: Self.byteLimit, fileLimit: fileLimit)
    return true
  }

  /// All stored answers, by key.
  func records() -> [OpinionRecord] {
    guard let folder = OpenFolder(directory) else { return [] }
    return folder.names().filter(OpinionRecord.isKey).sorted().compactMap(record)
  }

  /// Removes all stored answers; returns their number.
  func clear() -> Int {
    guard let folder = OpenFolder(directory) else { return 0 }
    var count = 0
    for name in folder.names() where folder.remove(name) {
      if OpinionRecord.isKey(name) { count += 1 }
    }
    return count
  }

  private static func makeDirectories(_ path: String) {
    var at = ""
    for part in path.split(separator: "/") {
      at += "/" + part
      mkdir(at, 0o700)
    }
  }
}

/// An open directory, in which only names chosen by the cache are used.
private final class OpenFolder {
  private let descriptor: Int32

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  private static let temporaryPrefix = "writing-"

  /// Answers, and temporary files left by killed processes.
  func names() -> [String] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if OpinionRecord.isKey(name) || name.hasPrefix(Self.temporaryPrefix) { names.append(name) }
    }
    return names
  }

  func bytes(of name: String, limit: Int) -> [UInt8]? {
    let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var at = 0
    while at < bytes.count {
      let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress! + at, $0.count - at) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return nil }
      at += count
    }
    return bytes
  }

  /// Completely or not at all.
  func write(_ text: String, as name: String) -> Bool {
    let temporary = "\(Self.temporaryPrefix)\(getpid())-\(name)"
    unlinkat(descriptor, temporary, 0)
    let file = openat(
      descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    var isWritten = (try? FileDescriptor(file).write(Array(text.utf8))) != nil
    isWritten = fsync(file) == 0 && isWritten
    close(file)
    if isWritten, renameat(descriptor, temporary, descriptor, name) == 0 { return true }
    unlinkat(descriptor, temporary, 0)
    return false
  }

  func remove(_ name: String) -> Bool { unlinkat(descriptor, name, 0) == 0 }

  /// Removes the oldest files beyond the limits, and temporary files older than an hour.
  func prune(byteLimit: Int, fileLimit: Int) {
    var files: [(name: String, time: Int, byteCount: Int)] = []
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    for name in names() {
      var status = stat()
      guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      if name.hasPrefix(Self.temporaryPrefix) {
        if status.st_mtim.tv_sec < now.tv_sec - 3_600 { _ = remove(name) }
        continue
      }
      files.append((name, status.st_mtim.tv_sec, Int(status.st_size)))
    }
    var total = files.reduce(0) { $0 + $1.byteCount }
    var count = files.count
    for file in files.sorted(by: { ($0.time, $0.name) < ($1.time, $1.name) }) {
      guard total > byteLimit || count > fileLimit else { return }
      if remove(file.name) {
        total -= file.byteCount
        count -= 1
      }
    }
  }
}
