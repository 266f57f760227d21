import ArgumentParser
import ReadbackFormats

struct PrintCommand: ExportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "Write the texts side by side, followed by the findings.",
    usage: "readback print [<options>] [<official> <retelling> ... | <collection>]")
  static let exportCommand = ExportCommand.print

  @Option(help: FormatName<Self>.help)
  var format: FormatName<Self>?
  @OptionGroup(title: "Layout") var layout: LayoutOptions
  @OptionGroup(title: "Findings") var findings: FindingOptions
  @OptionGroup var exporting: ExportingOptions

  mutating func run() throws {
    try exporting.job().finish(
      .print, as: format.chosen(for: exporting.output),
      options: layout.exportOptions(
        findings.selection, isRestricted: exporting.restriction.isInForce))
  }
}
