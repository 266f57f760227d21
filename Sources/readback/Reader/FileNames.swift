import Glibc
import ReadbackScreen

/// File names as people type them.
enum FileNames {
  /// Replaces "~/" by the home directory.
  static func expanded(_ typed: String) -> String {
    guard typed == "~" || typed.hasPrefix("~/"), let home = getenv("HOME") else { return typed }
    return String(cString: home) + typed.dropFirst()
  }

  /// The current directory, with "~" for the home directory.
  static var currentDirectory: String {
    guard let current = getcwd(nil, 0) else { return "" }
    defer { free(current) }
    let path = String(cString: current)
    guard let home = getenv("HOME").map({ String(cString: $0) }), home.count > 1 else {
      return path
    }
    return path == home || path.hasPrefix(home + "/") ? "~" + path.dropFirst(home.count) : path
  }

  /// Files and directories whose names begin with the typed text, sorted; hidden ones only if a dot
  /// was typed.
  static func completion(of typed: String) -> Completion {
    let split = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (shown, beginning) = (typed[..<split], typed[split...])
    let directory = expanded(shown.isEmpty ? "." : String(shown))
    guard let stream = opendir(directory) else { return Completion(typed: typed, names: []) }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < 1_000, let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(beginning), name != ".", name != "..",
        !name.hasPrefix(".") || beginning.hasPrefix(".")
      else { continue }
      var status = stat()
      let isDirectory =
        stat(directory + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      names.append(shown + name + (isDirectory ? "/" : ""))
    }
    return Completion(typed: typed, names: names.sorted())
  }
}
