import ArgumentParser
import Glibc
import ReadbackTerminal

/// How the reader looks and begins.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Begin at the start, not where it was left.")
  var fresh = false

  @Flag(help: "Do not show the card with what is to be known of two texts before reading.")
  var noCard = false

  @Option(
    help: ArgumentHelp(
      "Put this retelling, by its number, in the place of the official text.", valueName: "n"))
  var against: Int?

  @Option(help: ArgumentHelp("The colours.", valueName: "name"))
  var theme: ThemeName?

  @Flag(help: "No boxes and columns, each finding in sentences: for screen readers and Braille.")
  var linear = false

  @Flag(help: "Take clicks and the wheel; the terminal's own selection then needs Shift.")
  var mouse = false

  @Flag(help: "Write the settings that hold, as a file of settings, and end.")
  var dumpConfig = false

  @Flag(help: "Write every key and what it does, as a file of settings maps them, and end.")
  var dumpKeys = false

  @Flag(name: .customLong("utf8"), help: "Draw Unicode whatever the locale says.")
  var forcesUnicode = false
}

extension ThemeName: ExpressibleByArgument {}

extension ScreenOptions {
  /// - Parameter lastTheme: what the reader chose last.
  func terminalOptions(_ settings: Settings, lastTheme: ThemeName?) -> TerminalOptions {
    func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    let avoidsColor = !variable("NO_COLOR").isEmpty
    return TerminalOptions(
      forcesUnicode: forcesUnicode, usesMouse: mouse || settings.isOn(.mouse),
      avoidsColor: avoidsColor,
      // The environment outranks the file, as the file does what was chosen last.
      theme: theme ?? (avoidsColor ? nil : settings.theme ?? lastTheme),
      colorHint: variable("COLORFGBG"),
      type: variable("TERM"))
  }
}
