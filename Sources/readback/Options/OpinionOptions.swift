import ArgumentParser
import Glibc
import ReadbackFormats

/// A language model as a second judge.
struct OpinionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Ask this command for a second opinion: it gets a prompt with both texts on standard input and \
      answers on standard output, as "llm -m NAME" or "ollama run NAME" do.
      """, valueName: "command"))
  var opinion: String?

  @Flag(help: "Ask no command and use no recorded opinion.")
  var noOpinion = false

  @Option(
    help: ArgumentHelp(
      "What the model is called in headers and reports; without it, as in the command.",
      valueName: "name"))
  var opinionName: String?

  @Option(help: ArgumentHelp("How many questions are asked at once.", valueName: "n"))
  var opinionJobs = 2

  @Option(help: ArgumentHelp("How long the command may take to answer.", valueName: "seconds"))
  var opinionTimeout = 300

  @Option(
    help: ArgumentHelp(
      "Ask with the words of this file, not with the built-in ones.",
      valueName: "file"),
    completion: .file())
  var opinionPrompt: String?

  @Flag(help: "Only findings that the second opinion has, too.")
  var opinionOnly = false

  @Flag(help: "End with status 2 when a question was not answered.")
  var opinionRequired = false

  @Flag(help: "Write what would be sent, and how many words it is; ask nothing.")
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

  /// Nil where no opinion is wanted.
  ///
  /// - Parameter isRestricted: no command is run then, whatever the environment says.
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

  /// The file beside the installed program, which an administrator may have changed; nil where there
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
