import ReadbackCore

/// Collects the paragraphs of a document: its text, what is known of their roles, and where each
/// stood in the file.
struct TextBuilder {
  /// The paragraphs so far, each with a line end.
  private(set) var bytes: [UInt8] = []
  /// By paragraph number, as `Document.init(segmenting:details:roles:labels:times:)` wants them.
  private(set) var roles: [Int: ParagraphRole] = [:]
  /// By paragraph number: how many bytes at its start name who speaks.
  private(set) var labels: [Int: Int] = [:]
  /// By paragraph number: when it is said.
  private(set) var times: [Int: String] = [:]
  /// The line of the file that each paragraph begins on, counting from 1.
  private(set) var lines: [Int] = []
  /// Where stretches of the text stand in the file.
  private(set) var marks: [SourcePlaces.Mark] = []
  /// What the file says of itself.
  var details = DocumentDetails()
  /// While the text of a part of the file is added: the line of the file that each line of the part
  /// begins on.
  var lineMap: [Int]?
  /// What should be known of the text as a whole, a sentence each.
  var notices: [ImportNotice] = []
  /// A page of the file leaves it to a script to show its text.
  var isDrawnByScript = false
  private let limit: Int
  /// The limit of paragraphs was passed; further ones were dropped.
  private(set) var isOverfull = false

  init(limits: ImportLimits) {
    limit = limits.paragraphCount
  }

  /// A stretch of a paragraph that stands together in the file.
  struct Piece {
    /// Where it begins in the paragraph.
    let byteOffset: Int
    /// From 1.
    let line: Int
    /// In bytes, from 1.
    let column: Int
  }

  /// What is known of a paragraph besides its words.
  struct Look {
    var role: ParagraphRole?
    /// How many bytes at its start name who speaks.
    var labelLength = 0
    var time = ""
  }

  /// Adds a paragraph without surrounding white space; one with nothing to read is dropped.
  ///
  /// - Parameter text: UTF-8 without line ends.
  mutating func add(_ text: ArraySlice<UInt8>, role: ParagraphRole? = nil, line: Int) {
    add(text, look: Look(role: role), pieces: [Piece(byteOffset: 0, line: line, column: 1)])
  }

  /// Adds a paragraph that several places of the file make up.
  ///
  /// - Parameters:
  ///   - text: UTF-8 without line ends.
  ///   - pieces: in ascending order, the first at the start of the text.
  mutating func add(_ text: ArraySlice<UInt8>, look: Look, pieces: [Piece]) {
    let valid = withoutBrokenCharacters(text) ?? text
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
  }
}
