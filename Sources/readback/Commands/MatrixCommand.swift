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
  @OptionGroup var exporting: ExportingOptions

  mutating func run() throws {
    try exporting.job().finish(
      .matrix, as: format.chosen(for: exporting.output),
      options: layout.exportOptions(isRestricted: exporting.restriction.isInForce))
  }
}
