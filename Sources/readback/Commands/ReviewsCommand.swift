import ArgumentParser
import Glibc
import ReadbackCore
import ReadbackFormats
import ReadbackStore

struct ReviewsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviews", abstract: "List reviewers' decisions, or move them between machines.",
    usage: "readback reviews export | import | list | recover [<options>] [<file>]",
    subcommands: [Export.self, Import.self, List.self, Recover.self])

  struct Export: DecisionWriter {
    static let configuration = CommandConfiguration(
      abstract: "Export all decisions, one line of JSON each.",
      usage: "readback reviews export [<options>]")

    @OptionGroup var output: OutputOptions
    @OptionGroup var replacing: ReplacingOptions
    @OptionGroup(title: "Reviews") var reviews: ReviewOptions
    @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

    mutating func run() throws {
      let lines = try storeToRead()?.exportedLines() ?? []
      try write(lines)
    }
  }

  struct Recover: DecisionWriter {
    static let configuration = CommandConfiguration(
      abstract: "Export what can still be read from a damaged file of decisions.",
      usage: "readback reviews recover [<options>] [<file>]")

    @Argument(
      help: "The damaged file. The default is the file of decisions.",
      completion: .file())
    var file: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var replacing: ReplacingOptions
    @OptionGroup(title: "Reviews") var reviews: ReviewOptions
    @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

    mutating func run() throws {
      let path = try file ?? self.path()
      let salvage = try StoreSalvage(path: path)
      try write(salvage.lines, protecting: path)
      StandardStreams.report(salvage.sentence(path: path))
      if salvage.lines.isEmpty || salvage.lostCount > 0 { throw ExitStatus.problem }
    }
  }

  struct Import: DecisionCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import exported decisions; decisions that are already there are skipped.",
      usage: "readback reviews import [<options>] [<file>]")

    @Argument(
      help: "The file with the lines; \"-\" is standard input.", completion: .file())
    var file = "-"
    @OptionGroup(title: "Reviews") var reviews: ReviewOptions
    @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

    mutating func run() throws {
      let lines = try LineReader(path: file).allLines()
      let outcome = try store().add(lines: lines)
      let refused = outcome.refusedLines
      if !refused.isEmpty, outcome.addedCount + outcome.knownCount == 0 {
        throw ProgramError.notReviews(path: file)
      }
      try StandardStreams.write(
        "\(outcome.addedCount) imported, \(outcome.knownCount) already known\n")
      if let first = refused.first {
        throw ProgramError.reviewLine(
          path: file, line: first, others: refused.count - 1)
      }
    }
  }

  struct List: DecisionCommand {
    static let configuration = CommandConfiguration(
      abstract: "List all decisions with reviewer, time and words.",
      usage: "readback reviews list [<options>]")

    @OptionGroup(title: "Reviews") var reviews: ReviewOptions
    @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

    mutating func run() throws {
      let marks = try storeToRead()?.allMarks() ?? []
      for mark in marks { try StandardStreams.write(mark.line + "\n") }
    }
  }
}

struct ReplacingOptions: ParsableArguments {
  @Flag(help: "With --force: replace the file even if it has more lines than the new one.")
  var fewer = false
}

/// A command that writes decisions, one per line.
private protocol DecisionWriter: DecisionCommand {
  var output: OutputOptions { get }
  var replacing: ReplacingOptions { get }
}

extension DecisionWriter {
  /// - Parameter damaged: another file of decisions besides the usual one.
  fileprivate func write(_ lines: [String], protecting damaged: String? = nil) throws {
    let protected = ProtectedFiles()
    for path in [try path(), damaged].compactMap({ $0 }) { protected.addStore(path) }
    let destination = try Destination(
      path: output.output, replacing: output.force, in: restriction.writingPlace(),
      protection: protected)
    if !replacing.fewer, let count = try destination.replacedLineCount(), count > lines.count {
      throw ProgramError.fewerDecisions(path: destination.name, before: count, now: lines.count)
    }
    try destination.writeParts { send in
      for line in lines { try send(line.hiddenScalarsEscaped + "\n") }
    }
  }
}

extension StoreSalvage {
  fileprivate func sentence(path: String) -> String {
    if lines.isEmpty { return "\(path): no decision could be read" }
    let read = lines.count == 1 ? "1 decision was read" : "\(lines.count) decisions were read"
    guard lostCount > 0 else { return "\(path): \(read), all that are known of" }
    return "\(path): \(read), \(lostCount) could not be read"
  }
}

/// A command that works with a file of decisions.
private protocol DecisionCommand: ParsableCommand {
  var reviews: ReviewOptions { get }
  var restriction: RestrictionOptions { get }
}

extension DecisionCommand {
  /// The store, or nil if nothing was ever saved. A file named by the user must exist.
  fileprivate func storeToRead() throws -> ReviewStore? {
    let path = try path()
    guard try reviews.isBegun(path) else { return nil }
    let store = ReviewStore(path: path, isShared: reviews.reviews != nil, use: .reading)
    try store.checkReading()
    return store
  }

  /// The store; its file is created if it does not exist.
  fileprivate func store() throws -> ReviewStore {
    let store = ReviewStore(
      path: try path(), isShared: reviews.reviews != nil, use: .adding)
    if case .notKeeping(let error, _) = store.state { throw error }
    if let notice = store.placeNotice { StandardStreams.report(notice) }
    return store
  }

  fileprivate func path() throws -> String {
    let isRestricted = restriction.restriction(to: []) != nil
    guard let path = reviews.path(isRestricted: isRestricted) else {
      throw RestrictionError.reviewsNotNamed
    }
    return path
  }
}

extension KeptMark {
  /// "TIME REVIEWER VERDICT WORDS (OFFICIAL / RETELLING)".
  fileprivate var line: String {
    let what: String
    let words: (official: Quote?, retelling: Quote?)
    var said = ""
    switch event.mark {
    case .decision(let anchor, let state, let comment):
      what = "\(state.rawValue) \(anchor.kind.rawValue)"
      words = (anchor.official, anchor.retelling)
      said = comment
    case .finding(let anchor, let comment):
      what = "added \(anchor.kind.rawValue)"
      words = (anchor.official, anchor.retelling)
      said = comment
    case .link(let official, let retelling, let isLinked):
      what = isLinked ? "linked" : "unlinked"
      words = (official, retelling)
    case .undo:
      what = "undid an earlier decision"
      words = (nil, nil)
    }
    let quotes = [words.official, words.retelling].compactMap { $0 }.map { "\"\($0.words)\"" }
    let parts = [
      event.time, event.reviewer, what, quotes.joined(separator: " / "),
      said.isEmpty ? "" : "(\(said))", "in \(pair.official.title) / \(pair.retelling.title)",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ").escapingControls
  }
}
