/// Which key does what: the table of `Action`, and what a user has changed of it.
public struct Keymap: Sendable, Hashable {
  /// As the actions' rows have it.
  public static let standard = Keymap()

  private var actions: [Key: Action]

  private init() { actions = Action.keymap }

  /// What a key does; nil when nothing.
  subscript(key: Key) -> Action? { actions[key] }

  /// The keys of an action: those of its row that it still has, then others. Empty when it has none.
  public func keys(of action: Action) -> [Key] {
    let own = action.row.keys.filter { actions[$0] == action }
    let others = actions.keys.filter { actions[$0] == action && !own.contains($0) }
    return others.sorted { $0.name < $1.name } + own
  }

  /// Gives a key to an action, whichever had it.
  public mutating func bind(_ key: Key, to action: Action?) { actions[key] = action }

  /// What cannot be taken from the user: without them nobody gets out, or knows how.
  public static let needed: [Action] = [.quit, .help, .cancel, .close]
}

extension Action {
  /// "next-finding": as settings and the command line of the reader name it.
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
  /// A key by the name that help and manual print, as "Space", "C-f", "PgDn", "F1" or a character.
  ///
  /// Only what a key can be bound to: no paste, no click.
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
      // What the terminal sends for these is another key's.
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
