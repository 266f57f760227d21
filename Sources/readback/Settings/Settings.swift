import Glibc
import ReadbackFormats
import ReadbackScreen
import ReadbackTerminal

/// The settings as they hold: what the file says, and where it says nothing what the reader chose
/// last. Options and the environment outrank both; those who ask see to that.
struct Settings {
  let file: SettingsFile
  /// Where the file is, or would be; nil where no file is looked at.
  let path: String?

  /// - Parameter isRestricted: no file is looked at then.
  init(isRestricted: Bool) throws {
    guard !isRestricted, let path = Self.path() else {
      file = SettingsFile()
      self.path = nil
      return
    }
    self.path = path
    file =
      try Self.contents(of: path).map { try SettingsFile(parsing: $0, path: path) }
      ?? SettingsFile()
  }

  /// `$XDG_CONFIG_HOME/readback/config`, else `~/.config/readback/config`.
  static func path(_ variable: (String) -> String? = environment) -> String? {
    // The XDG Base Directory Specification has paths that are not absolute passed over.
    if let home = variable("XDG_CONFIG_HOME"), home.hasPrefix("/") {
      return home + "/readback/config"
    }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/readback/config"
  }

  @Sendable static func environment(_ name: String) -> String? {
    getenv(name).map { PathBytes.string(from: $0) }
  }

  /// Longer than any file of settings.
  private static let limit = 65_536

  /// Nil when there is no such file.
  private static func contents(of path: String) throws -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw SettingsError.unreadable(path: path, "cannot be read: \(SystemError())")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count < bytes.count {
      let taken = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress! + count, $0.count - count)
      }
      if taken < 0, errno == EINTR { continue }
      if taken < 0 {
        throw SettingsError.unreadable(path: path, "cannot be read: \(SystemError())")
      }
      if taken == 0 { break }
      count += taken
    }
    guard count <= limit else {
      throw SettingsError.unreadable(
        path: path, "is longer than \(limit) bytes; is it another file?")
    }
    guard let text = String(validating: bytes[..<count], as: UTF8.self) else {
      throw SettingsError.unreadable(path: path, "is not UTF-8; save it as UTF-8")
    }
    return text
  }

  func isOn(_ setting: Setting) -> Bool { value(of: setting) == "on" }

  /// What the file says, else what is usual.
  func value(of setting: Setting) -> String { file.values[setting] ?? setting.row.usual }

  /// nil: auto.
  var theme: ThemeName? { ThemeName(rawValue: value(of: .theme)) }

  /// What was chosen last, under what the file says.
  func choices(over last: Choices) -> Choices {
    var choices = last
    for setting in [Setting.order, .panelHeight] {
      if let value = file.values[setting] { _ = choices.take(setting.rawValue, value) }
    }
    return choices
  }

  // MARK: - What is shown of them

  /// A file of settings that says what holds now.
  var dumped: String {
    var lines = ["# \(path ?? "no file is looked at here")"]
    for setting in Setting.allCases {
      lines.append("# \(setting.row.help)")
      lines.append("\(setting.rawValue) = \(value(of: setting))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Every key and what it does, as a file of settings maps them.
  var dumpedKeys: String {
    Action.allCases.flatMap { action -> [String] in
      let keys = file.keymap.keys(of: action).filter { Key(named: $0.name) == $0 }
      if keys.isEmpty { return ["# \(action.name) has no key"] }
      return keys.map { "map \($0.name) \(action.name)" }
    }.joined(separator: "\n") + "\n"
  }
}
