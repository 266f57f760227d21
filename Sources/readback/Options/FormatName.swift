import ArgumentParser
import ReadbackFormats

/// The name of a format that a command offers.
struct FormatName<Command: ExportingCommand>: ExpressibleByArgument {
  let format: ExportFormat

  static var help: ArgumentHelp {
    ArgumentHelp(
      "The output format. The default depends on the name of the --output file, or is text.",
      valueName: "name")
  }

  /// Accepts the formats of other commands as well, so that `chosen` can say which command writes
  /// them.
  init?(argument: String) {
    guard let format = ExportFormat.allCases.first(where: { $0.row.name == argument }) else {
      return nil
    }
    self.format = format
  }

  static var allValueStrings: [String] {
    ExportFormat.formats(of: Command.exportCommand).map(\.row.name)
  }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Optional {
  /// The named format, or the one implied by the output's name.
  func chosen<Command: ExportingCommand>(
    for output: OutputOptions
  ) throws -> ExportFormat where Wrapped == FormatName<Command> {
    if let format = self?.format {
      let commands = format.row.commands
      if commands.contains(Command.exportCommand) { return format }
      throw ProgramError.formatOfAnotherCommand(format.row.name, commands.map(\.rawValue))
    }
    return try ExportFormat(ofFile: output.output ?? "-", for: Command.exportCommand)
  }
}
