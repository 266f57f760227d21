import ReadbackCore

/// How to write it; each format takes what concerns it.
public struct ExportOptions: Sendable, Hashable {
  public var selection: FindingSelection
  /// Cells a line of text holds, at least 40.
  public var width: Int
  /// Lines a page of text holds; nil for no pages.
  public var pageLength: Int?
  /// Only ASCII in text.
  public var isASCII: Bool
  /// ANSI colours in text.
  public var isColored: Bool
  /// The side by side even of a retelling of something else.
  public var includesUnrelated: Bool
  /// Several reports as one JSON array.
  public var isArray = false
  /// As `readback --version` says it; for formats that name their maker.
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
