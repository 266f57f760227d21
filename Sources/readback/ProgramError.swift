/// Errors of the commands themselves; lower layers have errors of their own.
enum ProgramError: Error, CustomStringConvertible {
  case standardOutput(SystemError)
  case outputDirectory(path: String, SystemError)
  case pairsWithTexts
  case pairLine(path: String, line: Int)
  case resumeWithoutOutput
  case pairsWithoutJSON
  case resumeUnderDirectory
  case resumedOutput(path: String, SystemError)
  case noReports(path: String)
  /// An export would replace a file with more decisions.
  case fewerDecisions(path: String, before: Int, now: Int)
  case onlyOneText(path: String)
  case standardInputTwice
  case unreadable(path: String, SystemError)
  case readOnce(path: String)
  case unknownEncoding(String)
  /// `--against` does not name another retelling.
  case noSuchRetelling(Int, count: Int)
  /// `--against` chooses what the reader shows, and no reader was opened.
  case againstWithoutTerminal
  case notReviews(path: String)
  case emptyPrompt(path: String)
  case notOpinions(path: String, line: Int)
  case noCacheDirectory
  case dryRunOfPairs
  /// A line without a decision, and the number of other such lines.
  case reviewLine(path: String, line: Int, others: Int)
  /// With the commands that write the format.
  case formatOfAnotherCommand(String, [String])
  /// With the command that was probably meant.
  case unknownCommand(String, meant: String?)
  /// The same for a word that could also be a text.
  case unknownTextOrCommand(String, meant: String?)

  var description: String {
    switch self {
    case .standardOutput(let cause):
      "cannot write to standard output: \(cause)"
    case .outputDirectory(let path, let cause):
      "cannot use the output directory \(name(path)): \(cause)"
    case .pairsWithTexts:
      "--pairs names the texts; leave out those beside it"
    case .pairLine(let path, let line):
      "\(name(path)): line \(line): write an official text, a tab, and a retelling"
    case .resumeWithoutOutput:
      "--resume needs the file to continue; name it with --output"
    case .pairsWithoutJSON:
      "--pairs and --resume write JSON lines; add --format json"
    case .resumeUnderDirectory:
      "--resume cannot be used with --output-directory or in a restricted login"
    case .resumedOutput(let path, let cause):
      "cannot continue \(path): \(cause)"
    case .noReports(let path):
      "cannot continue \(path): it does not contain reports of readback; name another file"
    case .fewerDecisions(let path, let before, let now):
      "cannot write \(path): it has \(before) lines, and only \(now) would replace them; name"
        + " another file, or add --fewer"
    case .onlyOneText(let path):
      "\(path) is one text; name a retelling of it too, or a directory with both"
    case .standardInputTwice:
      "standard input can be read only once; name \"-\" once"
    case .unreadable(let path, let cause):
      "cannot read \(name(path)): \(cause)"
    case .readOnce(let path):
      "\(name(path)): provides its text only once; close readback and open it again"
    case .unknownEncoding(let name):
      "\"\(name)\" is not an encoding that is known here, such as windows-1251 or shift_jis"
    case .noSuchRetelling(let number, let count):
      count < 2
        ? "--against needs two retellings; name another"
        : "--against \(number): name one of the retellings 2 to \(count)"
    case .againstWithoutTerminal:
      "--against is for the reader, but standard output is not a terminal; omit it to print the texts"
    case .notReviews(let path):
      "\(name(path)): contains no decisions that this version knows; name a file that readback reviews export wrote"
    case .emptyPrompt(let path):
      "\(name(path)): has no prompt; name another file with --opinion-prompt"
    case .notOpinions(let path, let line):
      "\(name(path)): line \(line): not a recorded answer; name a file that readback opinion export wrote"
    case .dryRunOfPairs:
      "--opinion-dry-run writes the prompts of one official text; name it instead of --pairs"
    case .noCacheDirectory:
      "there is no place to store answers; set HOME or XDG_CACHE_HOME"
    case .reviewLine(let path, let line, let others):
      "\(name(path)): line \(line)\(others > 0 ? " and \(others) more" : ""): not a decision that"
        + " this version knows; the others were imported"
    case .formatOfAnotherCommand(let format, let commands):
      "--format \(format): this command does not write it; use readback "
        + commands.joined(separator: " or readback ")
    case .unknownCommand(let name, let meant):
      "\(name): no such command; \(Self.question(meant))"
    case .unknownTextOrCommand(let name, let meant):
      "\(name): no such file, directory or command; \(Self.question(meant))"
    }
  }

  private static func question(_ meant: String?) -> String {
    meant.map { "did you mean readback \($0)?" } ?? "see readback --help"
  }

  private func name(_ path: String) -> String {
    path == "-" ? "standard input" : path.isEmpty ? "\"\"" : path
  }
}
