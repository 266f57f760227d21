import ReadbackCore

/// How the lines of a plain text make paragraphs.
public enum ParagraphBreaks: String, CaseIterable, Sendable {
  /// Lines, unless the text looks wrapped by hand or by a mailer.
  case automatic
  /// Each line is a paragraph.
  case lines
  /// Blank lines stand between paragraphs.
  case blank
}

/// Reads plain text: finds what its paragraphs are.
///
/// Marks of quotation (">" and "|" before each line) are taken off first; what is quoted is wrapped
/// or not by itself.
struct PlainText {
  private let bytes: [UInt8]

  /// - Parameter bytes: repaired by `TextRepair`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Time is linear in the text.
  ///
  /// - Parameter firstLine: the line of the file that the text begins on.
  func addParagraphs(breaks: ParagraphBreaks, firstLine: Int = 1, to text: inout TextBuilder) {
    let lines = TextLine.lines(of: bytes, firstLine: firstLine)
    let joints: Joints
    switch breaks {
    case .lines: joints = .none
    case .blank: joints = .all
    case .automatic: joints = .automatic(Wrappings(lines, in: bytes))
    }
    var paragraph = JoinedLines(bytes)
    for (index, line) in lines.enumerated() {
      if index > 0, joints.join(lines[index - 1], line) {
        paragraph.append(line)
      } else {
        paragraph.finish(&text)
        paragraph.begin(line)
      }
    }
    paragraph.finish(&text)
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

/// The lines of one paragraph, put together.
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

  mutating func append(_ line: TextLine) {
    guard let last = lastLine else { return begin(line) }
    switch hyphenation.joint(between: last.range, and: line.range) {
    case .space: paragraph.append(0x20)
    case .nothing: break
    case .dropping(let count): paragraph.removeLast(count)
    }
    pieces.append(
      TextBuilder.Piece(byteOffset: paragraph.count, line: line.number, column: line.column))
    paragraph.append(contentsOf: bytes[line.range])
    lastLine = line
  }

  mutating func finish(_ text: inout TextBuilder) {
    if !pieces.isEmpty { text.add(paragraph[...], look: TextBuilder.Look(), pieces: pieces) }
    paragraph.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    lastLine = nil
  }
}
