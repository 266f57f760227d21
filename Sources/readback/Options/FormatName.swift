import ArgumentParser
import ReadbackFormats

/// A command that gives away text in one of several formats.
protocol ExportingCommand: ParsableCommand {
  static var exportCommand: ExportCommand { get }
}

/// The name of a format that a command offers.
struct FormatName<Command: ExportingCommand>: ExpressibleByArgument {
  let format: ExportFormat

  init(_ format: ExportFormat) { self.format = format }

  init?(argument: String) {
    let offered = ExportFormat.formats(of: Command.exportCommand)
    guard let format = offered.first(where: { $0.row.name == argument }) else { return nil }
    self.format = format
  }

  var defaultValueDescription: String { format.row.name }

  static var allValueStrings: [String] {
    ExportFormat.formats(of: Command.exportCommand).map(\.row.name)
  }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
