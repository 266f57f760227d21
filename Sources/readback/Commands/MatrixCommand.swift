import ArgumentParser
import ReadbackFormats

struct MatrixCommand: ExportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Show how much of each official sentence each retelling covers.",
    usage: "readback matrix [<options>] [<official> <retelling> ... | <collection>]")
  static let exportCommand = ExportCommand.matrix

  @Option(help: FormatName<Self>.help)
  var format: FormatName<Self>?
  @OptionGroup(title: "Layout") var layout: LayoutOptions
  @OptionGroup var input: TextOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Reviews") var reviews: ReviewOptions
  @OptionGroup(title: "Second opinion") var opinion: OpinionOptions
  @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

  mutating func run() throws {
    try job().finish(
      .matrix, as: format.chosen(for: output),
      options: layout.exportOptions(isRestricted: restriction.isInForce))
  }
}
