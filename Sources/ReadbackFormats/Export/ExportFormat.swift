import ReadbackCore

/// Output formats; each has a row here and its own file.
public enum ExportFormat: String, Sendable, CaseIterable {
  case text
  case ansi
  case html
  case markdown
  case tmx
  case json
  case tsv
  case csv
  case docx
  case odt
  case notes
  case marot
  case vim

  /// The row: the name for `--format`, the usual file extension, the commands that offer it, and a
  /// one-line description.
  public var row: (name: String, fileExtension: String, commands: [ExportCommand], meaning: String)
  {
    switch self {
    case .text:
      ("text", "txt", [.print, .list, .matrix], "Plain text, to read and to send.")
    case .ansi:
      ("ansi", "txt", [.print], "Text with colours, for a terminal or less -R.")
    case .html:
      ("html", "html", [.print, .matrix], "One page for a browser, to read, archive and print.")
    case .markdown:
      ("markdown", "md", [.print], "A table of the findings, for a document.")
    case .tmx:
      ("tmx", "tmx", [.print], "TMX 1.4 with the linked sentences, for translation tools.")
    case .json:
      ("json", "json", [.list, .matrix], "The full report, one line per retelling, for programs.")
    case .tsv:
      ("tsv", "tsv", [.list, .matrix], "One row per finding, for spreadsheets.")
    case .csv:
      ("csv", "csv", [.list, .matrix], "The same, separated by commas (RFC 4180).")
    case .docx:
      ("docx", "docx", [.print, .matrix], "A Word document, through pandoc.")
    case .odt:
      ("odt", "odt", [.print, .matrix], "An OpenDocument text, through pandoc.")
    case .notes:
      (
        "notes", "xlf", [.list],
        "The XLIFF, TMX, PO or tab-separated file, with the findings as notes."
      )
    case .marot:
      ("marot", "tsv", [.list], "A table for the MQM viewer Marot.")
    case .vim:
      ("vim", "txt", [.list], "One line per finding with file, line and column, for vim -q.")
    }
  }

  /// The formats of a command, in the table's order.
  public static func formats(of command: ExportCommand) -> [ExportFormat] {
    allCases.filter { $0.row.commands.contains(command) }
  }

  /// The format for a file name: the first one with its extension, or plain text for an unknown
  /// extension. A name with another program's extension is refused.
  public init(ofFile path: String, for command: ExportCommand) throws(OutputError) {
    let offered = Self.formats(of: command)
    let name = path.split(separator: "/").last ?? ""
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() : nil
    if let ending, offered.contains(.notes), Self.bilingualExtensions.contains(ending) {
      self = .notes
      return
    }
    if let ending,
      Self.foreignExtensions.contains(ending)
        || Self.allCases.contains(where: { $0.row.fileExtension == ending })
          && !offered.contains(where: { $0.row.fileExtension == ending })
    {
      var endings: [String] = []
      for format in offered where !endings.contains(format.row.fileExtension) {
        endings.append(format.row.fileExtension)
      }
      throw OutputError(path: path, problem: .otherFormat(endings: endings))
    }
    self = offered.first { $0.row.fileExtension == ending } ?? offered[0]
  }

  /// Extensions of files that only other programs write.
  private static let foreignExtensions: Set<String> = [
    "doc", "epub", "ods", "pdf", "rtf", "xls", "xlsx",
  ]

  /// Extensions of the bilingual files that notes can be written into, except those of tables.
  private static let bilingualExtensions = Set(
    ([.xliff, .tmx, .po] as [ImportFormat]).flatMap(\.fileExtensions))

  /// The output of a command in this format; nil if the command does not offer it.
  ///
  /// - Parameter comparisons: of one official document with its retellings.
  public func text(
    of comparisons: [ReviewedComparison], for command: ExportCommand,
    options: ExportOptions = ExportOptions()
  ) -> String? {
    switch (command, self) {
    case (.print, .text): textPrint(of: comparisons, options: options)
    case (.print, .ansi): textPrint(of: comparisons, options: options.colored)
    case (.print, .html): htmlPage(of: comparisons, options: options)
    case (.print, .markdown): markdownTable(of: comparisons, options: options)
    case (.print, .tmx): translationMemory(of: comparisons, options: options)
    case (.list, .text): findingsText(of: comparisons, options: options)
    case (.list, .json): jsonReport(of: comparisons, options: options)
    case (.list, .tsv): findingsTable(of: comparisons, options: options)
    case (.list, .csv): findingsTable(of: comparisons, options: options, in: .commas)
    case (.list, .notes): annotatedFile(of: comparisons, options: options)
    case (.list, .marot): marotTable(of: comparisons, options: options)
    case (.list, .vim): quickfixList(of: comparisons, options: options)
    case (.matrix, .text): matrixText(of: comparisons, options: options)
    case (.matrix, .html): matrixPage(of: comparisons, options: options)
    case (.matrix, .tsv): matrixTable(of: comparisons, options: options)
    case (.matrix, .csv): matrixTable(of: comparisons, options: options, in: .commas)
    case (.matrix, .json): matrixReport(of: comparisons, options: options)
    default: nil
    }
  }
}

/// The commands that write reports.
public enum ExportCommand: String, Sendable, CaseIterable {
  case print
  case list
  case matrix
}
