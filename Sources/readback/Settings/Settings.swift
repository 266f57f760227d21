import Glibc
import ReadbackCore
import ReadbackFormats
import ReadbackScreen
import ReadbackTerminal

/// The effective settings: those of the file, otherwise the reader's last choices. Options and the
/// environment override both; the callers see to that.
struct Settings {
  let file: SettingsFile
  /// The file, whether it exists or not; nil if none is read.
  let path: String?

  /// - Parameter isRestricted: whether to ignore the file.
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

  /// `$XDG_CONFIG_HOME/readback/config`, otherwise `~/.config/readback/config`.
  static func path(_ variable: (String) -> String? = environment) -> String? {
    // The XDG Base Directory Specification says to ignore relative paths.
    if let home = variable("XDG_CONFIG_HOME"), home.hasPrefix("/") {
      return home + "/readback/config"
    }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/readback/config"
  }

  @Sendable static func environment(_ name: String) -> String? {
    getenv(name).map { PathBytes.string(from: $0) }
  }

  /// The maximum size of the file.
  private static let limit = 65_536

  /// Nil if the file does not exist.
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

  /// The value in the file, otherwise the default.
  func value(of setting: Setting) -> String { file.values[setting] ?? setting.row.usual }

  /// Nil: auto.
  var theme: ThemeName? { ThemeName(rawValue: value(of: .theme)) }

  /// The last choices, overridden by the file.
  func choices(over last: Choices) -> Choices {
    var choices = last
    for setting in [Setting.order, .panelHeight] {
      if let value = file.values[setting] { _ = choices.take(setting.rawValue, value) }
    }
    return choices
  }

  // MARK: - Output

  /// The effective settings as a file.
  var dumped: String {
    var lines = ["# \(path ?? "no file is looked at here")"]
    for setting in Setting.allCases {
      lines.append("# \(setting.row.help)")
      lines.append("\(setting.rawValue) = \(value(of: setting))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Every key with its action, as lines of a settings file.
  var dumpedKeys: String {
    Action.allCases.flatMap { action -> [String] in
      let keys = file.keymap.keys(of: action).filter { Key(named: $0.name) == $0 }
      if keys.isEmpty { return ["# \(action.name) has no key"] }
      return keys.map { "map \($0.name) \(action.name)" }
    }.joined(separator: "\n") + "\n"
  }
}
