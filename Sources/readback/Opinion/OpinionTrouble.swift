/// Why a command gave no opinion, with advice.
enum OpinionProblem: Error, Hashable, CustomStringConvertible {
  case notFound(command: String, said: String)
  case failed(command: String, status: Int32, said: String)
  case killed(command: String, signal: Int32)
  case timedOut(command: String, seconds: Int)
  case empty(command: String)
  case unreadable(command: String)
  case tooLong(command: String, byteLimit: Int)
  case cannotStart(command: String, SystemError)
  case cancelled
  case noRecord(path: String)

  var description: String {
    switch self {
    case .notFound(let command, let said):
      // The shell's own message adds nothing.
      [": not found", ": command not found"].contains { said.hasSuffix(" \(command)\($0)") }
        ? "the opinion command \"\(command)\" was not found; check --opinion"
        : "the opinion command \"\(command)\" was not found\(Self.quoted(said)); check --opinion"
    case .failed(let command, let status, let said):
      "the opinion command \"\(command)\" ended with status \(status)\(Self.quoted(said)); run it by hand to see why"
    case .killed(let command, let signal):
      "the opinion command \"\(command)\" was ended by signal \(signal); run it by hand to see why"
    case .timedOut(let command, let seconds):
      "the opinion command \"\(command)\" gave no answer within \(seconds) seconds; raise --opinion-timeout"
    case .empty(let command):
      "the opinion command \"\(command)\" answered nothing; run it by hand to see why"
    case .unreadable(let command):
      "the answer of the opinion command \"\(command)\" has no list of findings; ask another model"
    case .tooLong(let command, let byteLimit):
      "the answer of the opinion command \"\(command)\" is longer than \(byteLimit >> 20) MiB; ask another model"
    case .cannotStart(let command, let cause):
      "cannot start the opinion command \"\(command)\": \(cause); try again"
    case .cancelled:
      "the second opinion was cancelled; ask again"
    case .noRecord(let path):
      "\(path): has no recorded opinion; name a command with --opinion"
    }
  }

  private static func quoted(_ said: String) -> String { said.isEmpty ? "" : " (\(said))" }
}
