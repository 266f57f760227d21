import ReadbackCore
import ReadbackFormats

/// The general help, short enough for a screen of 24 lines; each command has its own.
enum Help {
  /// Whether the arguments ask for the general help rather than that of a command.
  static func isAskedFor(by arguments: [String]) -> Bool {
    ["--help", "-h", "help"].contains(arguments.first) && arguments.count == 1
  }

  static var text: String {
    let commands = Readback.configuration.subcommands.map { command in
      let name = command.configuration.commandName ?? ""
      return
        "  \(name)\(String(repeating: " ", count: 10 - name.count))\(command.configuration.abstract)"
    }
    let formats = alternatives(ExportFormat.allCases.map(\.row.name))
    let severities = alternatives(Severity.allCases.map(\.rawValue))
    return """
      Usage: readback [COMMAND] [OPTION...] [OFFICIAL RETELLING... | COLLECTION]

      Shows an official text beside a retelling, and lists what the retelling omits,
      adds or distorts. Without texts, it shows the samples; "-" is standard input;
      a COLLECTION is a directory with official.txt and retellings.

      Commands, each with a --help of its own:
      \(commands.joined(separator: "\n"))

      Often used:
        -o, --output FILE     write to a file
        --format NAME         \(formats)
        --severity LEVEL      minimum severity: \(severities)
        --exit-code           list: exit with status 1 if there are findings
        --version, --help

      Examples:
        readback statement.txt story.html
        readback print --output faced.txt statement.txt story.html
        readback list --format json statements/

      """
  }

  private static func alternatives(_ names: [String]) -> String {
    "\(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
  }
}
