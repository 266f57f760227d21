import ReadbackCore

/// Reads RTF (Microsoft's specification, version 1.9.1): text, paragraphs, table rows, headings by
/// their outline level, notes after the text; deleted, struck-out and hidden text is
/// omitted.
struct RichText {
  private let bytes: [UInt8]
  private let limits: ImportLimits
  private var text: OfficeText
  private var at = 0
  private var line = 1

  /// State that is restored at the end of a group.
  private struct State {
    var isSkipped = false
    var isHidden = false
    var isStruck = false
    var isRaised = false
    var codePage = 1252
    /// The number of fallback characters after a Unicode one.
    var fallbackCount = 1
    var destination = Destination.body
    /// Whether the group is an element of a formula.
    var isFormulaPart = false
  }

  private enum Destination { case body, fonts, note, title, formula }

  private var state = State()
  private var stack: [State] = []
  /// The number of open groups beyond the nesting limit, which are ignored.
  private var overflow = 0
  private static let deepest = 400
  /// Fallback characters still to skip after "\u".
  private var fallbackLeft = 0
  /// Bytes of the code page that have not been decoded.
  private var pending: [UInt8] = []
  private var fontPages: [Int: Int] = [:]
  private var font = 0
  private var documentPage = 1252
  private var isStar = false
  private var isHeading = false
  private var hasOpenParagraph = false
  private var isInRow = false
  private var hasChanges = false
  private var hasStruckText = false
  private var title: [UInt8] = []
  private var highSurrogate: UInt32?
  private var embeddedFormulaCount = 0
  /// The formula that is being read.
  private var formula = Formula()

  init(_ bytes: [UInt8], limits: ImportLimits) {
    self.bytes = bytes
    self.limits = limits
    text = OfficeText(limits: limits)
  }

  static func isRichText(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("{\\rtf".utf8)) }

  mutating func addParagraphs(to builder: inout TextBuilder) throws(PageProblem) {
    while at < bytes.count, !text.isOverfull {
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x7B: begin()
      case 0x7D: end()
      case 0x5C: readControl()
      case 0x0A: line += 1
      case 0x0D, 0: break
      default: put(byte)
      }
    }
    endParagraph()
    if isInRow { text.endRow() }
    if text.isOverfull { throw PageProblem(problem: .tooManyBytes(limit: limits.byteCount)) }
    text.finish(&builder)
    builder.details.title = String(decoding: title, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if hasStruckText { builder.notices.append(.struckOut()) }
    if embeddedFormulaCount > 0 {
      builder.notices.append(.embeddedFormulas(embeddedFormulaCount))
    }
    if hasChanges {
      builder.notices.append(ImportNotice(sentence: "tracked changes are read as accepted"))
    }
  }

  // MARK: Groups

  private mutating func begin() {
    flush()
    isStar = false
    guard stack.count < Self.deepest else {
      overflow += 1
      return
    }
    stack.append(state)
    state.isFormulaPart = false
  }

  private mutating func end() {
    flush()
    fallbackLeft = 0
    if overflow > 0 {
      overflow -= 1
      return
    }
    if let before = stack.popLast() {
      if state.isFormulaPart { formula.end("") }
      if state.destination == .note, before.destination != .note {
        endParagraph()
        text.endNote()
        hasOpenParagraph = outerOpen.popLast() ?? false
      }
      let wasFormula = state.destination == .formula
      state = before
      if wasFormula, state.destination != .formula, isRead { say(Array(formula.result.utf8)) }
    }
  }

  /// Whether a paragraph was open where a note began.
  private var outerOpen: [Bool] = []

  // MARK: Controls

  private mutating func readControl() {
    guard at < bytes.count else { return }
    let first = bytes[at]
    guard (0x61...0x7A).contains(first | 0x20) else {
      at += 1
      readSymbol(first)
      return
    }
    let start = at
    while at < bytes.count, at - start < 32, (0x61...0x7A).contains(bytes[at] | 0x20) { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    var number: Int?
    let isNegative = at < bytes.count && bytes[at] == 0x2D
    var digits = isNegative ? at + 1 : at
    while digits < bytes.count, (0x30...0x39).contains(bytes[digits]), digits - at < 11 {
      number = min((number ?? 0) * 10 + Int(bytes[digits] - 0x30), 1 << 40)
      digits += 1
    }
    if let value = number {
      number = isNegative ? -value : value
      at = digits
    }
    if at < bytes.count, bytes[at] == 0x20 { at += 1 }
    apply(word, number)
    isStar = false
  }

  private mutating func readSymbol(_ symbol: UInt8) {
    switch symbol {
    case 0x27:
      if at + 1 < bytes.count, let high = TransferEncoding.hex(bytes[at]),
        let low = TransferEncoding.hex(bytes[at + 1])
      {
        at += 2
        put(high << 4 | low)
      }
    case 0x2A: isStar = true
    case 0x7E: putUnicode(0xA0)
    case 0x5F: putUnicode(0x2011)
    case 0x2D: break
    case 0x0A, 0x0D:
      if symbol == 0x0A { line += 1 }
      paragraphEnds()
    case 0x5C, 0x7B, 0x7D: put(symbol)
    default: break
    }
  }

  private static let skippedGroups: Set<String> = [
    "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr",
    "headerf", "footerl", "footerr", "footerf", "filetbl", "listtable", "listoverridetable",
    "revtbl", "annotation", "atnid", "atnauthor", "atrfstart", "atrfend", "fldinst", "themedata",
    "datastore", "generator", "xmlnstbl", "rsidtbl", "bkmkstart", "bkmkend", "nonshppict",
    "listtext", "pntext", "colorschememapping", "latentstyles", "mmathPr", "ftnsep", "ftnsepc",
    "aftnsep", "aftnsepc", "txe", "rxe", "xe", "tc",
  ]

  private static let symbols: [String: UInt32] = [
    "emdash": 0x2014, "endash": 0x2013, "lquote": 0x2018, "rquote": 0x2019, "ldblquote": 0x201C,
    "rdblquote": 0x201D, "bullet": 0x2022, "emspace": 0x20, "enspace": 0x20, "qmspace": 0x20,
    "tab": 0x20, "line": 0x20, "nbsp": 0xA0,
  ]

  private mutating func apply(_ word: String, _ number: Int?) {
    if let scalar = Self.symbols[word] { return putUnicode(scalar) }
    if state.destination == .formula, word.first == "m", !state.isFormulaPart {
      // The names of Office Math after an "m".
      state.isFormulaPart = true
      return formula.start(String(word.dropFirst()))
    }
    switch word {
    case "moMath" where !state.isSkipped:
      formula = Formula()
      formula.start("oMath")
      state.isFormulaPart = true
      state.destination = .formula
    case "par", "sect", "page", "column": paragraphEnds()
    case "pard":
      isHeading = false
      if !hasOpenParagraph { isInTable = false }
    case "plain":
      flush()
      state.isHidden = false
      state.isStruck = false
      state.isRaised = false
    case "super", "sub", "nosupersub":
      flush()
      state.isRaised = word == "super" && number != 0
    case "strike", "striked":
      flush()
      state.isStruck = number != 0
    case "outlinelevel": isHeading = (number ?? 9) < 9
    case "intbl": isInTable = true
    case "trowd": beginRow()
    case "cell", "nestcell":
      beginRow()
      endParagraph()
      text.beginCell()
    case "row", "nestrow":
      endParagraph()
      if isInRow { text.endRow() }
      isInRow = false
    case "u":
      guard var value = number else { return }
      if value < 0 { value += 0x10000 }
      fallbackLeft = 0
      putUnicode(UInt32(truncatingIfNeeded: value))
      fallbackLeft = state.fallbackCount
    case "uc": state.fallbackCount = min(max(number ?? 1, 0), 16)
    case "ansicpg":
      documentPage = number ?? 1252
      state.codePage = documentPage
    case "mac": documentPage = 10000
    case "pc": documentPage = 437
    case "f":
      flush()
      font = number ?? 0
      if state.destination != .fonts { state.codePage = fontPages[font] ?? documentPage }
    case "fcharset":
      if state.destination == .fonts, let page = Self.page(ofCharset: number ?? 0) {
        fontPages[font] = page
      }
    case "v":
      flush()
      state.isHidden = number != 0
    case "deleted":
      flush()
      hasChanges = true
      state.isHidden = number != 0
    case "revised": hasChanges = true
    case "fonttbl": state.destination = .fonts
    case "title":
      state.destination = .title
      state.isSkipped = false
    case "footnote", "endnote":
      flush()
      outerOpen.append(hasOpenParagraph)
      hasOpenParagraph = false
      state.destination = .note
      text.beginNote()
    case "objclass":
      let program = String(decoding: bytes[at...].prefix(32), as: UTF8.self)
      if Formula.isObject(ofProgram: program) { embeddedFormulaCount += 1 }
      state.isSkipped = true
    case "bin":
      at = min(bytes.count, at + max(number ?? 0, 0))
    case _
    where Self.skippedGroups.contains(word) || (isStar && !Self.readStarGroups.contains(word)):
      state.isSkipped = true
    default: break
    }
  }

  private static let readStarGroups: Set<String> = [
    "shpinst", "shptxt", "background", "nesttableprops", "moMathPara",
  ]
  private var isInTable = false

  private mutating func beginRow() {
    guard !isInRow else { return }
    endParagraph()
    text.beginRow()
    text.beginCell()
    isInRow = true
  }

  // MARK: Text

  private mutating func put(_ byte: UInt8) {
    if fallbackLeft > 0 {
      fallbackLeft -= 1
      return
    }
    guard isRead else { return }
    if state.isStruck { hasStruckText = true }
    guard !state.isStruck else { return }
    pending.append(byte)
    if pending.count > 1 << 16 { flush() }
  }

  private var isRead: Bool {
    overflow == 0 && !state.isSkipped && !state.isHidden && state.destination != .fonts
  }

  private mutating func putUnicode(_ value: UInt32) {
    flush()
    if fallbackLeft > 0 {
      fallbackLeft -= 1
      return
    }
    guard isRead, !state.isStruck else { return }
    var value = value
    if (0xD800...0xDBFF).contains(value) {
      highSurrogate = value
      return
    }
    if (0xDC00...0xDFFF).contains(value), let high = highSurrogate {
      value = 0x10000 + (high - 0xD800) << 10 + (value - 0xDC00)
    }
    highSurrogate = nil
    guard let scalar = Unicode.Scalar(value) else { return }
    say(Array(String(scalar).utf8))
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    let name: String? =
      switch state.codePage {
      case 0, 1252: "windows-1252"
      case 10000: "macintosh"
      case 65001: "utf-8"
      case 1250...1258, 874: "windows-\(state.codePage)"
      default: "cp\(state.codePage)"
      }
    let decoded =
      pending.allSatisfy { $0 < 0x80 } ? pending : Charset.utf8(pending, named: name)
    pending.removeAll(keepingCapacity: true)
    say(decoded)
  }

  private mutating func say(_ words: [UInt8]) {
    if state.destination == .formula {
      return words.withUnsafeBufferPointer { formula.characters($0) }
    }
    if state.destination == .title {
      if title.count < 1000 { title += words }
      return
    }
    if !hasOpenParagraph {
      if isInTable { beginRow() }
      text.beginParagraph(role: isHeading ? .heading : nil, line: line)
      hasOpenParagraph = true
    }
    if state.isRaised { text.addRaised(words) } else { text.add(words) }
  }

  private mutating func paragraphEnds() {
    flush()
    guard !state.isSkipped else { return }
    // A deleted paragraph mark does not end a paragraph.
    if state.isHidden { return }
    endParagraph()
  }

  private mutating func endParagraph() {
    flush()
    if hasOpenParagraph { text.endParagraph() }
    hasOpenParagraph = false
  }

  /// The code pages of Windows character sets.
  private static func page(ofCharset charset: Int) -> Int? {
    switch charset {
    case 0, 1: nil
    case 77: 10000
    case 128: 932
    case 129: 949
    case 134: 936
    case 136: 950
    case 161: 1253
    case 162: 1254
    case 163: 1258
    case 177: 1255
    case 178: 1256
    case 186: 1257
    case 204: 1251
    case 222: 874
    case 238: 1250
    default: nil
    }
  }
}
