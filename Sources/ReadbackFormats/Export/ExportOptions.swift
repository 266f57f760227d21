import ReadbackCore

/// How to write a report; each format uses the options that apply to it.
public struct ExportOptions: Sendable, Hashable {
  public var selection: FindingSelection
  /// Line width of text in cells, at least 40.
  public var width: Int
  /// Lines per page of text; nil for no pages.
  public var pageLength: Int?
  /// Whether text is ASCII only.
  public var isASCII: Bool
  /// Whether text has ANSI colours.
  public var isColored: Bool
  /// For a light background instead of a dark one.
  public var isOnLight = false
  /// Whether to show the texts side by side even if the retelling is unrelated.
  public var includesUnrelated: Bool
  /// Whether to write several reports as one JSON array.
  public var isArray = false
  /// As in `readback --version`; for formats that name the program.
  public var version: String

  public init(
    selection: FindingSelection = FindingSelection(), width: Int = 100, pageLength: Int? = nil,
    isASCII: Bool = false, isColored: Bool = false, includesUnrelated: Bool = false,
    version: String = ""
  ) {
    self.selection = selection
    self.width = max(width, 40)
    self.pageLength = pageLength
    self.isASCII = isASCII
    self.isColored = isColored
    self.includesUnrelated = includesUnrelated
    self.version = version
  }

  var colored: ExportOptions {
    var options = self
    options.isColored = true
    return options
  }
}
