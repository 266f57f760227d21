import ReadbackCore

/// The reader's choices about the list and the panel that are remembered between sessions, as lines
/// of a name and a value.
public struct Choices: Sendable, Hashable {
  var order = FindingOrder.text
  var showsPanel = true
  /// Nil: as many as the findings need.
  var panelRowCount: Int?
  var readingOrder = FacingOrder.official
  var filter = Filter()

  public init() {}

  public var lines: [(name: String, value: String)] {
    [
      ("order", "\(order)"), ("panel", showsPanel ? "on" : "off"),
      ("panel-height", panelRowCount.map(String.init) ?? "auto"),
      ("reading-order", "\(readingOrder)"),
      ("filter", filter.words.joined(separator: " ")),
    ]
  }

  /// Applies a line; returns false, without a change, if it is not understood.
  public mutating func take(_ name: String, _ value: String) -> Bool {
    switch name {
    case "order":
      guard let order = FindingOrder.allCases.first(where: { "\($0)" == value }) else {
        return false
      }
      self.order = order
    case "panel":
      guard ["on", "off"].contains(value) else { return false }
      showsPanel = value == "on"
    case "panel-height":
      guard value == "auto" || (Int(value) ?? 0) > 1 else { return false }
      panelRowCount = Int(value)
    case "reading-order":
      let orders: [FacingOrder] = [.official, .retelling]
      guard let order = orders.first(where: { "\($0)" == value }) else { return false }
      readingOrder = order
    case "filter":
      guard let filter = Filter(words: value.split(separator: " ").map(String.init)) else {
        return false
      }
      self.filter = filter
    default: return false
    }
    return true
  }
}

extension Session {
  /// The reader's current choices.
  public var choices: Choices {
    var choices = Choices()
    choices.order = panel.order
    choices.showsPanel = view.showsPanel
    choices.panelRowCount = view.panelRowCount
    choices.readingOrder = view.order
    choices.filter = filter
    return choices
  }

  /// The first key of an action, as hints show it; "" if it has none.
  func keyName(of action: Action) -> String { keymap.keys(of: action).first?.name ?? "" }

  /// All keys of an action, as help shows them.
  func keyNames(of action: Action) -> String {
    keymap.keys(of: action).filter { $0 != .wheelUp && $0 != .wheelDown }.map(\.name)
      .joined(separator: " ")
  }
}

extension Filter {
  /// Without the source: where no opinion was requested, it would hide everything.
  fileprivate var words: [String] {
    hiddenKinds.map { "hide:\($0.rawValue)" }.sorted()
      + hiddenCauses.map { "hide:\($0.rawValue)" }.sorted()
      + (severity == .minor ? [] : ["severity:\(severity.rawValue)"])
      + (state.map { ["state:\($0.rawValue)"] } ?? [])
      + (isUnreviewedByReader ? ["mine-unreviewed"] : []) + (showsRejected ? ["rejected"] : [])
      + (showsDoubts ? ["doubts"] : [])
  }

  fileprivate init?(words: [String]) {
    self.init()
    for word in words {
      let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
      let value = parts.count > 1 ? parts[1] : ""
      switch parts[0] {
      case "hide":
        if let kind = FindingKind(rawValue: value) {
          hiddenKinds.insert(kind)
        } else if let cause = FindingCause(rawValue: value) {
          hiddenCauses.insert(cause)
        } else {
          return nil
        }
      case "severity":
        guard let severity = Severity(rawValue: value) else { return nil }
        self.severity = severity
      case "state":
        guard let state = ReviewState(rawValue: value) else { return nil }
        self.state = state
      case "mine-unreviewed": isUnreviewedByReader = true
      case "rejected": showsRejected = true
      case "doubts": showsDoubts = true
      default: return nil
      }
    }
  }
}
