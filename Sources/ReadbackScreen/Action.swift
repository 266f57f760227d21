/// Everything a key can do, one row each: keymap, help, hints and the manual are made from it.
public enum Action: Sendable, CaseIterable {
  case lineDown, lineUp, pageDown, pageUp, halfPageDown, halfPageUp, toStart, toEnd
  case goToParagraph, goToPercent
  case nextFinding, previousFinding, nextUnreviewed, previousUnreviewed
  case nextCritical, previousCritical, nextMajor, previousMajor
  case search, nextMatch, previousMatch
  case nextRetelling, previousRetelling, sources, matrix
  case focusPanel, togglePanel, panelHigher, panelLower, filter, listOrder, open
  case why, readings
  case askSentence, askEverything
  case confirm, reject, rejectAlike, comment, regrade, undo, redo, link, add, lostMarks
  case copyFinding, copySentences
  case order, fold, wording, against, narrower, wider, evenColumns, oneColumn, stack
  case cellLeft, cellRight
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
      ([c(":")], .moving, "go to a paragraph (:12), a finding (:f7), a part (:50%)", "go to")
    case .goToPercent: ([c("%")], .moving, "with a count, that part of the way (50%)", "part")
    case .search: ([c("/")], .moving, "search both columns while you type", "search")
    case .nextMatch:
      ([c("n")], .moving, "next match, or finding when nothing is searched", "next")
    case .previousMatch: ([c("N")], .moving, "previous match, or finding", "previous")
    case .nextFinding: ([c("]")], .findings, "next finding", "next")
    case .previousFinding: ([c("[")], .findings, "previous finding", "previous")
    case .nextUnreviewed:
      ([c("}")], .findings, "next finding that you have not reviewed", "unreviewed")
    case .previousUnreviewed:
      ([c("{")], .findings, "previous finding that you have not reviewed", "unreviewed")
    case .nextCritical: ([c("e")], .findings, "next critical finding", "critical")
    case .previousCritical: ([c("E")], .findings, "previous critical finding", "critical")
    case .nextMajor: ([c(")")], .findings, "next finding that is major or graver", "major")
    case .previousMajor: ([c("(")], .findings, "previous one that is major or graver", "major")
    case .focusPanel: ([.tab, .backTab], .findings, "between text and panel", "panel")
    case .togglePanel: ([c("t")], .findings, "show or hide the panel", "hide")
    case .panelHigher: ([c(">")], .findings, "make the panel a line higher", "higher")
    case .panelLower: ([c("<")], .findings, "make the panel a line lower", "lower")
    case .listOrder:
      ([c("o")], .findings, "order of findings: text, severity, confidence", "order")
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
    case .confirm: ([c("r")], .reviewing, "confirm the finding and go on to the next", "confirm")
    case .reject: ([c("x")], .reviewing, "reject it and go on: it leaves list and print", "reject")
    case .rejectAlike:
      ([c("X")], .reviewing, "reject it with all of its cause and words, everywhere", "all alike")
    case .comment: ([c("c")], .reviewing, "write a comment on it", "comment")
    case .regrade: ([c("C")], .reviewing, "change its severity", "severity")
    case .undo: ([c("U")], .reviewing, "take the last decision back", "undo")
    case .redo: ([.control("r")], .reviewing, "make it again", "redo")
    case .link: ([c("l")], .reviewing, "link sentences by hand, or unlink them", "link")
    case .add: ([c("a")], .reviewing, "add a finding of your own on chosen words", "add")
    case .lostMarks:
      ([c("M")], .reviewing, "marks that could not be placed, and why", "lost marks")
    case .copyFinding: ([c("y")], .reviewing, "copy the finding to the clipboard", "copy")
    case .copySentences:
      ([c("Y")], .reviewing, "copy the two sentences to the clipboard", "copy both")
    case .order:
      ([c("L")], .looking, "order of the official text or of the retelling", "order")
    case .fold: ([c("z")], .looking, "fold what agrees", "fold")
    case .wording: ([c("w")], .looking, "underline every word that differs", "wording")
    case .against:
      ([c("A")], .looking, "another retelling in place of the official text", "against")
    case .narrower: ([c("-")], .looking, "official column narrower", "narrower")
    case .wider: ([c("+")], .looking, "official column wider", "wider")
    case .evenColumns: ([c("=")], .looking, "columns of one width", "even")
    case .oneColumn: ([c("O")], .looking, "one column: official, retelling, both", "one")
    case .stack: ([c("|")], .looking, "stack the columns, or side by side", "stack")
    case .cellLeft: ([.left], .looking, "in the matrix, a column to the left", "left")
    case .cellRight: ([.right], .looking, "in the matrix, a column to the right", "right")
    case .theme: ([c("T")], .looking, "next theme", "theme")
    case .print: ([c("P")], .program, "print the side-by-side to a file", "print")
    case .export: ([c("S")], .program, "export the findings, or the matrix, to a file", "export")
    case .reload: ([c("R")], .program, "read the files again", "reload")
    case .redraw: ([.control("l")], .program, "draw the screen again", "redraw")
    case .suspend: ([.control("z")], .program, "suspend", "suspend")
    case .help:
      ([c("?"), c("h"), .function(1)], .program, "what the screen shows, and every key", "help")
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
