import Glibc
import ReadbackCore
import ReadbackFormats

/// The options of a command about second opinions, for texts that have not been read yet.
final class OpinionJob: @unchecked Sendable {
  /// Nil if none is wanted.
  let settings: OpinionSettings?
  let isDryRun: Bool
  private let cache: OpinionCache?
  private let consent: OpinionConsent
  private let monitor = Monitor()
  /// Protected by the monitor.
  private var desks: [OpinionService] = []

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

  /// Whether a required opinion is missing.
  var isMissing: Bool {
    settings?.isRequired == true && monitor.change { desks.contains(where: \.hasFailed) }
  }

  /// For commands that write reports; nil if no opinion is wanted. When a command is used for the
  /// first time, it reports what is sent where.
  func desk(recorded: @escaping @Sendable (String) -> [UInt8]?) -> OpinionService? {
    guard let settings else { return nil }
    if let command = settings.command, !isDryRun, !consent.isGiven(for: command) {
      StandardStreams.report(
        "\(OpinionConsent.sentence(command)); this is reported once (--no-opinion asks nothing)")
      consent.give(for: command)
    }
    return readerService(recorded: recorded, report: StandardStreams.report)
  }

  /// For the reader, which asks the user first.
  func readerOpinions(recorded: @escaping @Sendable (String) -> [UInt8]?) -> ReaderOpinions? {
    readerService(recorded: recorded, report: { _ in }).map { ReaderOpinions($0, consent: consent) }
  }

  private func readerService(
    recorded: @escaping @Sendable (String) -> [UInt8]?,
    report: @escaping @Sendable (String) -> Void
  ) -> OpinionService? {
    guard let settings else { return nil }
    let desk = OpinionService(settings, cache: cache, recorded: recorded, report: report)
    monitor.change { desks.append(desk) }
    return desk
  }
}

extension OpinionCache {
  /// In the user's cache directory; nil if there is none.
  static var ofUser: OpinionCache? {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return OpinionCache(cacheHome: variable("XDG_CACHE_HOME"), home: variable("HOME"))
  }
}

extension Texts {
  /// What would be sent about all retellings, and how much. Sends nothing.
  func dryRun(by reviews: ReviewReader, asking desk: OpinionService) throws -> String {
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
