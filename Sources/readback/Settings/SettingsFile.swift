import Glibc
import ReadbackScreen

/// The contents of a settings file.
///
/// A line sets a value (`theme = light`) or binds a key to an action (`map F2 next-finding`, `map x
/// nothing`); `#` begins a comment at the start of a line or after a space. Any error is reported
/// with its line: using half of a settings file would surprise users more than using none.
struct SettingsFile: Equatable {
  var values: [Setting: String] = [:]
  var keymap = Keymap.standard

  init() {}

  /// - Parameter path: for error messages.
  init(parsing text: String, path: String) throws(SettingsError) {
    var lineOfSetting: [Setting: Int] = [:]
    var lineOfKey: [Key: Int] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let place = SettingsError.Place(path: path, line: index + 1)
      let words = Self.words(in: line)
      guard let first = words.first else { continue }
      if first == "map" {
        try bind(Array(words.dropFirst()), at: place, earlier: &lineOfKey)
      } else {
        try set(line, at: place, earlier: &lineOfSetting)
      }
    }
    for action in Keymap.needed where keymap.keys(of: action).isEmpty {
      throw .actionWithoutKey(path: path, action.name)
    }
  }

  private mutating func set(
    _ line: Substring, at place: SettingsError.Place, earlier: inout [Setting: Int]
  ) throws(SettingsError) {
    let content = Self.withoutComment(line)
    guard let sign = content.firstIndex(of: "=") else {
      throw .notASetting(place, String(Self.trimmed(content)))
    }
    let name = String(Self.trimmed(content[..<sign]))
    let value = String(Self.trimmed(content[content.index(after: sign)...]))
    guard let setting = Setting(rawValue: name) else {
      let near = NearName.name(nearest: name, among: Setting.allCases.map(\.rawValue))
      throw .unknownSetting(place, name, meant: near)
    }
    if let line = earlier.updateValue(place.line, forKey: setting) {
      throw .setTwice(place, name, earlier: line)
    }
    if let expectation = setting.row.values.expectation(of: value) {
      throw .wrongValue(place, name, value, expectation)
    }
    values[setting] = value
  }

  private mutating func bind(
    _ words: [Substring], at place: SettingsError.Place, earlier: inout [Key: Int]
  ) throws(SettingsError) {
    guard words.count == 2 else { throw .notAMap(place) }
    guard let key = Key(named: String(words[0])) else {
      throw .unknownKey(place, String(words[0]))
    }
    let name = String(words[1])
    let action = Action(named: name)
    guard action != nil || name == "nothing" else {
      let near = NearName.name(nearest: name, among: Action.allCases.map(\.name))
      throw .unknownAction(place, name, meant: near)
    }
    if let line = earlier.updateValue(place.line, forKey: key) {
      throw .mappedTwice(place, key.name, earlier: line)
    }
    keymap.bind(key, to: action)
  }

  /// A key may be `#` or `=`: a `#` begins a comment only after a space, and not before the third
  /// word of a map.
  private static func words(in line: Substring) -> [Substring] {
    let all = line.split { $0 == " " || $0 == "\t" }
    guard let first = all.first, !first.hasPrefix("#") else { return [] }
    guard first == "map" else { return all }
    let comment = all.indices.dropFirst(3).first { all[$0].hasPrefix("#") } ?? all.endIndex
    return Array(all[..<comment])
  }

  private static func withoutComment(_ line: Substring) -> Substring {
    var isBehindBlank = true
    for index in line.indices {
      if line[index] == "#", isBehindBlank { return line[..<index] }
      isBehindBlank = line[index] == " " || line[index] == "\t"
    }
    return line
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return start[...last]
  }
}

enum SettingsError: Error, Equatable, CustomStringConvertible {
  struct Place: Equatable {
    let path: String
    let line: Int
  }

  case unreadable(path: String, String)
  case notASetting(Place, String)
  case unknownSetting(Place, String, meant: String?)
  case setTwice(Place, String, earlier: Int)
  case wrongValue(Place, String, String, String)
  case notAMap(Place)
  case unknownKey(Place, String)
  case unknownAction(Place, String, meant: String?)
  case mappedTwice(Place, String, earlier: Int)
  case actionWithoutKey(path: String, String)

  var description: String {
    switch self {
    case .unreadable(let path, let cause): "\(path): \(cause)"
    case .notASetting(let place, let text):
      "\(at(place))\"\(text)\" is not a setting; write NAME = VALUE or map KEY ACTION"
    case .unknownSetting(let place, let name, let meant):
      "\(at(place))there is no setting \"\(name)\"; \(question(meant, see: "--dump-config"))"
    case .setTwice(let place, let name, let line):
      "\(at(place))\(name) is set in line \(line) as well; remove one of them"
    case .wrongValue(let place, let name, let value, let expectation):
      "\(at(place))\(name): \"\(value)\" \(expectation)"
    case .notAMap(let place): "\(at(place))write map KEY ACTION, as in: map F2 next-finding"
    case .unknownKey(let place, let name):
      "\(at(place))there is no key \"\(name)\"; write a character, Space, Enter, PgDn, F2, C-a or Alt-a"
    case .unknownAction(let place, let name, let meant):
      "\(at(place))there is no action \"\(name)\"; \(question(meant, see: "--dump-keys"))"
    case .mappedTwice(let place, let key, let line):
      "\(at(place))the key \(key) is mapped in line \(line) as well; remove one of them"
    case .actionWithoutKey(let path, let action):
      "\(path): no key is left for \(action); map one to it"
    }
  }

  private func at(_ place: Place) -> String { "\(place.path): line \(place.line): " }

  private func question(_ meant: String?, see option: String) -> String {
    meant.map { "did you mean \($0)?" } ?? "readback \(option) lists them"
  }
}
