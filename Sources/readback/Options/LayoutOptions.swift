import ArgumentParser
import ReadbackCore
import ReadbackFormats
import ReadbackTerminal

/// Options for the layout of text.
struct LayoutOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Line width in columns (minimum 40).", valueName: "columns"))
  var width: Int = 100

  @Option(
    help: ArgumentHelp(
      "Lines per page (minimum 10); no row is split between pages.", valueName: "lines"))
  var pageLength: Int?

  @Flag(help: "Use only ASCII characters in text.")
  var ascii = false

  @Flag(help: "Use colours in text, for example for less -R.")
  var color = false

  func validate() throws {
    guard (40...10_000).contains(width) else {
      throw ValidationError("--width takes a number from 40 to 10000, not \(width)")
    }
    if let pageLength, pageLength < 10 {
      throw ValidationError("--page-length takes a number from 10, not \(pageLength)")
    }
  }
}

extension LayoutOptions {
  /// - Parameter isRestricted: whether to ignore the settings file.
  func exportOptions(
    _ selection: FindingSelection = FindingSelection(), isRestricted: Bool
  ) -> ExportOptions {
    var options = ExportOptions(
      selection: selection, width: width, pageLength: pageLength, isASCII: ascii,
      isColored: color, version: Version.text)
    options.isOnLight = Self.isOnLight(try? Settings(isRestricted: isRestricted))
    return options
  }

  /// Whether the terminal's background is light, according to the settings or COLORFGBG; the
  /// terminal cannot be queried, since the output is seldom written to it directly.
  ///
  /// - Parameter settings: nil if they cannot be read, which the reader reports.
  private static func isOnLight(_ settings: Settings?) -> Bool {
    switch settings?.theme {
    case .light: true
    case .dark: false
    case .plain, nil: ThemeName.hasLightGround(Settings.environment("COLORFGBG") ?? "")
    }
  }
}
