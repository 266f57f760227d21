import ReadbackCore
import ReadbackScreen

/// What the reader needs from the rest of the program.
///
/// Every call may be slow and is made on worker threads: comparisons on one, the others on another,
/// in the order of the requests.
protocol ReaderServices: Sendable {
  func comparison(
    of official: Document, with retelling: Document, holding held: [ManualLink]
  ) -> Comparison

  /// Compares a retelling again with the others as evidence, all of which have been compared; nil
  /// if the texts have changed meanwhile.
  func comparisonWithOthers(of retelling: Int, in texts: ReaderTexts) -> Comparison?

  /// Opens the file of reviews, if the screen has not waited for it.
  func beginKeeping()

  /// The reviewers' stored marks on a retelling, which must have been compared.
  func review(
    of official: Document, with retelling: Document
  ) -> (reviewed: ReviewedComparison, links: [ManualLink])

  /// Changes since the last call: other reviewers' marks, and whether marks can be saved. Also
  /// retries unsaved ones.
  func news(of texts: ReaderTexts) -> [Event]

  /// Saves a decision; `unreviewed` without a comment withdraws an earlier one.
  func keep(
    _ state: ReviewState, comment: String, finding: String, of pair: ReaderPair
  ) throws
  /// Saves a finding that the reviewer made, ignoring its id.
  func keep(_ finding: Finding, of pair: ReaderPair) throws
  func drop(_ finding: Finding, of pair: ReaderPair) throws
  func keep(_ link: ManualLink, of pair: ReaderPair) throws
  func drop(_ link: ManualLink, of pair: ReaderPair) throws

  /// - Parameter comparisons: one per retelling; nil if it has not been compared yet.
  func write(_ request: WriteRequest, texts: ReaderTexts, comparisons: [Comparison?])
    -> WriteOutcome

  /// Reloads all texts, from now on one of them in another encoding; the number of retellings stays
  /// the same. Also returns remarks about how they were read.
  func reload(decoding: DecodingChoice?) throws -> (texts: ReaderTexts, notices: [String])

  /// Exchanges a retelling and the official text; nil restores the original order.
  func changeBase(_ base: Int?) -> ReaderTexts

  /// Whether the reviewer has seen the introduction to a pair, or has disabled it.
  func hasSeen(_ pair: ReaderPair) -> Bool
  func keepSeen(_ pair: ReaderPair)

  /// Whether this is a public login: it has no clipboard, and limited processor time.
  var isRestricted: Bool { get }

  /// Files and directories whose names begin with the typed text.
  func completion(of typed: String) -> Completion

  /// Stores the reader's place for the next time.
  func keepPlace(retelling: Int, point: ReadingPoint?, texts: ReaderTexts)

  /// Asks for a second opinion and reports its progress piece by piece. Waits for the last one.
  func askOpinion(
    on retelling: Int, _ scope: OpinionScope, in texts: ReaderTexts,
    give: @escaping @Sendable ([Event]) -> Void)
  /// Cancels every question.
  func cancelOpinions()
  /// Remembers that the user has agreed to the texts being sent.
  func allowOpinion()

  /// The number of marks that cannot be saved, and why; nil if all are saved. Waits briefly for a
  /// lock.
  func unkept() -> (count: Int, reason: String)?

  /// Writes the unsaved marks to a file for `readback reviews import`.
  ///
  /// - Returns: a sentence that says why that failed; nil on success.
  func rescue(to path: String) -> String?

  /// Writes the remaining marks; no further calls follow.
  ///
  /// - Parameter isAnswered: whether the user has decided what to do with unsaved marks; if not,
  ///   they are written to a file beside the store.
  /// - Returns: a sentence about unsaved marks; nil if all are saved.
  func finish(isAnswered: Bool) -> String?
}

/// The open texts.
struct ReaderTexts: Sendable {
  var official: Document
  var retellings: [Document]

  func pair(_ retelling: Int) -> ReaderPair {
    ReaderPair(official: official, retelling: retellings[retelling])
  }

  /// With the official text and a retelling exchanged; applying it twice restores the order.
  func exchanging(_ retelling: Int?) -> ReaderTexts {
    guard let retelling, retellings.indices.contains(retelling) else { return self }
    var texts = self
    texts.official = retellings[retelling]
    texts.retellings[retelling] = official
    return texts
  }
}

extension ReaderTexts {
  /// Reads all texts that have not been read yet.
  init(reading texts: Texts) throws {
    self.init(official: texts.official, retellings: try texts.retellings.map { try $0.load() })
  }
}

/// An official text and a retelling.
struct ReaderPair: Sendable {
  let official: Document
  let retelling: Document
}
