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

  @Flag(help: "Take clicks and the wheel; the terminal's own selection then needs Shift.")
  var mouse = false

  @Flag(name: .customLong("utf8"), help: "Draw Unicode whatever the locale says.")
  var forcesUnicode = false
}

extension ThemeName: ExpressibleByArgument {}

extension ScreenOptions {
  var terminalOptions: TerminalOptions {
    func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    return TerminalOptions(
      forcesUnicode: forcesUnicode, usesMouse: mouse,
      avoidsColor: !variable("NO_COLOR").isEmpty, theme: theme, colorHint: variable("COLORFGBG"),
      type: variable("TERM"))
  }
}
