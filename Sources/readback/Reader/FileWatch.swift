import Glibc

/// Detects changes of files since they were read.
///
/// It checks their times on request: texts may be on any file system, some of which do not report
/// changes, and a check takes a microsecond.
struct FileWatch {
  private struct State: Equatable {
    var seconds = 0
    var nanoseconds = 0
    var byteCount = 0
    var file: UInt = 0
  }

  private var states: [(path: String, state: State)]

  /// - Parameter paths: other paths than files, such as "-", are ignored.
  init(paths: [String]) {
    states = paths.compactMap { path in Self.state(of: path).map { (path, $0) } }
  }

  /// The files that have changed since the last check; one that was deleted counts when it exists
  /// again.
  mutating func takeChanged() -> [String] {
    var changed: [String] = []
    for index in states.indices {
      guard let state = Self.state(of: states[index].path), state != states[index].state
      else { continue }
      states[index].state = state
      changed.append(states[index].path)
    }
    return changed
  }

  private static func state(of path: String) -> State? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return State(
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      byteCount: Int(status.st_size), file: UInt(status.st_ino))
  }
}
