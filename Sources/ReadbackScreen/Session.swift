import ReadbackCore

/// The reader as a value: events go in, effects and a screen come out.
///
/// Nothing here waits, reads a clock or touches a file; the program does what `receive` asks for.
public struct Session: Sendable {
  public struct Options: Sendable, Hashable {
    public var repertoire: Repertoire
    /// The retelling to begin with.
    public var retelling: Int
    /// Where to begin in the official text; nil at its start.
    public var officialByteOffset: Int?
    /// Who decides; others' decisions stand beside theirs.
    public var reviewer: String
    /// Greets a reader who has not been here before with the most needed keys.
    public var isFirstRun: Bool
    /// A second opinion that can be asked for.
    public var opinion: OpinionOffer?

    public init(
      repertoire: Repertoire = .unicode, retelling: Int = 0, officialByteOffset: Int? = nil,
      reviewer: String = "", isFirstRun: Bool = false, opinion: OpinionOffer? = nil
    ) {
      self.repertoire = repertoire
      self.retelling = retelling
      self.officialByteOffset = officialByteOffset
      self.reviewer = reviewer
      self.isFirstRun = isFirstRun
      self.opinion = opinion
    }
  }

  let signs: Signs
  let reviewer: String
  var opinionOffer: OpinionOffer?
  var official: Document
  /// Never empty.
  var retellings: [RetellingState]
  /// Index of the retelling on the screen.
  public internal(set) var currentRetelling: Int

  var view = ViewChoices()
  var filter = Filter()
  var reading = Reading()
  var panel = PanelState()
  var search = SearchState()
  var history = ReviewHistory()
  /// Words being chosen for a finding made by hand.
  var selection: WordSelection?
  /// One made by hand, until it has come back from the store.
  var newFinding: Finding?
  var overlay: OverlayState?
  var prompt: PromptState?
  /// Digits typed ahead of a key.
  var count: Int?
  /// Shown in the status line until the next key.
  var notice: String?

  /// Why marks are not being kept; nil when they are.
  var storeTrouble: String?

  /// Follows from the above; `relayout` and `settle` keep it so.
  var geometry: Geometry
  var facing: Facing
  var layouts: [Int: ItemLayout] = [:]
  var window = Window()
  /// The overview's ticks: findings by line.
  var ticks: [Int: Int] = [:]
  /// A key was pressed: the reader has a place of their own.
  var isUnderWay = false

  /// - Parameter retellings: at least one.
  public init(
    official: Document, retellings: [Document], columnCount: Int, rowCount: Int,
    options: Options = Options()
  ) {
    precondition(!retellings.isEmpty, "a session needs a retelling")
    signs = Signs(repertoire: options.repertoire)
    reviewer = options.reviewer
    opinionOffer = options.opinion
    self.official = official
    self.retellings = retellings.map(RetellingState.init)
    currentRetelling = min(max(0, options.retelling), retellings.count - 1)
    geometry = Geometry(columnCount: columnCount, rowCount: rowCount, view: view)
    facing = Facing(
      official: official, retelling: self.retellings[currentRetelling], order: .official,
      isFolded: false, filter: filter)
    if let offset = options.officialByteOffset {
      isUnderWay = true
      restore(Place(officialByteOffset: offset, retellingByteOffset: nil, prefers: .official))
      reading.screenLine = geometry.body.count / 3
      settle()
    } else {
      moveToBeginning()
    }
    notice =
      textNotice
      ?? (options.isFirstRun ? Greeting(signs: signs).text(columnCount: columnCount) : nil)
  }

  /// What to do first: the comparison of the retelling on the screen.
  public mutating func start() -> [Effect] { nextComparison() }

  /// The official byte offset at the cursor, for a session that is to be resumed here.
  public var officialByteOffset: Int? { place.officialByteOffset }

  var retelling: RetellingState { retellings[currentRetelling] }
  var findings: [Finding] { retelling.comparison?.findings ?? [] }

  func document(_ side: Side) -> Document {
    side == .official ? official : retelling.document
  }

  /// The finding chosen in the panel; its words are the strong ones.
  var currentFinding: Finding? {
    panel.position.map { findings[facing.listed[$0]] }
  }

  /// With more retellings than these each is judged by itself: witnesses are worth their time only
  /// while a reader can look at them all.
  static let witnessLimit = 64

  /// Asks for the comparison of the retelling on the screen, else of the next one that lacks it;
  /// one at a time. When all are there, each is judged again by the light of the others.
  mutating func nextComparison() -> [Effect] {
    func lacks(_ index: Int) -> Bool {
      retellings[index].comparison == nil && !retellings[index].isWaiting
    }
    let next: Int?
    if lacks(currentRetelling) {
      next = currentRetelling
    } else if retellings.contains(where: \.isWaiting) {
      next = nil
    } else {
      next = retellings.indices.first(where: lacks)
    }
    guard let next else { return nextWeighing() }
    retellings[next].isWaiting = true
    return [.compare(retelling: next, holding: retellings[next].heldLinks)]
  }

  private mutating func nextWeighing() -> [Effect] {
    guard (2...Self.witnessLimit).contains(retellings.count),
      retellings.allSatisfy({ $0.comparison != nil && !$0.isWaiting })
    else { return [] }
    func lacks(_ index: Int) -> Bool {
      !retellings[index].isWeighed && !retellings[index].isUnrelated
    }
    let next = lacks(currentRetelling) ? currentRetelling : retellings.indices.first(where: lacks)
    guard let next else { return [] }
    retellings[next].isWeighed = true
    return [.weigh(retelling: next)]
  }

  /// What there is to know of how the texts were read; nil when there is nothing.
  var textNotice: String? {
    let notices = ([official] + retellings.map(\.document)).flatMap(\.details.notices)
    guard let first = notices.first else { return nil }
    return notices.count == 1 ? first : "\(first); s shows \(notices.count - 1) more"
  }
}
