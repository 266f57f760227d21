import ReadbackCore

/// Lays out rows as lines: the official text, a bar, the retelling; or one below the other if there
/// is no room for both.
///
/// Each paragraph has a gutter with `↕` if it was moved, its number, and the sign of a finding in
/// the line. A finding's words are in brackets, followed by its sign and number.
struct FacingColumns {
  private let printed: PrintedComparison
  private let options: ExportOptions
  private let isStacked: Bool
  private let numberWidth: Int
  /// Cells of each side including its gutter.
  private let officialWidth: Int
  private let retellingWidth: Int

  /// Below this width the sides are stacked.
  static let facingWidth = 70

  init(_ printed: PrintedComparison, options: ExportOptions) {
    self.printed = printed
    self.options = options
    isStacked = options.width < Self.facingWidth
    let lastNumber = max(
      printed.official.paragraphs.last?.number ?? 0,
      printed.retelling.paragraphs.last?.number ?? 0)
    numberWidth = max(2, String(lastNumber).utf8.count)
    let bar = 3
    officialWidth = isStacked ? options.width : (options.width - bar) / 2
    retellingWidth = isStacked ? options.width - 2 : options.width - bar - officialWidth
  }

  /// The lines above the first row.
  var heading: [String] {
    let rule = options.isASCII ? "-" : "─"
    func ruled(_ count: Int) -> String { String(repeating: rule, count: count) }
    guard !isStacked else {
      let notice = "The retelling is below the official text, behind a bar."
      return StyledText(notice, .quiet).strings(options) + [ruled(options.width)]
    }
    return compose(
      official: lines(of: StyledText("OFFICIAL TEXT", .heading), width: officialWidth),
      retelling: lines(of: StyledText("RETELLING", .heading), width: retellingWidth))
      + [ruled(officialWidth + 1) + (options.isASCII ? "+" : "┼") + ruled(retellingWidth + 1)]
  }

  /// The lines of one row, aligned on both sides.
  func lines(of row: PrintedRow) -> [String] {
    switch row {
    case .facing(let row):
      return compose(official: officialLines(of: row), retelling: retellingLines(of: row))
    case .boilerplate(let official, let retelling):
      func folded(_ indices: [Int], of document: Document, width: Int) -> [SideLine] {
        guard !indices.isEmpty else { return [] }
        let numbers = document.numberList(ofParagraphs: indices)
        return lines(of: StyledText("¶\(numbers) page boilerplate", .quiet), width: width)
      }
      return compose(
        official: folded(official, of: printed.official, width: officialWidth),
        retelling: folded(retelling, of: printed.retelling, width: retellingWidth))
    }
  }

  private func officialLines(of row: FacingRow) -> [SideLine] {
    row.official.enumerated().flatMap { position, index in
      lines(
        of: styled(
          printed.pieces(ofOfficialParagraph: index), of: printed.official, paragraph: index),
        width: officialWidth, number: printed.official.paragraphs[index].number,
        isBelowAnother: position > 0)
    }
  }

  private func retellingLines(of row: FacingRow) -> [SideLine] {
    var side = row.retelling.enumerated().flatMap { position, index in
      lines(
        of: styled(
          printed.pieces(ofRetellingParagraph: index), of: printed.retelling, paragraph: index),
        width: retellingWidth, number: printed.retelling.paragraphs[index].number,
        isMoved: row.moved.contains(index), isBelowAnother: position > 0)
    }
    if !row.references.isEmpty {
      let numbers = printed.retelling.numberList(ofParagraphs: row.references)
      let also = row.retelling.isEmpty ? "see" : "see also"
      side += lines(of: StyledText("(\(also) ¶\(numbers))", .quiet), width: retellingWidth)
    }
    return side
  }

  /// A paragraph with its findings in brackets.
  private func styled(
    _ pieces: [MarkedPiece], of document: Document, paragraph index: Int
  ) -> StyledText {
    let base: TextStyle =
      switch document.paragraphs[index].role {
      case .body: .plain
      case .heading: .heading
      case .boilerplate, .commentary: .quiet
      }
    var text = StyledText()
    for piece in pieces {
      switch piece {
      case .words(let range, let findings):
        let mostSevere = findings.max { $0.severity < $1.severity }
        text.append(document.text.bytes[range], mostSevere.map { TextStyle($0.kind) } ?? base)
      case .opening(let numbered):
        text.appendSign(numbered.finding.kind.sign)
        text.append("[", TextStyle(numbered.finding.kind))
      case .closing(let numbered):
        text.append("]\(numbered.mark)", TextStyle(numbered.finding.kind))
      }
    }
    return text
  }

  /// A line of one side: its gutter and its text.
  private struct SideLine {
    var gutter: String
    var line: PrintedLine
  }

  /// Moved sign, number, blank, finding sign, blank.
  private var gutterWidth: Int { numberWidth + 4 }

  private func lines(
    of text: StyledText, width: Int, number: Int? = nil, isMoved: Bool = false,
    isBelowAnother: Bool = false
  ) -> [SideLine] {
    func shown(_ sign: String?) -> String {
      sign.map { Printable.string($0, repertoire: options.isASCII ? .ascii : .unicode) } ?? " "
    }
    let gap = isBelowAnother ? [SideLine(gutter: blankGutter, line: PrintedLine())] : []
    let wrapped = text.lines(columnCount: width - gutterWidth, options: options)
    return gap
      + wrapped.enumerated().map { index, line in
        let digits = index == 0 ? number.map(String.init) ?? "" : ""
        let blanks = String(repeating: " ", count: numberWidth - digits.utf8.count)
        let moved = index == 0 && isMoved ? shown("↕") : " "
        return SideLine(gutter: "\(moved)\(blanks)\(digits) \(shown(line.sign)) ", line: line)
      }
  }

  private var blankGutter: String { String(repeating: " ", count: gutterWidth) }

  private func compose(official: [SideLine], retelling: [SideLine]) -> [String] {
    let bar = options.isASCII ? "|" : "│"
    guard !isStacked else {
      return official.map { $0.gutter + $0.line.text }
        + retelling.map { "\(bar) " + $0.gutter + $0.line.text }
    }
    let empty = SideLine(gutter: blankGutter, line: PrintedLine())
    return (0..<max(official.count, retelling.count)).map { index in
      let left = official.indices.contains(index) ? official[index] : empty
      let right = retelling.indices.contains(index) ? retelling[index] : empty
      return left.gutter + left.line.padded(to: officialWidth - gutterWidth) + " \(bar) "
        + right.gutter + right.line.text
    }
  }
}
