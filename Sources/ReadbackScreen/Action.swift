/// Everything a key can do, one row each: keymap, help, hints and the manual are made from it.
public enum Action: Sendable, CaseIterable {
  case lineDown, lineUp, pageDown, pageUp, halfPageDown, halfPageUp, toStart, toEnd
  case goToParagraph, goToPercent
  case nextFinding, previousFinding, nextUnreviewed, previousUnreviewed
  case search, nextMatch, previousMatch
  case nextRetelling, previousRetelling, sources, matrix
  case focusPanel, togglePanel, filter, open
  case why, readings
  case askSentence, askEverything
  case confirm, reject, comment, undo, redo, link, add, lostMarks
  case order, fold, narrower, wider, evenColumns, oneColumn, stack
  case print, export
  case theme, reload, redraw, suspend, help, cancel, close, quit

  public enum Group: String, Sendable, CaseIterable {
    case moving = "Moving"
    case findings = "Findings"
    case retellings = "Retellings"
    case reviewing = "Reviewing"
    case looking = "Looking"
    case program = "Files and program"
  }

  /// The row: keys (the first is the one hints name), group, what it does, and its hint of a word.
  public var row: (keys: [Key], group: Group, help: String, hint: String) {
    switch self {
    case .lineDown:
      ([c("j"), .down, .wheelDown], .moving, "a line down; with a count, that many", "down")
    case .lineUp: ([c("k"), .up, .wheelUp], .moving, "a line up", "up")
    case .pageDown:
      ([c(" "), .pageDown, .control("f")], .moving, "a page down", "page")
    case .pageUp: ([c("b"), .pageUp, .control("b")], .moving, "a page up", "back")
    case .halfPageDown: ([c("d"), .control("d")], .moving, "half a page down", "half")
    case .halfPageUp: ([c("u"), .control("u")], .moving, "half a page up", "half")
    case .toStart: ([c("g"), .home], .moving, "to the start", "start")
    case .toEnd:
      ([c("G"), .end], .moving, "to the end; with a count, to that paragraph", "end")
    case .goToParagraph:
      ([c(":")], .moving, "go to a paragraph (:12) or a part of the way (:50%)", "go to")
    case .goToPercent: ([c("%")], .moving, "with a count, that part of the way (50%)", "part")
    case .search: ([c("/")], .moving, "search both columns while you type", "search")
    case .nextMatch:
      ([c("n")], .moving, "next match, or finding when nothing is searched", "next")
    case .previousMatch: ([c("N")], .moving, "previous match, or finding", "previous")
    case .nextFinding: ([c("]")], .findings, "next finding", "next")
    case .previousFinding: ([c("[")], .findings, "previous finding", "previous")
    case .nextUnreviewed: ([c("}")], .findings, "next unreviewed finding", "unreviewed")
    case .previousUnreviewed: ([c("{")], .findings, "previous unreviewed finding", "unreviewed")
    case .focusPanel: ([.tab, .backTab], .findings, "between text and panel", "panel")
    case .togglePanel: ([c("t")], .findings, "show or hide the panel", "hide")
    case .filter:
      ([c("f")], .findings, "choose which findings are listed, as the rejected", "filter")
    case .open: ([.enter], .findings, "go to what is chosen", "open")
    case .why: ([c("i")], .findings, "why: the whole finding and its evidence", "why")
    case .readings:
      ([c("v")], .findings, "how every retelling puts this official sentence", "readings")
    case .askSentence:
      ([c("K")], .findings, "ask for a second opinion on this sentence", "opinion")
    case .askEverything:
      ([c("J")], .findings, "ask for a second opinion on the whole retelling", "opinion on all")
    case .nextRetelling: ([c(".")], .retellings, "next retelling, same sentence", "retelling")
    case .previousRetelling:
      ([c(",")], .retellings, "previous retelling, same sentence", "previous")
    case .sources: ([c("s")], .retellings, "list of the retellings", "sources")
    case .matrix:
      ([c("m")], .retellings, "what each retelling carries, sentence by sentence", "matrix")
    case .confirm: ([c("r")], .reviewing, "confirm the finding", "confirm")
    case .reject: ([c("x")], .reviewing, "reject it: it leaves the list and the print", "reject")
    case .comment: ([c("c")], .reviewing, "write a comment on it", "comment")
    case .undo: ([c("U")], .reviewing, "take the last decision back", "undo")
    case .redo: ([.control("r")], .reviewing, "make it again", "redo")
    case .link: ([c("l")], .reviewing, "link sentences by hand, or unlink them", "link")
    case .add: ([c("a")], .reviewing, "add a finding of your own on chosen words", "add")
    case .lostMarks:
      ([c("M")], .reviewing, "marks that could not be placed, and why", "lost marks")
    case .order:
      ([c("L")], .looking, "order of the official text or of the retelling", "order")
    case .fold: ([c("z")], .looking, "fold what agrees", "fold")
    case .narrower: ([c("-")], .looking, "official column narrower", "narrower")
    case .wider: ([c("+")], .looking, "official column wider", "wider")
    case .evenColumns: ([c("=")], .looking, "columns of one width", "even")
    case .oneColumn: ([c("O")], .looking, "one column: official, retelling, both", "one")
    case .stack: ([c("|")], .looking, "stack the columns, or side by side", "stack")
    case .theme: ([c("T")], .looking, "next theme", "theme")
    case .print: ([c("P")], .program, "print the side-by-side to a file", "print")
    case .export: ([c("S")], .program, "export the findings, or the matrix, to a file", "export")
    case .reload: ([c("R")], .program, "read the files again", "reload")
    case .redraw: ([.control("l")], .program, "draw the screen again", "redraw")
    case .suspend: ([.control("z")], .program, "suspend", "suspend")
    case .help: ([c("?"), c("h")], .program, "these keys", "help")
    case .cancel: ([.escape], .program, "close what is open; clear the search", "clear")
    case .close: ([c("q")], .program, "close what is open, then quit", "close")
    case .quit: ([c("Q")], .program, "quit", "quit")
    }
  }

  private func c(_ scalar: Unicode.Scalar) -> Key { .character(scalar) }

  /// The action of each key; no key has two.
  static let keymap: [Key: Action] = {
    var keymap: [Key: Action] = [:]
    for action in Action.allCases {
      for key in action.row.keys {
        precondition(keymap.updateValue(action, forKey: key) == nil, "a key has two actions")
      }
    }
    return keymap
  }()

  /// "j Down": the keys as help prints them.
  public var keyNames: String {
    row.keys.filter { $0 != .wheelUp && $0 != .wheelDown }.map(\.name).joined(separator: " ")
  }
}
