import ArgumentParser
import Glibc
import ReadbackFormats

/// Options for a language model as a second judge.
struct OpinionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Ask this command for a second opinion: it gets a prompt with both texts on standard input and \
      answers on standard output, as "llm -m NAME" or "ollama run NAME" do.
      """, valueName: "command"))
  var opinion: String?

  @Flag(help: "Do not ask for an opinion or use a recorded one.")
  var noOpinion = false

  @Option(
    help: ArgumentHelp(
      "The name of the model in headers and reports. The default is taken from the command.",
      valueName: "name"))
  var opinionName: String?

  @Option(help: ArgumentHelp("The number of questions asked at the same time.", valueName: "n"))
  var opinionJobs = 2

  @Option(help: ArgumentHelp("The time limit for an answer.", valueName: "seconds"))
  var opinionTimeout = 300

  @Option(
    help: ArgumentHelp(
      "Use the prompt in this file instead of the built-in one.",
      valueName: "file"),
    completion: .file())
  var opinionPrompt: String?

  @Flag(help: "Only findings confirmed by the second opinion.")
  var opinionOnly = false

  @Flag(help: "Exit with status 2 if a question was not answered.")
  var opinionRequired = false

  @Flag(help: "Print the prompts and their number of words without sending them.")
  var opinionDryRun = false

  func validate() throws {
    if opinionJobs < 1 || opinionJobs > 64 {
      throw ValidationError("--opinion-jobs takes a number from 1 to 64, not \(opinionJobs)")
    }
    if opinionTimeout < 1 || opinionTimeout > 86_400 {
      throw ValidationError(
        "--opinion-timeout takes seconds from 1 to 86400, not \(opinionTimeout)")
    }
    if noOpinion, opinion != nil || opinionOnly || opinionRequired || opinionDryRun {
      throw ValidationError("--no-opinion cannot be used with other options on opinions")
    }
  }

  /// Nil if no opinion is wanted.
  ///
  /// - Parameter isRestricted: if true, no command is run, whatever the environment says.
  func settings(isRestricted: Bool) throws -> OpinionSettings? {
    if noOpinion { return nil }
    if isRestricted, opinion != nil || opinionPrompt != nil { throw RestrictionError.opinion }
    let configured = try isRestricted ? nil : opinion ?? OpinionSettings.configuredCommand()
    let command = configured.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    let asked = command.map(OpinionSettings.askedModel)
    var settings = OpinionSettings(
      command: command, model: opinionName ?? asked ?? "a recorded opinion",
      cachedName: command.map {
        OpinionSettings.cachedName(ofCommand: $0, model: asked ?? "")
      } ?? "",
      instructions: String(decoding: defaultOpinionPrompt, as: UTF8.self))
    if let path = opinionPrompt
      ?? (isRestricted ? nil : OpinionSettings.configured("opinion_prompt"))
    {
      settings.instructions = try Self.instructions(from: path)
    } else if !isRestricted, let installed = Self.installedPrompt,
      let words = try? Self.instructions(from: installed)
    {
      settings.instructions = words
    }
    settings.jobCount = opinionJobs
    settings.secondLimit = opinionTimeout
    settings.isOnly = opinionOnly
    settings.isRequired = opinionRequired
    return settings
  }

  /// The prompt installed with the program, which an administrator may have changed; nil if there
  /// is none.
  private static var installedPrompt: String? {
    guard let path = InstalledFiles.path("share/readback/opinion/prompt.txt") else { return nil }
    return access(path, R_OK) == 0 ? path : nil
  }

  private static func instructions(from path: String) throws -> String {
    let lines = try LineReader(path: path).allLines()
    guard lines.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      throw ProgramError.emptyPrompt(path: path)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
