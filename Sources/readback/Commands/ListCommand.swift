import ArgumentParser
import ReadbackCore
import ReadbackFormats

struct ListCommand: ExportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Write the findings, for a person or a program.",
    usage: "readback list [<options>] [<official> <retelling> ... | <collection>]")
  static let exportCommand = ExportCommand.list

  @Option(help: FormatName<Self>.help)
  var format: FormatName<Self>?
  @Flag(help: "Exit with status 1 if there are findings.") var exitCode = false
  @OptionGroup(title: "Layout") var layout: LayoutOptions
  @OptionGroup(title: "Findings") var findings: FindingOptions
  @OptionGroup(title: "Many retellings") var batch: BatchOptions
  @OptionGroup var input: TextOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Reviews") var reviews: ReviewOptions
  @OptionGroup(title: "Second opinion") var opinion: OpinionOptions
  @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

  mutating func run() throws {
    let options = layout.exportOptions(
      findings.selection, isRestricted: restriction.isInForce)
    let format = try format.chosen(for: output)
    let job = try self.job(pairs: batch.pairs)
    let outcome =
      if format == .json {
        try job.report(batch, options: options)
      } else if batch.pairs != nil || batch.resume {
        throw ProgramError.pairsWithoutJSON
      } else {
        try job.export(.list, as: format, options: options, threadCount: batch.jobs)
      }
    if !outcome.isComplete || job.opinions.isMissing { throw ExitStatus.problem }
    if exitCode, outcome.hasFindings { throw ExitStatus.found }
  }
}
