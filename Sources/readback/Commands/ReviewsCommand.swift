import ArgumentParser
import Glibc
import ReadbackCore
import ReadbackStore

struct ReviewsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviews", abstract: "List what reviewers decided, or move it between machines.",
    usage: "readback reviews export | import | list [<options>] [<file>]",
    subcommands: [Export.self, Import.self, List.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write every decision as a line of JSON.",
      usage: "readback reviews export [<options>]")

    @OptionGroup var output: OutputOptions
    @OptionGroup var kept: KeptReviews

    mutating func run() throws {
      let lines = try kept.storeToRead()?.exportedLines() ?? []
      try Destination(
        path: output.output, replacing: output.force, in: kept.restriction.writingPlace()
      ).writeParts { send in
        for line in lines { try send(line + "\n") }
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take in decisions that were exported; known ones are passed over.",
      usage: "readback reviews import [<options>] [<file>]")

    @Argument(
      help: "The file with the lines; \"-\" is standard input.", completion: .file())
    var file = "-"
    @OptionGroup var kept: KeptReviews

    mutating func run() throws {
      let lines = try LineReader(path: file).allLines()
      let outcome = try kept.store().add(lines: lines)
      let refused = outcome.refusedLines
      if !refused.isEmpty, outcome.addedCount + outcome.knownCount == 0 {
        throw ProgramError.notReviews(path: file)
      }
      try StandardStreams.write(
        "\(outcome.addedCount) taken in, \(outcome.knownCount) known already\n")
      if let first = refused.first {
        throw ProgramError.reviewLine(
          path: file, line: first, others: refused.count - 1)
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List every decision with who made it, when, and on which words.",
      usage: "readback reviews list [<options>]")

    @OptionGroup var kept: KeptReviews

    mutating func run() throws {
      let marks = try kept.storeToRead()?.allMarks() ?? []
      for mark in marks { try StandardStreams.write(mark.line + "\n") }
    }
  }
}

/// The file of decisions that a command works on.
struct KeptReviews: ParsableArguments {
  @OptionGroup(title: "Reviews") var reviews: ReviewOptions
  @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

  /// The store, or nil when nothing was ever kept. A file that was named has to be there.
  func storeToRead() throws -> ReviewStore? {
    let path = try path()
    guard try reviews.isBegun(path) else { return nil }
    let store = ReviewStore(path: path, isShared: reviews.reviews != nil)
    try store.checkReading()
    return store
  }

  /// The store; its file is begun when it is not there.
  func store() throws -> ReviewStore {
    let store = ReviewStore(path: try path(), isShared: reviews.reviews != nil)
    if case .notKeeping(let error, _) = store.state { throw error }
    return store
  }

  private func path() throws -> String {
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
      what = "took back an earlier mark"
      words = (nil, nil)
    }
    let quotes = [words.official, words.retelling].compactMap { $0 }.map { "\"\($0.words)\"" }
    let parts = [
      event.time, event.reviewer, what, quotes.joined(separator: " / "),
      said.isEmpty ? "" : "(\(said))", "in \(pair.official.title) / \(pair.retelling.title)",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ").madeVisible
  }
}
