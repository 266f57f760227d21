import ArgumentParser
import ReadbackFormats

struct OpinionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opinion",
    abstract: "Delete cached answers of language models, or move them between machines.",
    usage: "readback opinion clear | export | import | prompt [<options>] [<file>]",
    subcommands: [Clear.self, Export.self, Import.self, Prompt.self])

  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete all cached answers.", usage: "readback opinion clear")

    @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

    mutating func run() throws {
      let count = try restriction.opinionCache().clear()
      try StandardStreams.write("\(count) \(count == 1 ? "answer" : "answers") removed\n")
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Export all cached answers, one line of JSON each.",
      usage: "readback opinion export [<options>]")

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

    mutating func run() throws {
      let records = try restriction.opinionCache().records()
      try Destination(
        path: output.output, replacing: output.force, in: restriction.writingPlace(),
        protection: ProtectedFiles()
      ).writeParts { send in
        for record in records { try send(record.line) }
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import exported answers, so that they need not be asked for again.",
      usage: "readback opinion import [<options>] [<file>]")

    @Argument(
      help: "The file with the lines; \"-\" is standard input.", completion: .file())
    var file = "-"
    @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

    mutating func run() throws {
      let cache = try restriction.opinionCache()
      let lines = try LineReader(path: file)
      var count = 0
      while let line = try lines.next() {
        if line.allSatisfy(\.isWhitespace) { continue }
        guard let record = OpinionRecord(line: Array(line.utf8)) else {
          throw ProgramError.notOpinions(path: file, line: lines.number)
        }
        guard cache.keep(record) else { throw ProgramError.noCacheDirectory }
        count += 1
      }
      try StandardStreams.write("\(count) \(count == 1 ? "answer" : "answers") taken in\n")
    }
  }

  struct Prompt: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the built-in prompt, as a starting point for --opinion-prompt.",
      usage: "readback opinion prompt")

    mutating func run() throws {
      try StandardStreams.write(String(decoding: defaultOpinionPrompt, as: UTF8.self))
    }
  }
}

extension RestrictionOptions {
  /// The user's cached answers; a restricted login has none.
  fileprivate func opinionCache() throws -> OpinionCache {
    guard restriction(to: []) == nil else { throw RestrictionError.opinion }
    guard let cache = OpinionCache.ofUser else { throw ProgramError.noCacheDirectory }
    return cache
  }
}
