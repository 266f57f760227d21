import ReadbackCore

/// The reader as a value: events go in, effects and a screen come out.
///
/// It never waits, reads a clock or accesses a file; the program performs the effects that
/// `receive` returns.
public struct Session: Sendable {
  public struct Options: Sendable, Hashable {
    public var repertoire: Repertoire
    /// The retelling to begin with.
    public var retelling: Int
    /// The place to begin at; nil for the beginning.
    public var point: ReadingPoint?
    /// The reviewer's name; the decisions of others are shown beside theirs.
    public var reviewer: String
    /// The directory that file names are relative to, as it is shown; empty to hide it.
    public var directory: String
    /// A retelling to show in place of the official text as soon as both have been compared.
    public var against: Int?
    /// A second opinion that can be asked for.
    public var opinion: OpinionOffer?

    /// The key bindings.
    public var keymap = Keymap.standard
    /// The order of the list, the panel and other choices remembered between sessions.
    public var choices = Choices()
    /// Whether to show sentences instead of columns, for screen readers and braille displays.
    public var isLinear = false

    /// The maximum number of characters in a prompt.
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
  /// A retelling to show on the left once it has been compared.
  var wantedAgainst: Int?
  var opinionOffer: OpinionOffer?
  var official: Document
  /// Never empty.
  var retellings: [RetellingState]
  /// Index of the retelling on the screen.
  public internal(set) var currentRetelling: Int

  var view = ViewChoices()
  var filter = Filter()
  var reading = Viewport()
  var panel = PanelState()
  var search = SearchState()
  var history = ReviewHistory()
  /// The words being selected for a manual finding.
  var selection: WordSelection?
  /// A manual finding, until the store has confirmed it.
  var newFinding: Finding?
  /// The open overlays, the top one last.
  var overlays: [OverlayState] = []
  var prompt: PromptState?
  /// The answers to each kind of question, the latest last.
  var answers: [PromptState.Topic: [String]] = [:]
  /// The file being written.
  var lastWrite: WriteRequest?
  /// Another retelling in place of the official text; nil if there is none.
  var against: AgainstState?
  /// The retelling that has been exchanged with the official text; nil if there is none.
  var base: Int?
  /// Whether the introduction is waiting for the comparison.
  var isIntroductionPending = false
  /// The number typed before a key.
  var count: Int?
  /// Shown in the status line until the next key.
  var notice: String?

  /// Why marks cannot be saved; nil if they can.
  var storeProblem: String?
  /// Marks that are being written.
  public internal(set) var savingCount = 0

  /// Derived from the above; `relayout` and `settle` keep it up to date.
  var geometry: Geometry
  var facing: Facing
  var layouts: [Int: ItemLayout] = [:]
  var window = Window()
  /// The overview's ticks: findings by line.
  var ticks: [Int: Int] = [:]
  /// Whether a key was pressed, so that the reader has chosen a place.
  var isUnderWay = false
  /// The place where an earlier session ended; nil after the first key.
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

  /// The first effects: the comparison of the retelling on the screen.
  public mutating func start() -> [Effect] { nextComparison() }

  /// The top overlay; nil if the texts are not covered.
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

  /// The chosen finding, whose words are emphasised.
  var currentFinding: Finding? { position.map { findings[facing.listed[$0]] } }

  /// Requests the comparison of the retelling on the screen, otherwise of the next one without; one
  /// at a time. When all are compared, each is compared again with the others as evidence.
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
    return [.compare(retelling: next, holding: retellings[next].manualLinks)]
  }

  private mutating func nextWeighing() -> [Effect] {
    guard (2...OtherRenderings.mostRetellings).contains(retellings.count),
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

  /// Remarks about how the texts were read; nil if there are none.
  var textNotice: String? {
    let notices = ([official] + retellings.map(\.document)).flatMap(\.details.notices)
    guard let first = notices.first else { return nil }
    return notices.count == 1 ? first : "\(first); s shows \(notices.count - 1) more"
  }
}
