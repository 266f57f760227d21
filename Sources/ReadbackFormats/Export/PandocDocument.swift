import ReadbackCore

extension ExportFormat {
  /// Whether pandoc makes the format from HTML.
  public var isMadeByPandoc: Bool { self == .docx || self == .odt }

  /// The bytes of a word processor document.
  ///
  /// - Parameter path: used in errors.
  public func pandocDocument(
    of comparisons: [ReviewedComparison], for command: ExportCommand,
    options: ExportOptions = ExportOptions(), path: String
  ) throws(OutputError) -> [UInt8] {
    let page = ExportFormat.html.text(of: comparisons, for: command, options: options) ?? ""
    let outcome = Converter.run(
      "pandoc", ["-f", "html", "-t", rawValue, "-o", "-"], input: Array(page.utf8),
      outputLimit: 256 << 20)
    switch outcome {
    case .text(let bytes): return bytes
    case .missing: throw OutputError(path: path, problem: .programMissing("pandoc"))
    case .slow:
      throw OutputError(
        path: path, problem: .programFailed("pandoc", reason: "it takes longer than 20 seconds"))
    case .endless:
      throw OutputError(
        path: path, problem: .programFailed("pandoc", reason: "its output is too large"))
    case .failed(let reason):
      throw OutputError(path: path, problem: .programFailed("pandoc", reason: reason))
    }
  }
}
