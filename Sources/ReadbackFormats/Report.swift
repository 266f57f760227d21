import ReadbackCore

/// A comparison of an official text with a retelling, for programs that use Readback as a library.
///
/// Two documents in, a report out:
///
///     let report = try Report(officialFile: "statement.txt", retellingFile: "story.html")
///     for finding in report.findings { print(finding.severity, finding.reason) }
///     print(report.text(as: .json))
///
/// A report is a value: it can be made on any thread and depends only on the two texts and the
/// installed language packs.
public struct Report: Sendable {
  /// Everything that was found, with the documents, the links and the verdict.
  public let comparison: Comparison

  /// Compares two documents.
  public init(official: Document, retelling: Document) {
    comparison = Comparer(packs: LanguagePackFiles.installed.packs).comparison(
      of: official, with: retelling)
  }

  /// Compares two plain texts.
  public init(official: String, retelling: String) {
    self.init(
      official: Document(segmenting: SourceText(official)),
      retelling: Document(segmenting: SourceText(retelling)))
  }

  /// Reads and compares two files of any format that Readback reads.
  public init(
    officialFile: String, retellingFile: String, options: ImportOptions = ImportOptions()
  ) throws(ImportError) {
    self.init(
      official: try document(fromFile: officialFile, options: options).document,
      retelling: try document(fromFile: retellingFile, options: options).document)
  }

  /// The findings that the reader's panel shows, in the order of the text; doubts are left out.
  public var findings: [Finding] { comparison.findings.filter(\.isShown) }

  /// The assessment of the retelling as a whole.
  public var verdict: Verdict { comparison.verdict }

  /// The words that a finding is about; nil for a side where it has no place.
  public func words(of finding: Finding) -> (official: String?, retelling: String?) {
    (
      finding.official.map { comparison.official.text[$0] },
      finding.retelling.map { comparison.retelling.text[$0] }
    )
  }

  /// The report as `readback list` or `readback print` writes it.
  ///
  /// - Returns: nil for DOCX and ODT, which `readback` makes with pandoc.
  public func text(as format: ExportFormat, options: ExportOptions = ExportOptions()) -> String? {
    // If several commands offer a format, the first is the usual one.
    format.row.commands.first.flatMap { command in
      format.text(of: [ReviewedComparison(comparison)], for: command, options: options)
    }
  }
}
