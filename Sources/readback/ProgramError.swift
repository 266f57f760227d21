/// What a command refuses or cannot do by itself; the floors below have errors of their own.
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
  case onlyOneText(path: String)
  case standardInputTwice
  case unreadable(path: String, SystemError)

  var description: String {
    switch self {
    case .standardOutput(let cause):
      "cannot write to standard output: \(cause)"
    case .outputDirectory(let path, let cause):
      "cannot use the output directory \(path): \(cause)"
    case .pairsWithTexts:
      "--pairs names the texts; name none beside it"
    case .pairLine(let path, let line):
      "\(path), line \(line): not an official text and a retelling with a tab between them"
    case .resumeWithoutOutput:
      "--resume needs the file that it goes on with; name it with --output"
    case .pairsWithoutJSON:
      "--pairs and --resume write JSON lines; add --format json"
    case .resumeUnderDirectory:
      "--resume cannot be used with --output-directory or in a restricted login"
    case .resumedOutput(let path, let cause):
      "cannot go on with \(path): \(cause)"
    case .noReports(let path):
      "cannot go on with \(path): it holds something else than reports of readback"
    case .onlyOneText(let path):
      "\(path) is one text; name a retelling of it too, or a directory with both"
    case .standardInputTwice:
      "standard input can be read only once; name \"-\" once"
    case .unreadable(let path, let cause):
      "cannot read \(path): \(cause)"
    }
  }
}
