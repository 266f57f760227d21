import ArgumentParser
import CProgram
import Glibc
import ReadbackCore
import ReadbackFormats

@main
struct Readback: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readback",
    abstract: "Show an official text beside a retelling, and what the retelling changed.",
    version: Version.text,
    subcommands: [
      ReadCommand.self, PrintCommand.self, ListCommand.self, MatrixCommand.self,
      ReviewsCommand.self, OpinionCommand.self, LanguagesCommand.self,
    ],
    defaultSubcommand: ReadCommand.self
  )

  static func main() {
    StandardStreams.reserve()
    var arguments: [String] = []
    do {
      arguments = try Restriction.arguments(from: commandLine)
      DiagnosticLog.begin(arguments)
      if Help.isAskedFor(by: arguments) { return try StandardStreams.write(Help.text) }
      if let script = CompletionScript.text(askedForBy: arguments) {
        return try StandardStreams.write(script + "\n")
      }
      try CommandNames.check(arguments)
      var command = try parseAsRoot(arguments)
      try command.run()
      DiagnosticLog.note("end", [("status", 0)])
    } catch {
      let status = status(reporting: error, of: arguments)
      DiagnosticLog.note("end", [("status", Int(status.rawValue))], texts: ["\(error)"])
      Glibc.exit(status.rawValue)
    }
  }

  /// The arguments, beginning with the program's name.
  private static var commandLine: [String] {
    (0..<readback_argument_count()).map { PathBytes.string(from: readback_argument($0)) }
  }

  /// Reports an error and returns the exit status.
  private static func status(
    reporting error: any Error, of arguments: [String]
  ) -> ExitStatus {
    if let status = error as? ExitStatus { return status }
    let message = fullMessage(for: error)
    switch exitCode(for: error) {
    case .success:
      // Help, the version, or a completion script.
      do {
        try StandardStreams.write(message + "\n")
        return .none
      } catch {
        StandardStreams.report("\(error)")
      }
    case .validationFailure:
      StandardStreams.report(
        ArgumentSentence.sentence(for: self.message(for: error), arguments: arguments))
    default:
      StandardStreams.report("\(error)")
    }
    return .problem
  }
}
