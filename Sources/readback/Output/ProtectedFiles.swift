import Glibc
import ReadbackFormats
import ReadbackStore

/// The files that no output may take the place of: the file of decisions with what SQLite keeps
/// beside it, every text that was read, the settings. Threads share it.
///
/// A file is known by its device and number, so that no other name for it helps; and by its name in
/// its directory, since some of them come and go.
final class ProtectedFiles: @unchecked Sendable {
  private struct Identity: Hashable {
    let device: UInt
    let number: UInt

    init(_ status: stat) {
      (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
    }
  }

  private let monitor = Monitor()
  /// Only inside the monitor.
  private var paths: Set<[UInt8]> = []

  /// Begins with what is there whatever a command reads.
  init() {
    if let path = ReviewOptions.usualPath {
      addStore(path)
      addBeside(path, named: ["choices", "seen"])
    }
    if let path = Settings.path() { add(path) }
    if let path = OpinionConsent.ofUser.path { add(path) }
  }

  /// - Parameter path: "-" and names of what is not there are harmless.
  func add(_ path: String) {
    monitor.change { _ = paths.insert(PathBytes.bytes(of: path)) }
  }

  /// Adds a file of decisions and what SQLite keeps beside it.
  func addStore(_ path: String) {
    add(path)
    for ending in ReviewStore.companionEndings { add(path + ending) }
  }

  private func addBeside(_ path: String, named names: [String]) {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return }
    for name in names { add(String(path[...slash]) + name) }
  }

  /// Whether a name in an open directory is one of theirs. O(number of files).
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

  /// Refuses a path that is one of theirs, for a file that is added to and not replaced.
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
