import ReadbackCore

/// Collects the paragraphs of a document: the text, the known roles, and the place of each in the
/// file.
struct TextBuilder {
  /// The paragraphs so far, each followed by a line end.
  private(set) var bytes: [UInt8] = []
  /// By paragraph number, for `Document.init(segmenting:details:roles:labels:times:)`.
  private(set) var roles: [Int: ParagraphRole] = [:]
  /// By paragraph number: the length in bytes of the speaker's name at its start.
  private(set) var labels: [Int: Int] = [:]
  /// By paragraph number: when it is spoken.
  private(set) var times: [Int: String] = [:]
  /// The numbers of the paragraphs that a page sets above its text as a summary.
  private(set) var standfirsts: Set<Int> = []
  /// The line of the file at which each paragraph begins, from 1.
  private(set) var lines: [Int] = []
  /// The places of parts of the text in the file.
  private(set) var marks: [SourcePlaces.Mark] = []
  /// The file's metadata.
  var details = DocumentDetails()
  /// While a part of the file is added: the line of the file for each line of the part.
  var lineMap: [Int]?
  /// Remarks about the text as a whole, one sentence each.
  var notices: [ImportNotice] = []
  /// Whether a page of the file needs a script to show its text.
  var isDrawnByScript = false
  private var hasStruckLetters = false
  private let limit: Int
  /// Whether paragraphs beyond the limit were dropped.
  private(set) var isOverfull = false

  init(limits: ImportLimits) {
    limit = limits.paragraphCount
  }

  /// A part of a paragraph that is contiguous in the file.
  struct Piece {
    /// Its start in the paragraph.
    let byteOffset: Int
    /// From 1.
    let line: Int
    /// In bytes, from 1.
    let column: Int
  }

  /// What is known about a paragraph besides its words.
  struct Look {
    var role: ParagraphRole?
    /// The length in bytes of the speaker's name at its start.
    var labelLength = 0
    var time = ""
    var isStandfirst = false
    /// Whether the importer has replaced the formulas of TeX; other dollar signs are text.
    var hasReadFormulas = false
  }

  /// Adds a paragraph without surrounding white space; one without visible text is dropped.
  ///
  /// - Parameter text: UTF-8 without line ends.
  mutating func add(_ text: ArraySlice<UInt8>, role: ParagraphRole? = nil, line: Int) {
    add(text, look: Look(role: role), pieces: [Piece(byteOffset: 0, line: line, column: 1)])
  }

  /// Adds a paragraph that comes from several places of the file.
  ///
  /// - Parameters:
  ///    - text: UTF-8 without line ends.
  ///    - pieces: ascending, the first at the start of the text.
  mutating func add(_ text: ArraySlice<UInt8>, look: Look, pieces: [Piece]) {
    let unstruck = StruckLetters.removed(from: text)
    if unstruck != nil, !hasStruckLetters {
      hasStruckLetters = true
      notices.append(
        .struckOut(line: pieces.first?.line))
    }
    let formulas = look.hasReadFormulas ? nil : TeXText(unstruck ?? text)
    let pieces = formulas.map { $0.pieces(pieces) } ?? pieces
    let kept = formulas.map { $0.bytes[...] } ?? unstruck ?? text
    let valid = withoutBrokenCharacters(kept) ?? kept
    let text = LetterForms.usual(valid) ?? valid
    let start = text.firstIndex { $0 > 0x20 } ?? text.endIndex
    let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    guard !isOverfull, start < end, !SourceText.isBlank(text[start..<end]) else { return }
    guard lines.count < limit else {
      isOverfull = true
      return
    }
    let base = bytes.count - (start - text.startIndex)
    func lineOfFile(_ line: Int) -> Int {
      guard let lineMap, !lineMap.isEmpty else { return line }
      return lineMap[min(max(line - 1, 0), lineMap.count - 1)]
    }
    for piece in pieces {
      let offset = base + piece.byteOffset
      let skipped = max(bytes.count - offset, 0)
      marks.append(
        SourcePlaces.Mark(
          byteOffset: max(offset, bytes.count), line: lineOfFile(piece.line),
          column: piece.column + skipped))
    }
    bytes.append(contentsOf: text[start..<end])
    bytes.append(0x0A)
    lines.append(lineOfFile(pieces.first?.line ?? 1))
    if let role = look.role { roles[lines.count] = role }
    if look.labelLength > 0 { labels[lines.count] = look.labelLength }
    if !look.time.isEmpty { times[lines.count] = look.time }
    if look.isStandfirst { standfirsts.insert(lines.count) }
  }
}
