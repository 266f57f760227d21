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
  @OptionGroup var input: TextOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Reviews") var reviews: ReviewOptions
  @OptionGroup(title: "Second opinion") var opinion: OpinionOptions
  @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

  mutating func run() throws {
    try job().finish(
      .print, as: format.chosen(for: output),
      options: layout.exportOptions(
        findings.selection, isRestricted: restriction.isInForce))
  }
}
