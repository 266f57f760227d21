import Glibc
import ReadbackScreen
import ReadbackTerminal

/// The reader's last choices, in a small file in the state directory. A convenience: read and write
/// errors are ignored.
struct RememberedChoices: Sendable {
  var choices = Choices()
  /// Nil: the reader has not changed it.
  var theme: ThemeName?
  private let path: String?

  /// - Parameter reviewsPath: of the file of decisions in the state directory; nil remembers
  ///   nothing.
  init(besideReviewsAt reviewsPath: String?) {
    path = reviewsPath.flatMap { path in
      path.lastIndex(of: "/").map { String(path[..<$0]) + "/choices" }
    }
    guard let path else { return }
    for line in Self.contents(of: path).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1).map {
        $0.split(separator: " ").joined(separator: " ")
      }
      guard let name = parts.first else { continue }
      let value = parts.count > 1 ? parts[1] : ""
      if name == "theme" {
        theme = ThemeName(rawValue: value)
      } else {
        _ = choices.take(name, value)
      }
    }
  }

  private static func contents(of path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return "" }
    defer { close(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 8192) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, buffer.count))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes them if they have changed.
  func keep(_ choices: Choices, theme: ThemeName?) {
    guard let path, choices != self.choices || theme != self.theme else { return }
    var lines = choices.lines.map { "\($0.name) = \($0.value)" }
    if let theme { lines.append("theme = \(theme.rawValue)") }
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    // Completely or not at all: another process may be reading it.
    let draft = path + ".\(getpid())"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
    if count != bytes.count || rename(draft, path) != 0 { unlink(draft) }
  }
}
