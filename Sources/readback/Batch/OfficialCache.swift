import ReadbackCore

/// Official texts shared by several pairs: each is read once as long as it is among the last few.
final class OfficialCache: @unchecked Sendable {
  private enum Entry {
    case loading
    case loaded(Result<Document, any Error>)
  }

  private let capacity: Int
  private let load: @Sendable (String) throws -> Document
  private let monitor = Monitor()
  // Protected by the monitor; the paths are in order of last use.
  private var entries: [String: Entry] = [:]
  private var paths: [String] = []

  init(capacity: Int = 64, load: @escaping @Sendable (String) throws -> Document) {
    self.capacity = capacity
    self.load = load
  }

  /// The text at a path. A thread that needs a text that another is reading waits for it.
  func document(at path: String) throws -> Document {
    let known: Result<Document, any Error>? = monitor.change(
      when: { if case .loading = entries[path] { false } else { true } },
      {
        use(path)
        if case .loaded(let result) = entries[path] { return result }
        entries[path] = .loading
        return nil
      })
    if let known { return try known.get() }
    let result = Result { try load(path) }
    monitor.change {
      entries[path] = .loaded(result)
      forgetOld()
    }
    return try result.get()
  }

  private func use(_ path: String) {
    if paths.last == path { return }
    paths.removeAll { $0 == path }
    paths.append(path)
  }

  private func forgetOld() {
    while paths.count > capacity,
      let old = paths.firstIndex(where: { if case .loaded = entries[$0] { true } else { false } })
    {
      entries[paths.remove(at: old)] = nil
    }
  }
}
