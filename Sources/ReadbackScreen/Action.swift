/// Everything a key can do, one row each; the keymap, help, hints and manual are derived from it.
public enum Action: Sendable, CaseIterable {
  case lineDown, lineUp, pageDown, pageUp, halfPageDown, halfPageUp, toStart, toEnd
  case goToParagraph, goToPercent
  case nextFinding, previousFinding, nextUnreviewed, previousUnreviewed
  case nextCritical, previousCritical, nextMajor, previousMajor
  case search, nextMatch, previousMatch
  case nextRetelling, previousRetelling, base, sources, matrix
  case focusPanel, togglePanel, panelHigher, panelLower, filter, listOrder, open
  case why, readings
  case askSentence, askEverything
  case confirm, reject, rejectAlike, comment, regrade, undo, redo, link, add, lostMarks
  case copyFinding, copySentences
  case order, fold, wording, against, narrower, wider, evenColumns, oneColumn, stack
  case cellLeft, cellRight
  case print, export
  case theme, reload, encoding, redraw, suspend, help, cancel, close, quit

  public enum Group: String, Sendable, CaseIterable {
    case moving = "Moving"
    case findings = "Findings"
    case retellings = "Retellings"
    case reviewing = "Reviewing"
    case looking = "Looking"
    case program = "Files and program"
  }

  /// The row: keys (hints name the first), group, help text, and a one-word hint.
  public var row: (keys: [Key], group: Group, help: String, hint: String) {
    switch self {
    case .lineDown:
      ([c("j"), .down, .wheelDown], .moving, "down a line (5j: five lines)", "down")
    case .lineUp: ([c("k"), .up, .wheelUp], .moving, "up a line", "up")
    case .pageDown:
      ([c(" "), .pageDown, .control("f")], .moving, "down a page", "page")
    case .pageUp: ([c("b"), .pageUp, .control("b")], .moving, "up a page", "back")
    case .halfPageDown: ([c("d"), .control("d")], .moving, "down half a page", "half")
    case .halfPageUp: ([c("u"), .control("u")], .moving, "up half a page", "half")
    case .toStart: ([c("g"), .home], .moving, "to the start", "start")
    case .toEnd:
      ([c("G"), .end], .moving, "to the end (12G: to paragraph 12)", "end")
    case .goToParagraph:
      (
        [c(":")], .moving,
        ":12 official paragraph, :f7 finding, :50%, or a name", "go to"
      )
    case .goToPercent: ([c("%")], .moving, "after a number: to that percentage (50%)", "part")
    case .search:
      ([c("/")], .moving, "search both texts; with a capital letter, case matters", "search")
    case .nextMatch:
      ([c("n")], .moving, "next match; without a search, next finding", "next")
    case .previousMatch: ([c("N")], .moving, "previous match, or previous finding", "previous")
    case .nextFinding: ([c("]")], .findings, "next finding", "next")
    case .previousFinding: ([c("[")], .findings, "previous finding", "previous")
    case .nextUnreviewed:
      ([c("}")], .findings, "next finding you have not reviewed", "unreviewed")
    case .previousUnreviewed:
      ([c("{")], .findings, "previous finding you have not reviewed", "unreviewed")
    case .nextCritical: ([c("e")], .findings, "next critical finding", "critical")
    case .previousCritical: ([c("E")], .findings, "previous critical finding", "critical")
    case .nextMajor: ([c(")")], .findings, "next major or critical finding", "major")
    case .previousMajor: ([c("(")], .findings, "previous major or critical finding", "major")
    case .focusPanel: ([.tab, .backTab], .findings, "move between the text and the panel", "panel")
    case .togglePanel: ([c("t")], .findings, "show or hide the panel", "hide")
    case .panelHigher: ([c(">")], .findings, "make the panel a line higher", "higher")
    case .panelLower: ([c("<")], .findings, "make the panel a line lower", "lower")
    case .listOrder:
      ([c("o")], .findings, "order of findings: text, severity, confidence", "order")
    case .filter:
      ([c("f")], .findings, "filter the list, for example to show rejected findings", "filter")
    case .open: ([.enter], .findings, "go to what is selected", "open")
    case .why: ([c("i")], .findings, "why: the finding in full, with its evidence", "why")
    case .readings:
      ([c("v")], .findings, "how each retelling puts this official sentence", "readings")
    case .askSentence:
      ([c("K")], .findings, "ask for a second opinion on this sentence", "opinion")
    case .askEverything:
      ([c("J")], .findings, "ask for a second opinion on the whole retelling", "opinion on all")
    case .nextRetelling:
      ([c(".")], .retellings, "next retelling, at the same sentence", "retelling")
    case .previousRetelling:
      ([c(",")], .retellings, "previous retelling, at the same sentence", "previous")
    case .base:
      ([c("B")], .retellings, "compare with the next text as the base", "base")
    case .sources: ([c("s")], .retellings, "list the retellings", "sources")
    case .matrix:
      ([c("m")], .retellings, "what each retelling covers, sentence by sentence", "matrix")
    case .confirm: ([c("r")], .reviewing, "confirm the finding and go to the next", "confirm")
    case .reject: ([c("x")], .reviewing, "reject it, which hides it, and go to the next", "reject")
    case .rejectAlike:
      ([c("X")], .reviewing, "reject all with its cause and words, in every retelling", "all alike")
    case .comment: ([c("c")], .reviewing, "comment on it", "comment")
    case .regrade: ([c("C")], .reviewing, "change its severity", "severity")
    case .undo: ([c("U")], .reviewing, "undo the last decision", "undo")
    case .redo: ([.control("r")], .reviewing, "redo it", "redo")
    case .link: ([c("l")], .reviewing, "link sentences by hand, or remove a link", "link")
    case .add: ([c("a")], .reviewing, "add a finding of your own on selected words", "add")
    case .lostMarks:
      ([c("M")], .reviewing, "decisions whose words are no longer in the text", "lost decisions")
    case .copyFinding: ([c("y")], .reviewing, "copy the finding to the clipboard", "copy")
    case .copySentences:
      ([c("Y")], .reviewing, "copy the two sentences to the clipboard", "copy both")
    case .order:
      ([c("L")], .looking, "in the order of the official text, or of the retelling", "order")
    case .fold: ([c("z")], .looking, "fold rows without findings", "fold")
    case .wording: ([c("w")], .looking, "underline every word that differs", "wording")
    case .against:
      ([c("A")], .looking, "compare with another retelling, not the official text", "against")
    case .narrower: ([c("-")], .looking, "make the official column narrower", "narrower")
    case .wider: ([c("+")], .looking, "make the official column wider", "wider")
    case .evenColumns: ([c("=")], .looking, "columns of equal width", "even")
    case .oneColumn:
      ([c("O")], .looking, "show the official text only, the retelling only, or both", "one")
    case .stack: ([c("|")], .looking, "texts one above the other, or side by side", "stack")
    case .cellLeft: ([.left], .looking, "in the matrix: one column left", "left")
    case .cellRight: ([.right], .looking, "in the matrix: one column right", "right")
    case .theme: ([c("T")], .looking, "next colour theme", "theme")
    case .print: ([c("P")], .program, "write both texts side by side to a file", "print")
    case .export: ([c("S")], .program, "write the findings, or the matrix, to a file", "export")
    case .reload: ([c("R")], .program, "reload the files", "reload")
    case .encoding:
      ([c("@")], .program, "reload one text in another encoding", "encoding")
    case .redraw: ([.control("l")], .program, "redraw the screen", "redraw")
    case .suspend: ([.control("z")], .program, "suspend", "suspend")
    case .help:
      ([c("?"), c("h"), .function(1)], .program, "explain the screen and list every key", "help")
    case .cancel: ([.escape], .program, "close what is open; end the search", "clear")
    case .close: ([c("q")], .program, "close what is open; otherwise quit", "close")
    case .quit: ([c("Q")], .program, "quit", "quit")
    }
  }

  /// Whether it is a small step from the current place, so that holding its key repeats it.
  var isStep: Bool {
    switch self {
    case .lineDown, .lineUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .nextFinding,
      .previousFinding, .nextUnreviewed, .previousUnreviewed, .nextCritical, .previousCritical,
      .nextMajor, .previousMajor, .nextMatch, .previousMatch, .cellLeft, .cellRight:
      true
    default: false
    }
  }

  private func c(_ scalar: Unicode.Scalar) -> Key { .character(scalar) }

  /// The action of each key; no key has two actions.
  static let keymap: [Key: Action] = {
    var keymap: [Key: Action] = [:]
    for action in Action.allCases {
      for key in action.row.keys {
        precondition(keymap.updateValue(action, forKey: key) == nil, "a key has two actions")
      }
    }
    return keymap
  }()

  /// The keys as help shows them: "j Down".
  public var keyNames: String {
    row.keys.filter { $0 != .wheelUp && $0 != .wheelDown }.map(\.name).joined(separator: " ")
  }
}
