/// The actions of keys: the table of `Action` with the user's changes.
public struct Keymap: Sendable, Hashable {
  /// The default bindings.
  public static let standard = Keymap()

  private var actions: [Key: Action]

  private init() { actions = Action.keymap }

  /// The action of a key; nil if it has none.
  subscript(key: Key) -> Action? { actions[key] }

  /// The keys of an action: the remaining default ones, then others. Empty if it has none.
  public func keys(of action: Action) -> [Key] {
    let own = action.row.keys.filter { actions[$0] == action }
    let others = actions.keys.filter { actions[$0] == action && !own.contains($0) }
    return others.sorted { $0.name < $1.name } + own
  }

  /// Binds a key to an action, replacing any other.
  public mutating func bind(_ key: Key, to action: Action?) { actions[key] = action }

  /// Actions that must keep a key: without them users could not leave or find help.
  public static let needed: [Action] = [.quit, .help, .cancel, .close]
}

extension Action {
  /// The name in settings and on the reader's command line: "next-finding".
  public var name: String {
    var name = ""
    for character in "\(self)" {
      if character.isUppercase { name += "-" }
      name += character.lowercased()
    }
    return name
  }

  public init?(named name: String) {
    guard let action = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = action
  }
}

extension Key {
  /// A key by its name in help and the manual, such as "Space", "C-f", "PgDn", "F1" or a character.
  ///
  /// Only keys that can be bound: not pastes or clicks.
  public init?(named name: String) {
    let named: [Key] = [
      .character(" "), .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter,
      .escape, .tab, .backTab, .backspace, .delete,
    ]
    if let key = named.first(where: { $0.name == name }) {
      self = key
      return
    }
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1, scalars[0].value > 0x20 {
      self = .character(scalars[0])
    } else if name.hasPrefix("C-"), scalars.count == 3, ("a"..."z").contains(scalars[2]) {
      // Terminals send the codes of other keys for these.
      if "hijm".unicodeScalars.contains(scalars[2]) { return nil }
      self = .control(scalars[2])
    } else if name.hasPrefix("Alt-"), scalars.count == 5 {
      self = .alt(scalars[4])
    } else if name.first == "F", let number = Int(name.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }
}
