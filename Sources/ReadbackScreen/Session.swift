import ReadbackCore

/// The reader as a value: events go in, effects and a screen come out.
///
/// Nothing here waits, reads a clock or touches a file; the program does what `receive` asks for.
public struct Session: Sendable {
  public struct Options: Sendable, Hashable {
    public var repertoire: Repertoire
    /// The retelling to begin with.
    public var retelling: Int
    /// Where to begin; nil at the start.
    public var point: ReadingPoint?
    /// Who decides; others' decisions stand beside theirs.
    public var reviewer: String
    /// The directory that names of files count from, as it is shown; empty when it is not to be.
    public var directory: String
    /// A retelling to put in the place of the official text as soon as both are compared.
    public var against: Int?
    /// A second opinion that can be asked for.
    public var opinion: OpinionOffer?

    /// Which key does what.
    public var keymap = Keymap.standard
    /// The order of the list, the panel and what else is remembered from one session to the next.
    public var choices = Choices()
    /// Sentences in place of columns, for who listens or reads by touch.
    public var isLinear = false

    /// Characters that a prompt takes.
    public var lineLimit = 10_000

    public init(
      repertoire: Repertoire = .unicode, retelling: Int = 0, point: ReadingPoint? = nil,
      reviewer: String = "", directory: String = "", against: Int? = nil,
      opinion: OpinionOffer? = nil
    ) {
      self.repertoire = repertoire
      self.retelling = retelling
      self.point = point
      self.reviewer = reviewer
      self.directory = directory
      self.against = against
      self.opinion = opinion
    }
  }

  let signs: Signs
  let reviewer: String
  let directory: String
  let keymap: Keymap
  let isLinear: Bool
  let lineLimit: Int
  /// A retelling that is to stand on the left once it has been compared.
  var wantedAgainst: Int?
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
  /// What covers the reading, the last on top.
  var overlays: [OverlayState] = []
  var prompt: PromptState?
  /// What was answered to each kind of question, the latest last.
  var answers: [PromptState.Topic: [String]] = [:]
  /// The file that is being written.
  var lastWrite: WriteRequest?
  /// Another retelling in the place of the official text; nil when that stands there.
  var against: AgainstState?
  /// The retelling whose place the official text has while it stands in that one's; nil otherwise.
  var base: Int?
  /// What there is to know of the pair waits for its comparison.
  var isIntroductionPending = false
  /// Digits typed ahead of a key.
  var count: Int?
  /// Shown in the status line until the next key.
  var notice: String?

  /// Why marks are not being kept; nil when they are.
  var storeTrouble: String?
  /// Marks that are on their way to the disk.
  public internal(set) var savingCount = 0

  /// Follows from the above; `relayout` and `settle` keep it so.
  var geometry: Geometry
  var facing: Facing
  var layouts: [Int: ItemLayout] = [:]
  var window = Window()
  /// The overview's ticks: findings by line.
  var ticks: [Int: Int] = [:]
  /// A key was pressed: the reader has a place of their own.
  var isUnderWay = false
  /// Where an earlier session ended; nil once a key was pressed.
  var resumedPoint: ReadingPoint?

  /// - Parameter retellings: at least one.
  public init(
    official: Document, retellings: [Document], columnCount: Int, rowCount: Int,
    options: Options = Options()
  ) {
    precondition(!retellings.isEmpty, "a session needs a retelling")
    signs = Signs(repertoire: options.repertoire)
    reviewer = options.reviewer
    directory = options.directory
    keymap = options.keymap
    isLinear = options.isLinear
    lineLimit = options.lineLimit
    let choices = options.choices
    panel.order = choices.order
    view.showsPanel = choices.showsPanel
    view.panelRowCount = choices.panelRowCount
    view.order = choices.readingOrder
    filter = choices.filter
    wantedAgainst = options.against
    opinionOffer = options.opinion
    self.official = official
    self.retellings = retellings.map(RetellingState.init)
    currentRetelling = min(max(0, options.retelling), retellings.count - 1)
    geometry = Geometry(
      columnCount: columnCount, rowCount: rowCount, view: view, needs: GeometryNeeds())
    facing = Facing(
      official: official, retelling: self.retellings[currentRetelling], order: view.order,
      isFolded: false, filter: filter)
    if let point = options.point {
      isUnderWay = true
      resumedPoint = point
      panel.isFresh = false
      resume(at: point)
    } else {
      moveToBeginning()
    }
    notice = textNotice
  }

  /// What to do first: the comparison of the retelling on the screen.
  public mutating func start() -> [Effect] { nextComparison() }

  /// The overlay on top; nil when the texts are not covered.
  var overlay: OverlayState? {
    get { overlays.last }
    set {
      if !overlays.isEmpty { overlays.removeLast() }
      if let newValue { overlays.append(newValue) }
    }
  }

  var findings: [Finding] { retelling.comparison?.findings ?? [] }

  func document(_ side: Side) -> Document {
    switch side {
    case .official: against.map { retellings[$0.retelling].document } ?? official
    case .retelling: retelling.document
    }
  }

  /// The chosen finding; its words are the strong ones.
  var currentFinding: Finding? { position.map { findings[facing.listed[$0]] } }

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
