import ReadbackCore
import ReadbackScreen

/// What the reader asks of the rest of the program.
///
/// Everything here may be slow and is called on working threads: comparisons on one, the others on
/// another, in the order in which they were asked for.
protocol ReaderServices: Sendable {
  func comparison(
    of official: Document, with retelling: Document, holding held: [HeldLink]
  ) -> Comparison

  /// Judges a retelling with the others as witnesses, all of which have been compared; nil when
  /// the texts have changed meanwhile.
  func weighedComparison(of retelling: Int, in texts: ReaderTexts) -> Comparison?

  /// Opens the file of reviews, where the screen has not waited for it.
  func beginKeeping()

  /// What reviewers have kept about a retelling, which has been compared before.
  func review(
    of official: Document, with retelling: Document
  ) -> (reviewed: ReviewedComparison, links: [HeldLink])

  /// What has come up since the last call: other reviewers' marks, and whether marks are kept. What
  /// could not be kept is tried again.
  func news(of texts: ReaderTexts) -> [Event]

  /// Keeps a decision; `unreviewed` without a comment takes an earlier one back.
  func keep(
    _ state: ReviewState, comment: String, finding: String, of pair: ReaderPair
  ) throws
  /// Keeps a finding that the reviewer made, whatever its id.
  func keep(_ finding: Finding, of pair: ReaderPair) throws
  func drop(_ finding: Finding, of pair: ReaderPair) throws
  func keep(_ link: HeldLink, of pair: ReaderPair) throws
  func drop(_ link: HeldLink, of pair: ReaderPair) throws

  /// - Parameter comparisons: one a retelling; nil where it has not been compared yet.
  func write(_ request: WriteRequest, texts: ReaderTexts, comparisons: [Comparison?])
    -> WriteOutcome

  /// Reads all texts again, one of them in another encoding from now on; as many retellings as
  /// before. What is to be said of one that could be
  /// read all the same comes with them.
  func reload(decoding: DecodingChoice?) throws -> (texts: ReaderTexts, notices: [String])

  /// Puts a retelling in the official text's place, and that in its place; nil puts all back.
  func changeBase(_ base: Int?) -> ReaderTexts

  /// Whether the reviewer has seen what there is to know of a pair, or does not want to.
  func hasSeen(_ pair: ReaderPair) -> Bool
  func keepSeen(_ pair: ReaderPair)

  /// A stranger reads: nothing is put on the clipboard, and the processor is not theirs alone.
  var isRestricted: Bool { get }

  /// Files and directories whose names begin as what was typed.
  func completion(of typed: String) -> Completion

  /// Keeps where the reader was, for the next time.
  func keepPlace(retelling: Int, point: ReadingPoint?, texts: ReaderTexts)

  /// Asks for a second opinion and gives what comes of it, piece by piece. Waits for the last one.
  func askOpinion(
    on retelling: Int, _ scope: OpinionScope, in texts: ReaderTexts,
    give: @escaping @Sendable ([Event]) -> Void)
  /// Gives up every question.
  func cancelOpinions()
  /// Remembers that the user knows what is sent where.
  func allowOpinion()

  /// How many marks cannot be kept now, and why; nil when all are kept. Waits a moment for a lock.
  func unkept() -> (count: Int, reason: String)?

  /// Writes the marks that are not kept to a file that `readback reviews import` takes in.
  ///
  /// - Returns: why that was not possible, in a sentence; nil when they are there.
  func rescue(to path: String) -> String?

  /// Writes what still waits to be kept; nothing is asked for afterwards.
  ///
  /// - Parameter isAnswered: somebody was asked what is to become of the marks that are not kept;
  ///   if not, they go to a file beside the one that they cannot be kept in.
  /// - Returns: what could not be kept, in a sentence; nil when all is well.
  func finish(isAnswered: Bool) -> String?
}

/// The texts that are open.
struct ReaderTexts: Sendable {
  var official: Document
  var retellings: [Document]

  func pair(_ retelling: Int) -> ReaderPair {
    ReaderPair(official: official, retelling: retellings[retelling])
  }

  /// With the official text and a retelling in each other's place; done twice, it changes nothing.
  func exchanging(_ retelling: Int?) -> ReaderTexts {
    guard let retelling, retellings.indices.contains(retelling) else { return self }
    var texts = self
    texts.official = retellings[retelling]
    texts.retellings[retelling] = official
    return texts
  }
}

/// The official text and the retelling that something is about.
struct ReaderPair: Sendable {
  let official: Document
  let retelling: Document
}
