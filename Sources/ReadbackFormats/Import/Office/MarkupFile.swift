import ReadbackCore

/// Reads XML of unknown kinds (news wires, feeds, FictionBook e-books): elements with text of their
/// own are paragraphs.
///
/// An element with mixed content is a paragraph that includes its children; one with only child
/// elements is a section.
enum MarkupFile {
  static func addParagraphs(
    of bytes: [UInt8], limits: ImportLimits, to text: inout TextBuilder
  ) throws(PageProblem) {
    let body = MarkupBody(limits: limits)
    let outcome = XMLReading.read(bytes, into: body)
    if body.isDone { throw PageProblem(problem: .tooManyParagraphs(limit: limits.paragraphCount)) }
    body.finish(&text)
    if case .damaged(let line) = outcome {
      guard !text.lines.isEmpty else { throw PageProblem(problem: .damagedXML(line: line)) }
      text.notices.append(
        ImportNotice(line: line, sentence: "the XML is damaged; what follows may be missing"))
    }
  }
}

private final class MarkupBody: XMLHandler {
  private struct Open {
    let name: String
    let line: Int
    var bytes: [UInt8] = []
    /// Where the lines of the file begin in it.
    var pieces: [TextBuilder.Piece] = []
    /// Whether some of the text is the element's own.
    var hasOwnWords = false
  }

  private struct Paragraph {
    let bytes: [UInt8]
    let role: ParagraphRole?
    let pieces: [TextBuilder.Piece]
    var line: Int { pieces.first?.line ?? 1 }

    /// The text as a page, if it looks like one.
    var page: [UInt8]? {
      let head = String(decoding: bytes.prefix(400), as: UTF8.self)
      return ["<p", "<div", "<br", "<a "].contains { head.contains($0) }
        ? TextRepair(bytes).bytes : nil
    }
  }

  private let limits: ImportLimits
  private var open: [Open] = []
  private var paragraphs: [Paragraph] = []

  init(limits: ImportLimits) {
    self.limits = limits
  }

  var isDone: Bool { paragraphs.count > limits.paragraphCount }

  private static let headings: Set<String> = [
    "title", "headline", "hl1", "hl2", "subtitle", "h", "h1", "h2", "h3", "h4", "slugline",
  ]
  private static let boilerplate: Set<String> = [
    "link", "guid", "pubdate", "dc:date", "updated", "id", "byline", "caption", "category",
    "copyright", "generator", "language", "keywords", "binary", "docdata", "credit", "identifier",
    "published", "lastbuilddate", "managingeditor", "webmaster", "ttl",
  ]
  /// Inline elements of various formats.
  private static let inline: Set<String> = [
    "a", "b", "i", "em", "strong", "u", "sub", "sup", "span", "emphasis", "person", "org",
    "location", "money", "num", "chron", "event", "function", "object", "virtloc", "style", "ref",
    "hi", "q", "br", "lang", "foreign", "persname", "placename", "name", "date", "term",
  ]

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) {
    if let language = attributes["xml:lang"], open.isEmpty { self.language = language }
    if !Self.inline.contains(name.lowercased()), let last = open.indices.last {
      // Text before a block is a separate paragraph.
      flush(last)
    }
    lineOfFile = line
    open.append(Open(name: name.lowercased(), line: line))
    if name.lowercased() == "br" { append(0x20) }
  }

  private var language = ""
  private var lineOfFile = 1

  func end(_ name: String) {
    guard let last = open.popLast() else { return }
    if !open.isEmpty, Self.inline.contains(last.name) {
      let offset = open[open.count - 1].bytes.count
      open[open.count - 1].pieces += last.pieces.map {
        TextBuilder.Piece(byteOffset: offset + $0.byteOffset, line: $0.line, column: 1)
      }
      open[open.count - 1].bytes += last.bytes
      open[open.count - 1].hasOwnWords = open[open.count - 1].hasOwnWords || last.hasOwnWords
    } else {
      keep(last)
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty else { return }
    if text.contains(where: { $0 > 0x20 }) { open[open.count - 1].hasOwnWords = true }
    for byte in text {
      append(byte)
      if byte == 0x0A { lineOfFile += 1 }
    }
  }

  private func append(_ byte: UInt8) {
    guard let last = open.indices.last else { return }
    if byte > 0x20 {
      if open[last].pieces.last?.line != lineOfFile {
        open[last].pieces.append(
          TextBuilder.Piece(byteOffset: open[last].bytes.count, line: lineOfFile, column: 1))
      }
      open[last].bytes.append(byte)
    } else if let before = open[last].bytes.last, before != 0x20 {
      open[last].bytes.append(0x20)
    } else if open[last].bytes.isEmpty, Self.inline.contains(open[last].name) {
      open[last].bytes.append(0x20)
    }
  }

  private func flush(_ index: Int) {
    guard open[index].hasOwnWords else { return }
    keep(open[index])
    open[index].bytes = []
    open[index].pieces = []
    open[index].hasOwnWords = false
  }

  private func keep(_ element: Open) {
    guard element.hasOwnWords, !isDone else { return }
    let isBoilerplate =
      open.contains { Self.boilerplate.contains($0.name) }
      || Self.boilerplate.contains(element.name)
    let isHeading =
      Self.headings.contains(element.name)
      || open.last.map { Self.headings.contains($0.name) } ?? false
    paragraphs.append(
      Paragraph(
        bytes: element.bytes, role: isBoilerplate ? .boilerplate : isHeading ? .heading : nil,
        pieces: element.pieces.isEmpty
          ? [TextBuilder.Piece(byteOffset: 0, line: element.line, column: 1)] : element.pieces))
  }

  func finish(_ text: inout TextBuilder) {
    while !open.isEmpty { end("") }
    if text.details.language.isEmpty { text.details.language = language }
    for paragraph in paragraphs {
      if let page = paragraph.page {
        // Feeds contain pages as escaped text.
        let before = text.details
        let isRead: Void? = try? PageReader.addParagraphs(of: page, limits: limits, to: &text)
        text.details = before
        if isRead != nil { continue }
      }
      let repaired = TextRepair(paragraph.bytes).bytes.map { $0 == 0x0C ? 0x20 : $0 }
      text.add(
        repaired[...], look: TextBuilder.Look(role: paragraph.role), pieces: paragraph.pieces)
    }
  }
}
