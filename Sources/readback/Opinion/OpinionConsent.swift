import Glibc
import ReadbackCore

/// The commands to which the user has agreed to send texts; asked or reported once per command.
struct OpinionConsent: Sendable {
  /// Nil without a place for a file.
  let path: String?

  /// Beside the decisions, in the user's state directory.
  init(stateHome: String?, home: String?) {
    if let stateHome, stateHome.hasPrefix("/") {
      path = stateHome + "/readback/opinion-commands"
    } else if let home, home.hasPrefix("/") {
      path = home + "/.local/state/readback/opinion-commands"
    } else {
      path = nil
    }
  }

  static var ofUser: OpinionConsent {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return OpinionConsent(stateHome: variable("XDG_STATE_HOME"), home: variable("HOME"))
  }

  func isGiven(for command: String) -> Bool {
    guard let path, let lines = try? LineReader(path: path).allLines() else { return false }
    return lines.contains(Self.line(of: command))
  }

  /// Remembers a command; if that fails the user is asked again.
  func give(for command: String) {
    guard let path, !isGiven(for: command) else { return }
    var at = ""
    for part in path.split(separator: "/").dropLast() {
      at += "/" + part
      mkdir(at, 0o700)
    }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    try? FileDescriptor(file).write(Array((Self.line(of: command) + "\n").utf8))
  }

  /// A hash: a command may contain a key, which must not be stored.
  private static func line(of command: String) -> String {
    String(FNVHash(command.utf8).value, radix: 16)
  }

  /// What is sent where, as a sentence.
  static func sentence(_ command: String, wordCount: Int? = nil) -> String {
    let words = wordCount.map { " (\($0) words)" } ?? ""
    return "both texts\(words) are sent to the command \"\(String(command.prefix(80)))\""
  }
}
