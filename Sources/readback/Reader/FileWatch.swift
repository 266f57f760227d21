import Glibc

/// Notices that files have changed since they were read.
///
/// It asks for their times when told to: a text lies on any file system, some of which tell nobody
/// of changes, and a question takes a microsecond.
struct FileWatch {
  private struct State: Equatable {
    var seconds = 0
    var nanoseconds = 0
    var byteCount = 0
    var file: UInt = 0
  }

  private var states: [(path: String, state: State)]

  /// - Parameter paths: what is not a file, such as "-", is left out.
  init(paths: [String]) {
    states = paths.compactMap { path in Self.state(of: path).map { (path, $0) } }
  }

  /// The files that have changed since the last look; one that has vanished counts when it is back.
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
