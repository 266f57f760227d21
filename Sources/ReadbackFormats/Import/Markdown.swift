import ReadbackCore

/// Reads Markdown: finds the paragraphs and their text.
///
/// Headings, lists, quotations, tables, code, front matter; `MarkdownLine` removes inline markup.
struct Markdown {
  private let bytes: [UInt8]

  /// - Parameter bytes: repaired by `TextRepair`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func addParagraphs(to text: inout TextBuilder) {
    var reader = Reader()
    var number = 0
    for line in bytes.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
      number += 1
      for part in line.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0C }) {
        reader.read(String(decoding: part, as: UTF8.self), number: number, text: &text)
      }
    }
    reader.endParagraph(&text)
  }

  /// Iterates over the lines and keeps track of the enclosing constructs.
  private struct Reader {
    private var paragraph = ""
    private var role: ParagraphRole?
    /// Where lines of the file begin in the paragraph, in Unicode scalars, and their numbers.
    private var lines: [(place: Int, number: Int)] = []
    private var scalarCount = 0
    private var isInComment = false
    private var hasStruckText = false
    /// The fence of the current code block.
    private var fence: Substring?
    private var frontMatter = FrontMatter.possible

    private enum FrontMatter { case possible, within, past }

    mutating func read(_ line: String, number: Int, text: inout TextBuilder) {
      let body = line.trimming()
      if readFrontMatter(body, text: &text) { return }
      if let fence {
        if body.hasPrefix(fence), body.allSatisfy({ $0 == fence.first }) {
          self.fence = nil
        } else {
          text.add(
            Array(body.utf8)[...], look: TextBuilder.Look(hasReadFormulas: true),
            pieces: [TextBuilder.Piece(byteOffset: 0, line: number, column: 1)])
        }
        return
      }
      readBlock(body, number: number, text: &text)
      // Two spaces or a backslash at the end are a line break.
      if line.hasSuffix("  ") || line.hasSuffix("\\") { endParagraph(&text) }
    }

    private mutating func readBlock(_ line: Substring, number: Int, text: inout TextBuilder) {
      // A comment may contain blank lines.
      if isInComment || line.hasPrefix("<!--") && !line.contains("-->") {
        isInComment = !line.contains("-->")
        return
      }
      let body = Self.withoutQuotationMarks(line)
      if body.isEmpty { return endParagraph(&text) }
      if body.hasPrefix("```") || body.hasPrefix("~~~") {
        endParagraph(&text)
        let first = body.first
        fence = body.prefix { $0 == first }
        return
      }
      if let underline = Self.underline(body) {
        // Below a line of text it marks a heading; alone it is a rule.
        if underline != "*", !paragraph.isEmpty { role = .heading }
        return endParagraph(&text)
      }
      if let heading = Self.heading(body) {
        endParagraph(&text)
        role = .heading
        begin(heading, number: number)
        return endParagraph(&text)
      }
      if Self.isDefinition(body) { return endParagraph(&text) }
      if body.hasPrefix("|") {
        endParagraph(&text)
        // A row is one unit; the separators between its cells are inserted after markup is removed.
        let cells = Self.cells(body).map { cell in
          let line = MarkdownLine(String(cell))
          noteStruckText(line, number: number, &text)
          return Array(line.text.utf8)
        }
        let row = TableRow.text(of: cells).map { $0 == 0x0A ? 0x20 : $0 }
        text.add(
          row[...], look: TextBuilder.Look(role: .body, hasReadFormulas: true),
          pieces: [TextBuilder.Piece(byteOffset: 0, line: number, column: 1)])
        return
      }
      if let item = Self.listItem(body) {
        endParagraph(&text)
        return begin(String(item), number: number)
      }
      if paragraph.isEmpty {
        if Self.isNote(body) { role = .boilerplate }
        begin(String(body), number: number)
      } else {
        paragraph += " " + body
        lines.append((scalarCount + 1, number))
        scalarCount += 1 + body.unicodeScalars.count
      }
    }

    private mutating func begin(_ text: String, number: Int) {
      paragraph = text
      lines = [(0, number)]
      scalarCount = text.unicodeScalars.count
    }

    mutating func endParagraph(_ text: inout TextBuilder) {
      guard !paragraph.isEmpty else { return }
      let line = MarkdownLine(paragraph, places: lines.map(\.place))
      noteStruckText(line, number: lines[0].number, &text)
      let look = TextBuilder.Look(
        role: role ?? (line.isPicture ? .boilerplate : nil), hasReadFormulas: true)
      // `<br>` ends a part; the lines of the file may begin anywhere.
      var (from, number) = (0, lines[0].number)
      var starts = Array(zip(line.offsets, lines.map(\.number)).dropFirst())[...]
      for part in line.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
        var pieces: [TextBuilder.Piece] = []
        while let next = starts.first, next.0 < from + max(part.count, 1) {
          starts.removeFirst()
          if next.0 > from, pieces.isEmpty {
            pieces.append(TextBuilder.Piece(byteOffset: 0, line: number, column: 1))
          }
          number = next.1
          pieces.append(
            TextBuilder.Piece(byteOffset: max(next.0 - from, 0), line: number, column: 1))
        }
        if pieces.isEmpty {
          pieces.append(TextBuilder.Piece(byteOffset: 0, line: number, column: 1))
        }
        text.add(Array(part)[...], look: look, pieces: pieces)
        from += part.count + 1
      }
      paragraph = ""
      role = nil
    }

    private mutating func noteStruckText(
      _ line: MarkdownLine, number: Int, _ text: inout TextBuilder
    ) {
      guard line.hasStruckText, !hasStruckText else { return }
      hasStruckText = true
      text.notices.append(
        .struckOut(line: number))
    }

    /// The fields between two "---" lines at the very top.
    private mutating func readFrontMatter(_ line: Substring, text: inout TextBuilder) -> Bool {
      switch frontMatter {
      case .possible:
        frontMatter = line == "---" ? .within : .past
        return line == "---"
      case .within:
        if line == "---" || line == "..." {
          frontMatter = .past
        } else if let colon = line.firstIndex(of: ":") {
          let value = String(
            line[line.index(after: colon)...].trimming().trimming { "\"'".contains($0) })
          switch line[..<colon].lowercased() {
          case "title": text.details.title = value
          case "date": text.details.date = value
          case "source", "author": text.details.source = value
          case "lang", "language": text.details.language = value
          default: break
          }
        } else if !line.isEmpty, !line.hasPrefix("-"), !line.hasPrefix("#") {
          frontMatter = .past
          return false
        }
        return true
      case .past: return false
      }
    }

    // MARK: Kinds of lines

    private static func withoutQuotationMarks(_ line: Substring) -> Substring {
      var body = line
      while body.first == ">" { body = body.dropFirst().trimming() }
      return body
    }

    /// The character that a line consists of: "=" and "-" underline headings, "*" and "_" make
    /// rules.
    private static func underline(_ line: Substring) -> Character? {
      guard let sign = line.first, "=-*_".contains(sign) else { return nil }
      let signs = line.filter { $0 != " " }
      guard signs.allSatisfy({ $0 == sign }) else { return nil }
      switch sign {
      case "=": return sign
      case "-": return signs.count > 1 ? sign : nil
      default: return signs.count > 2 ? "*" : nil
      }
    }

    private static func heading(_ line: Substring) -> String? {
      let marks = line.prefix { $0 == "#" }
      let rest = line.dropFirst(marks.count)
      guard (1...6).contains(marks.count), rest.first == " " || rest.isEmpty else { return nil }
      let title = rest.trimming { $0 == "#" || $0 == " " }
      return title.isEmpty ? nil : String(title)
    }

    /// "[name]: address", used only by links.
    private static func isDefinition(_ line: Substring) -> Bool {
      guard line.first == "[", !line.hasPrefix("[^"), let end = line.firstIndex(of: "]") else {
        return false
      }
      let rest = line[line.index(after: end)...]
      return rest.hasPrefix(": ") && !rest.dropFirst(2).trimming().contains(" ")
    }

    /// "[^1]: The text of a note."
    private static func isNote(_ line: Substring) -> Bool {
      guard line.hasPrefix("[^"), let end = line.firstIndex(of: "]") else { return false }
      return line[end...].hasPrefix("]:")
    }

    private static func cells(_ line: Substring) -> [Substring] {
      let cells = line.trimming { $0 == "|" || $0 == " " }
        .split(separator: "|", omittingEmptySubsequences: false).map { $0.trimming() }
      let isRule = cells.allSatisfy { $0.allSatisfy { "-: ".contains($0) } }
      return isRule ? [] : cells
    }

    /// The text of "- item"; a numbered item keeps its number.
    private static func listItem(_ line: Substring) -> Substring? {
      if let sign = line.first, "-*+".contains(sign), line.dropFirst().first == " " {
        return line.dropFirst(2).trimming()
      }
      let digits = line.prefix { $0.isASCII && $0.isNumber }
      let rest = line.dropFirst(digits.count)
      guard (1...9).contains(digits.count), rest.hasPrefix(". ") || rest.hasPrefix(") ") else {
        return nil
      }
      return line
    }
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Without white space at both ends.
  func trimming() -> Substring { trimming { $0 == " " || $0 == "\t" } }

  func trimming(where isTrimmed: (Character) -> Bool) -> Substring {
    guard let start = firstIndex(where: { !isTrimmed($0) }),
      let end = lastIndex(where: { !isTrimmed($0) })
    else { return self[endIndex...] }
    return self[start...end]
  }
}
