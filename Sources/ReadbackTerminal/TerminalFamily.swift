/// Facts about terminals, by the names of their types, beyond the terminal database.
enum TerminalFamily {
  private struct Family {
    /// The beginnings of the names.
    let names: [String]
    /// Compatible types that every database has; the best first.
    let substitutes: [String]
    /// Operating system commands (OSC) are executed or ignored, never displayed.
    var understandsCommands = true
  }

  private static let families = [
    Family(names: ["screen"], substitutes: ["screen-256color", "screen", "xterm"]),
    Family(
      names: ["tmux"], substitutes: ["tmux-256color", "tmux", "screen-256color", "screen", "xterm"]),
    Family(names: ["rxvt", "urxvt"], substitutes: ["rxvt-unicode-256color", "rxvt", "xterm"]),
    Family(names: ["linux"], substitutes: ["linux"], understandsCommands: false),
    Family(
      names: ["vt1", "vt2", "vt3", "vt4", "vt5"], substitutes: ["vt220", "vt102", "vt100"],
      understandsCommands: false),
    Family(
      names: [
        "xterm", "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "kitty", "konsole",
        "mintty", "mlterm", "ms-terminal", "nsterm", "putty", "rio", "st-", "vscode", "vte",
        "warp", "wezterm",
      ], substitutes: ["xterm-256color", "xterm"]),
  ]

  /// Those of the family, or of xterm for a name that indicates xterm's colours.
  static func substitutes(for name: String) -> [String] {
    if let family = family(of: name) { return family.substitutes }
    let isLikeXterm = ["-256color", "-direct", "-truecolor"].contains { name.hasSuffix($0) }
    return isLikeXterm ? ["xterm-256color", "xterm"] : []
  }

  static func understandsCommands(_ name: String) -> Bool {
    family(of: name)?.understandsCommands ?? name.hasSuffix("-256color")
  }

  private static func family(of name: String) -> Family? {
    families.first { $0.names.contains { name == $0 || name.hasPrefix($0) } }
  }
}
