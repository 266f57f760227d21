import ReadbackCore

/// How paragraphs are recognised in plain text.
public enum ParagraphBreaks: String, CaseIterable, Sendable {
  /// As lines, unless the text seems to be wrapped by hand or by a mail program.
  case automatic
  /// Each line is a paragraph.
  case lines
  /// Paragraphs are separated by blank lines.
  case blank
}

/// Whether the lines of a text mark paragraph ends themselves (RFC 3676): a line ending with a
/// space continues.
enum LineFlow {
  case fixed
  case withSpace
  /// The space is not part of the text.
  case withoutSpace
}

/// Reads plain text and recognises its paragraphs.
///
/// Quotation marks of mails (">" and "|" before each line) are removed first; quoted text may be
/// wrapped independently of the rest.
struct PlainText {
  private let bytes: [UInt8]

  /// - Parameter bytes: repaired by `TextRepair`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Time is linear in the text.
  ///
  /// - Parameter firstLine: the line of the file at which the text begins.
  func addParagraphs(
    breaks: ParagraphBreaks, flow: LineFlow = .fixed, firstLine: Int = 1,
    to text: inout TextBuilder
  ) {
    let lines = TextLine.lines(of: bytes, firstLine: firstLine)
    let joints: Joints
    switch breaks {
    case .lines: joints = .none
    case .blank: joints = .all
    case .automatic: joints = .automatic(Wrappings(lines, in: bytes))
    }
    let table = breaks == .automatic && flow == .fixed ? ColumnLines(lines, in: bytes) : nil
    var paragraph = JoinedLines(bytes)
    for (index, line) in lines.enumerated() {
      if let cells = table?.cells[index], !cells.isEmpty {
        paragraph.finish(&text)
        add(cells, of: line, to: &text)
      } else if index > 0, flow != .fixed, flows(lines[index - 1], to: line) {
        // Of two spaces one belongs to the text.
        paragraph.append(
          line, isGlued: flow == .withoutSpace && lines[index - 1].endingBlanks < 2)
      } else if index > 0, flow == .fixed || line.quoteDepth > 0,
        joints.join(lines[index - 1], line)
      {
        paragraph.append(line)
      } else {
        let next = lines[index...].prefix(3).first { !$0.range.isEmpty }
        paragraph.finish(&text, isBeforeQuotation: (next?.quoteDepth ?? 0) > 0)
        if !line.range.isEmpty { paragraph.begin(line) }
      }
    }
    paragraph.finish(&text)
  }

  /// Adds a table row in the form that other readers use.
  private func add(_ cells: [Range<Int>], of line: TextLine, to text: inout TextBuilder) {
    var row: [UInt8] = []
    var pieces: [TextBuilder.Piece] = []
    for cell in cells {
      if !row.isEmpty { row.append(contentsOf: " | ".utf8) }
      pieces.append(
        TextBuilder.Piece(
          byteOffset: row.count, line: line.number,
          column: line.column + cell.lowerBound - line.range.lowerBound))
      row.append(contentsOf: bytes[cell])
    }
    text.add(row[...], look: TextBuilder.Look(role: .body), pieces: pieces)
  }

  private func flows(_ line: TextLine, to next: TextLine) -> Bool {
    line.endsInBlank && !line.range.isEmpty && line.quoteDepth == next.quoteDepth
      && !next.range.isEmpty && !bytes[line.range].elementsEqual("--".utf8)
  }

  private enum Joints {
    case none
    case all
    case automatic(Wrappings)

    func join(_ line: TextLine, _ next: TextLine) -> Bool {
      guard !line.range.isEmpty, !next.range.isEmpty, line.quoteDepth == next.quoteDepth else {
        return false
      }
      switch self {
      case .none: return false
      case .all: return !line.isPageEnd
      case .automatic(let wrappings): return wrappings.isBroken(between: line, and: next)
      }
    }
  }
}

/// The lines of one paragraph, joined.
private struct JoinedLines {
  private let bytes: [UInt8]
  private var hyphenation: Hyphenation
  private var paragraph: [UInt8] = []
  private var pieces: [TextBuilder.Piece] = []
  private var lastLine: TextLine?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    hyphenation = Hyphenation(bytes)
  }

  mutating func begin(_ line: TextLine) {
    paragraph.append(contentsOf: bytes[line.range])
    pieces.append(TextBuilder.Piece(byteOffset: 0, line: line.number, column: line.column))
    lastLine = line
  }

  /// - Parameter isGlued: nothing is inserted between the lines.
  mutating func append(_ line: TextLine, isGlued: Bool = false) {
    guard let last = lastLine else { return begin(line) }
    switch isGlued ? .nothing : hyphenation.joint(between: last.range, and: line.range) {
    case .space: paragraph.append(0x20)
    case .nothing: break
    case .dropping(let count): paragraph.removeLast(count)
    }
    pieces.append(
      TextBuilder.Piece(byteOffset: paragraph.count, line: line.number, column: line.column))
    paragraph.append(contentsOf: bytes[line.range])
    lastLine = line
  }

  /// - Parameter isBeforeQuotation: quoted lines follow, introduced by "On Monday Jane wrote:".
  mutating func finish(_ text: inout TextBuilder, isBeforeQuotation: Bool = false) {
    if !pieces.isEmpty {
      let isAttribution =
        isBeforeQuotation && lastLine?.quoteDepth == 0 && MailText.isAttribution(paragraph)
      let look = TextBuilder.Look(role: isAttribution ? .boilerplate : nil)
      text.add(paragraph[...], look: look, pieces: pieces)
    }
    paragraph.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    lastLine = nil
  }
}
