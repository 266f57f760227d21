import Glibc
import ReadbackCore
import ReadbackFormats

/// What the options of a command say about second opinions, for texts that are still to be read.
final class OpinionJob: @unchecked Sendable {
  /// Nil where none is wanted.
  let settings: OpinionSettings?
  let isDryRun: Bool
  private let cache: OpinionCache?
  private let consent: OpinionConsent
  private let monitor = Monitor()
  /// Only inside the monitor.
  private var desks: [OpinionDesk] = []

  init(
    settings: OpinionSettings?, cache: OpinionCache?, isDryRun: Bool,
    consent: OpinionConsent = .ofUser
  ) {
    self.settings = settings
    self.cache = cache
    self.isDryRun = isDryRun
    self.consent = consent
  }

  var jobCount: Int { settings?.jobCount ?? 1 }

  /// An opinion that has to be there is not.
  var isMissing: Bool {
    settings?.isRequired == true && monitor.change { desks.contains(where: \.hasFailed) }
  }

  /// A desk for commands that write; nil where no opinion is wanted. The first time that a command
  /// is used, it says what is sent where.
  func desk(recorded: @escaping @Sendable (String) -> [UInt8]?) -> OpinionDesk? {
    guard let settings else { return nil }
    if let command = settings.command, !isDryRun, !consent.isGiven(for: command) {
      StandardStreams.report(
        "\(OpinionConsent.sentence(command)); this is said once (--no-opinion asks nothing)")
      consent.give(for: command)
    }
    return readerDesk(recorded: recorded, report: StandardStreams.report)
  }

  /// What the reader asks with; it asks the user first itself.
  func readerOpinions(recorded: @escaping @Sendable (String) -> [UInt8]?) -> ReaderOpinions? {
    readerDesk(recorded: recorded, report: { _ in }).map { ReaderOpinions($0, consent: consent) }
  }

  private func readerDesk(
    recorded: @escaping @Sendable (String) -> [UInt8]?,
    report: @escaping @Sendable (String) -> Void
  ) -> OpinionDesk? {
    guard let settings else { return nil }
    let desk = OpinionDesk(settings, cache: cache, recorded: recorded, report: report)
    monitor.change { desks.append(desk) }
    return desk
  }
}

extension OpinionCache {
  /// In the user's cache directory; nil when there is none.
  static var ofUser: OpinionCache? {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return OpinionCache(cacheHome: variable("XDG_CACHE_HOME"), home: variable("HOME"))
  }
}

extension Texts {
  /// What would be sent about all retellings, and how much it is. Asks nothing.
  func dryRun(by reviews: ReviewShelf, asking desk: OpinionDesk) throws -> String {
    var text = ""
    var pieceCount = 0
    var wordCount = 0
    for source in retellings {
      let comparison = try reviews.comparison(
        of: official, with: source.load(), threadCount: processorCount
      ).comparison
      guard comparison.verdict.relation != .unrelated else {
        text += "# \(source.path): does not retell the official text; nothing would be sent\n\n"
        continue
      }
      let pieces = desk.pieces(of: comparison)
      for (index, piece) in pieces.enumerated() {
        let prompt = desk.prompt(on: piece, of: comparison)
        pieceCount += 1
        wordCount += prompt.text.split(whereSeparator: \.isWhitespace).count
        text += "# \(source.path): part \(index + 1) of \(pieces.count)\n\n\(prompt.text)\n"
      }
    }
    let command = desk.settings.command.map { "the command \"\($0)\"" } ?? "nobody: no --opinion"
    return text + "# \(pieceCount) \(pieceCount == 1 ? "question" : "questions") with \(wordCount)"
      + " words in all would be sent to \(command)\n"
  }
}
