import ArgumentParser
import Glibc
import ReadbackTerminal

/// Options for the appearance and start of the reader.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Start at the beginning instead of the last position.")
  var fresh = false

  @Flag(help: "Do not show the card that introduces two texts.")
  var noCard = false

  @Option(
    help: ArgumentHelp(
      "Compare with the retelling of this number instead of the official text.", valueName: "n"))
  var against: Int?

  @Option(help: ArgumentHelp("The colour theme.", valueName: "name"))
  var theme: ThemeName?

  @Flag(
    help: "Write findings as sentences without boxes and columns, for screen readers and Braille.")
  var linear = false

  @Flag(help: "Use the mouse; to select text in the terminal, hold Shift.")
  var mouse = false

  @Flag(help: "Print the current settings in the format of the settings file, and exit.")
  var dumpConfig = false

  @Flag(help: "Print all key mappings in the format of the settings file, and exit.")
  var dumpKeys = false

  @Flag(help: "Print the facts a bug report needs, without texts and file names, and exit.")
  var reportBug = false

  @Flag(name: .customLong("utf8"), help: "Use Unicode characters regardless of the locale.")
  var forcesUnicode = false
}

extension ThemeName: ExpressibleByArgument {}

extension ScreenOptions {
  /// - Parameter lastTheme: the reader's last choice.
  func terminalOptions(_ settings: Settings, lastTheme: ThemeName?) -> TerminalOptions {
    func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    let avoidsColor = !variable("NO_COLOR").isEmpty
    return TerminalOptions(
      forcesUnicode: forcesUnicode, usesMouse: mouse || settings.isOn(.mouse),
      avoidsColor: avoidsColor,
      // The environment overrides the file, and the file overrides the last choice.
      theme: theme ?? (avoidsColor ? nil : settings.theme ?? lastTheme),
      colorHint: variable("COLORFGBG"),
      type: variable("TERM"))
  }
}
