import Glibc
import ReadbackFormats

/// How to ask for a second opinion.
struct OpinionSettings: Sendable {
  /// Run by the shell; nil if only recorded opinions are used.
  var command: String?
  /// The model's name as shown to readers.
  var model: String
  /// What cached answers depend on besides prompt and texts.
  var cachedName = ""
  var jobCount = 2
  var secondLimit = 300
  var instructions: String
  var isOnly = false
  var isRequired = false

  /// A value configured by the user, as an environment variable.
  ///
  /// The only place that looks it up.
  static func configured(_ name: String) -> String? {
    guard let value = getenv("READBACK_" + name.uppercased()) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The command from the environment, otherwise from the settings file; nil if there is none.
  static func configuredCommand() throws -> String? {
    if let command = configured("opinion") { return command }
    let command = try Settings(isRestricted: false).value(of: .opinionCommand)
    return command.isEmpty ? nil : command
  }

  /// The model named in a command: the word after -m, --model or run, otherwise the program.
  static func model(inCommand command: String) -> String {
    let words = command.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" })
      .map { $0.trimmingQuotes }
    for (index, word) in words.enumerated() {
      if word.hasPrefix("--model=") { return String(word.dropFirst("--model=".count)) }
      if ["-m", "--model", "run"].contains(word), index + 1 < words.count,
        !words[index + 1].hasPrefix("-")
      {
        return words[index + 1]
      }
    }
    let program = program(inCommand: command)
    return program.split(separator: "/").last.map(String.init) ?? program
  }

  /// The same, except for a command that is the companion program without a model: then the model
  /// comes from the environment or a file.
  static func askedModel(inCommand command: String) -> String {
    let model = model(inCommand: command)
    guard isOwnProgram(command), model == ownProgram else { return model }
    let run = CommandRun(
      command: command + " --print-model", secondLimit: 5,
      environment: AllowedEnvironment.ofCommand(secondLimit: 5))
    guard let answer = try? run.answer(to: "") else { return model }
    let name =
      String(decoding: answer.prefix(200), as: UTF8.self)
      .split(whereSeparator: \.isNewline).first ?? ""
    return name.isEmpty ? model : String(name).escapingControls
  }

  private static let ownProgram = "readback-opinion-http"

  /// Whether a command is that program alone, with plain arguments.
  private static func isOwnProgram(_ command: String) -> Bool {
    command.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: " /._-:=".utf8.contains(byte)
      }
    } && program(inCommand: command).split(separator: "/").last.map(String.init) == ownProgram
  }

  /// What cached answers depend on: the command, and the model if the command does not show it.
  static func cachedName(ofCommand command: String, model: String) -> String {
    isOwnProgram(command) && !command.contains(model) ? command + " -m " + model : command
  }

  /// The program at the beginning of a command, without variables before it.
  static func program(inCommand command: String) -> String {
    let words = command.split(whereSeparator: { " \t\n;|&".contains($0) })
    let program = words.first { !$0.contains("=") } ?? "sh"
    return String(program.trimmingQuotes.prefix(80)).escapingControls
  }
}

extension Substring {
  fileprivate var trimmingQuotes: String {
    var word = self
    while let first = word.first, first == "\"" || first == "'" { word.removeFirst() }
    while let last = word.last, last == "\"" || last == "'" { word.removeLast() }
    return String(word)
  }
}
