import Glibc
import ReadbackCore
import ReadbackFormats
import ReadbackStore

/// The files that output must not replace: the file of decisions with SQLite's files beside it,
/// every text that was read, and the settings. Threads share it.
///
/// A file is identified by its device and inode, so that other names for it do not help; and by its
/// name in its directory, since some of them come and go.
final class ProtectedFiles: @unchecked Sendable {
  private struct Identity: Hashable {
    let device: UInt
    let number: UInt

    init(_ status: stat) {
      (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
    }
  }

  private let monitor = Monitor()
  /// Protected by the monitor.
  private var paths: Set<[UInt8]> = []

  /// Begins with the files that every command protects.
  init() {
    if let path = ReviewOptions.usualPath {
      addStore(path)
      addBeside(path, named: ["choices", "seen"])
    }
    if let path = Settings.path() { add(path) }
    if let path = OpinionConsent.ofUser.path { add(path) }
  }

  /// - Parameter path: "-" and nonexistent names are allowed.
  func add(_ path: String) {
    monitor.change { _ = paths.insert(PathBytes.bytes(of: path)) }
  }

  /// Adds a file of decisions and SQLite's files beside it.
  func addStore(_ path: String) {
    add(path)
    for ending in ReviewStore.companionEndings { add(path + ending) }
  }

  private func addBeside(_ path: String, named names: [String]) {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return }
    for name in names { add(String(path[...slash]) + name) }
  }

  /// Whether a name in an open directory is one of them. O(number of files).
  func covers(_ name: String, in directory: Int32) -> Bool {
    var status = stat()
    guard fstat(directory, &status) == 0 else { return true }
    let place = Identity(status)
    let exists = PathBytes.withBytes(of: name) {
      fstatat(directory, $0, &status, AT_SYMLINK_NOFOLLOW) == 0
    }
    let file = exists ? Identity(status) : nil
    let bytes = PathBytes.bytes(of: name)
    return monitor.change { paths }.contains { path in
      var status = stat()
      let path = PathBytes.string(from: path)
      if let file, stat(path, &status) == 0, Identity(status) == file { return true }
      let parts = PathBytes.parts(of: path)
      guard parts.last == bytes else { return false }
      let parent = parts.dropLast()
      let above =
        parent.isEmpty ? "." : PathBytes.string(from: Array(parent.joined(separator: [0x2F]))) + "/"
      return stat(above, &status) == 0 && Identity(status) == place
    }
  }

  /// Throws if a path is one of them, for a file that is appended to.
  func check(_ path: String) throws(OutputError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    let file = Identity(status)
    let isCovered = monitor.change { paths }.contains { other in
      var status = stat()
      return stat(PathBytes.string(from: other), &status) == 0 && Identity(status) == file
    }
    if isCovered { throw OutputError(path: path, problem: .inUse) }
  }
}
