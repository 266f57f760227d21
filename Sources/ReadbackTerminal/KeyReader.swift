import CNcurses
import ReadbackScreen

/// Takes keys from ncurses, and puts pasted text and mouse reports together.
struct KeyReader {
  /// A paste or a report whose end is lost ends after this many milliseconds of silence.
  static let patience: Int32 = 1000
  /// Scalars kept of one paste; a prompt needs no more.
  private static let pasteLimit = 16_384

  private let window: UnsafeMutablePointer<WINDOW>
  private let takesMouse: Bool
  private var pasted: String.UnicodeScalarView?
  private var mouseReport: MouseReport?
  /// Read already, but the start of the next key.
  private var pushedBack: Input?

  init(window: UnsafeMutablePointer<WINDOW>, takesMouse: Bool) {
    self.window = window
    self.takesMouse = takesMouse
    KeyTable.define()
  }

  /// Something has begun whose end has not arrived.
  var isAmidInput: Bool { pasted != nil || mouseReport != nil }

  /// The next key that has arrived, or nil; never waits longer than ESCDELAY.
  mutating func next() -> Key? {
    while let input = read() {
      if pasted != nil {
        if input == .code(KeyTable.pasteEnd) { return endInput() }
        if case .scalar(let scalar) = input { paste(scalar) }
        continue
      }
      switch goneOnWithReport(input) {
      case .unfinished: continue
      case .finished(let key?): return key
      case .finished(nil): continue
      case .broken: break
      }
      switch input {
      case .code(KeyTable.pasteStart):
        pasted = String.UnicodeScalarView()
      case .code(let code):
        if let key = KeyTable.key(fromCurses: code) { return key }
      case .scalar("\u{1B}"):
        if let key = keyAfterEscape() { return key }
      case .scalar(let scalar):
        if let key = KeyTable.key(from: scalar) { return key }
      }
    }
    return nil
  }

  /// Waits no longer for an end: gives what was pasted so far, when there is something; no control
  /// characters but line ends and tabs.
  mutating func endInput() -> Key? {
    mouseReport = nil
    guard let text = pasted else { return nil }
    pasted = nil
    return .paste(String(text))
  }

  private mutating func paste(_ scalar: Unicode.Scalar) {
    guard pasted!.count < Self.pasteLimit else { return }
    let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    if scalar == "\r" {
      pasted!.append("\n")
    } else if !isControl || scalar == "\n" || scalar == "\t" {
      pasted!.append(scalar)
    }
  }

  private enum Input: Equatable {
    case scalar(Unicode.Scalar)
    case code(Int32)
  }

  private mutating func read() -> Input? {
    if let input = pushedBack {
      pushedBack = nil
      return input
    }
    var value: wint_t = 0
    let kind = wget_wch(window, &value)
    if kind == KEY_CODE_YES { return .code(Int32(bitPattern: value)) }
    guard kind == OK, let scalar = Unicode.Scalar(value) else { return nil }
    return .scalar(scalar)
  }

  /// What an escape begins: the Escape key alone, a mouse report, or a sequence that no table knows.
  ///
  /// The last is swallowed to its end: its letters are no keys of the user's.
  private mutating func keyAfterEscape() -> Key? {
    guard let second = read() else { return .escape }
    guard second == .scalar("[") || second == .scalar("O") else {
      // Escape and the next key, sent together by a fast hand or a slow line.
      pushedBack = second
      return .escape
    }
    var isFirst = second == .scalar("[")
    while case .scalar(let scalar)? = read() {
      if takesMouse, isFirst, scalar == "<" || scalar == "M" {
        mouseReport = MouseReport(scalar == "<" ? .decimal : .characters)
        return nil
      }
      if (0x40...0x7E).contains(scalar.value) { break }
      isFirst = false
    }
    return nil
  }

  /// Gives the input to the report that has begun; `.broken` when it belongs to none.
  private mutating func goneOnWithReport(_ input: Input) -> MouseReport.Progress {
    guard case .scalar(let scalar) = input, let progress = mouseReport?.take(scalar) else {
      mouseReport = nil
      return .broken
    }
    if progress != .unfinished { mouseReport = nil }
    return progress
  }
}

/// Which key an ncurses code is.
enum KeyTable {
  /// Codes of our own, beyond those of ncurses.
  static let pasteStart: Int32 = KEY_MAX + 1
  static let pasteEnd: Int32 = KEY_MAX + 2

  /// Tells ncurses the sequences that terminals send whatever their type says: people use
  /// TERM=vt100 on an xterm, and the two modes of the arrow keys get mixed up.
  static func define() {
    // ncurses would wait for ever for the rest of a report: see `MouseReport`.
    keyok(KEY_MOUSE, false)
    for (sequence, code) in sequences where key_defined(sequence) == 0 {
      define_key(sequence, code)
    }
  }

  private static let sequences: [(String, Int32)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
    ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME),
    ("\u{1B}[8~", KEY_END), ("\u{1B}[3~", KEY_DC), ("\u{1B}[5~", KEY_PPAGE),
    ("\u{1B}[6~", KEY_NPAGE), ("\u{1B}[Z", KEY_BTAB),
    ("\u{1B}OP", KEY_F0 + 1), ("\u{1B}[11~", KEY_F0 + 1), ("\u{1B}[[A", KEY_F0 + 1),
    ("\u{1B}[200~", pasteStart), ("\u{1B}[201~", pasteEnd),
  ]

  /// The reader's key for a code of ncurses, or nil for one that it has no use for.
  static func key(fromCurses code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_HOME, KEY_A1, KEY_FIND: .home
    case KEY_END, KEY_C1, KEY_SELECT: .end
    case KEY_PPAGE, KEY_A3: .pageUp
    case KEY_NPAGE, KEY_C3: .pageDown
    case KEY_ENTER: .enter
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_BTAB: .backTab
    case KEY_F0 + 1: .function(1)
    default: nil
    }
  }

  /// The reader's key for a character that was typed.
  static func key(from scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x1B: .escape
    case 0x01...0x1A: .control(Unicode.Scalar(UInt8(scalar.value) + 0x60))
    case 0x00...0x1F, 0x80...0x9F: nil
    default: .character(scalar)
    }
  }
}
