import ReadbackCore

/// Reads the text of a PDF through pdftotext, which reports the position of each line on the page.
enum PDFFile {
  static func isPDF(_ bytes: [UInt8]) -> Bool {
    // Other bytes may precede the signature (Adobe's reader examines the first 1,024 bytes).
    let head = bytes.prefix(1024)
    guard let first = head.firstIndex(of: 0x25) else { return false }
    return head[first...].indices.contains { head[$0...].starts(with: "%PDF-".utf8) }
  }

  static func addParagraphs(
    of bytes: [UInt8], limits: ImportLimits, to text: inout TextBuilder
  ) throws(PageProblem) {
    let program = "pdftotext"
    let layout: [UInt8]
    switch Converter.run(
      program, ["-bbox-layout", "-enc", "UTF-8", "/dev/stdin", "-"], input: bytes,
      outputLimit: limits.layoutByteCount)
    {
    case .text(let bytes): layout = bytes
    case .missing: throw PageProblem(problem: .converterMissing(package: "poppler-utils"))
    case .slow: throw PageProblem(problem: .converterSlow(program: program))
    case .endless:
      throw PageProblem(
        problem: .converterEndless(program: program, limit: limits.layoutByteCount))
    case .failed(let reason):
      throw PageProblem(
        problem: reason.lowercased().contains("password")
          ? .encrypted : .converterFailed(program: program, reason: reason))
    }
    let pages = PDFLayout(limits: limits)
    // Characters that are invalid in XML would end it.
    _ = XMLReading.read(layout.map { $0 < 0x20 && $0 != 0x0A ? 0x20 : $0 }, into: pages)
    guard pages.pages.contains(where: { !$0.isEmpty }) else {
      throw PageProblem(problem: .scanned)
    }
    text.details.title = pages.title
    PDFText(pages.pages).addParagraphs(to: &text)
  }
}

/// A line of a page as pdftotext reports it; lengths in points, from the upper left corner.
struct PDFLine {
  var text: [UInt8] = []
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0
  /// Lines of one block are close together.
  var block = 0
  /// From 1.
  var page = 0
  /// The vertical position on the page: 0 at the top, 1 at the bottom.
  var depth = 0.0
  /// Whether it consists of table cells.
  var isRow = false

  var height: Double { bottom - top }
}

/// Extracts pages, blocks, lines and words from pdftotext's XHTML.
final class PDFLayout: XMLHandler {
  private(set) var pages: [[PDFLine]] = []
  private(set) var title = ""
  private let limits: ImportLimits
  private var line = PDFLine()
  private var pageHeight = 1.0
  private var block = 0
  private var isWord = false
  private var word: [UInt8] = []
  private var wordHeight = 0.0
  private var wordBottom = 0.0
  private var isTitle = false
  private var lineCount = 0

  init(limits: ImportLimits) {
    self.limits = limits
  }

  /// In points. Pages are at most 14,400 points wide; anything farther away is damaged or
  /// malicious.
  private static let farthest = 1e6

  var isDone: Bool { lineCount > limits.paragraphCount * 4 }

  func start(_ name: String, _ attributes: XMLAttributes, line number: Int) {
    func length(_ name: String) -> Double {
      let value = attributes[name].flatMap(Double.init) ?? 0
      return value.isFinite ? min(max(value, -Self.farthest), Self.farthest) : 0
    }
    switch name {
    case "title": isTitle = true
    case "page":
      pages.append([])
      pageHeight = max(length("height"), 1)
    case "block": block += 1
    case "line":
      line = PDFLine()
      line.block = block
      line.page = pages.count
      (line.left, line.right) = (length("xMin"), length("xMax"))
      (line.top, line.bottom) = (length("yMin"), length("yMax"))
      line.depth = line.top / pageHeight
    case "word":
      isWord = true
      word = []
      wordBottom = length("yMax")
      wordHeight = wordBottom - length("yMin")
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "title": isTitle = false
    case "word":
      isWord = false
      let isNumber = word.count <= 3 && word.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2A }
      if isNumber, wordHeight < line.height * 0.8, wordBottom < line.bottom - line.height * 0.15 {
        return
      }
      if !line.text.isEmpty { line.text.append(0x20) }
      line.text += word
    case "line":
      guard !pages.isEmpty, !SourceText.isBlank(line.text[...]) else { return }
      line.text = TextRepair(Self.withUsualBullet(line.text)).bytes
        .map { $0 < 0x20 ? 0x20 : $0 }
      keep(line)
    default: break
    }
  }

  /// Symbol fonts have their bullets in Unicode's private use area.
  private static func withUsualBullet(_ text: [UInt8]) -> [UInt8] {
    guard text.count > 3, text[0] == 0xEE || text[0] == 0xEF, text[3] == 0x20,
      let first = String(decoding: text.prefix(3), as: UTF8.self).unicodeScalars.first,
      (0xE000...0xF8FF).contains(first.value)
    else { return text }
    return Array("•".utf8) + text[3...]
  }

  /// Short pieces on the same level are the cells of a row.
  private func keep(_ line: PDFLine) {
    let page = pages.count - 1
    if let last = pages[page].last, line.text.count <= 60, last.isRow || last.text.count <= 60,
      abs(line.top - last.top) < line.height * 0.3, line.left > last.right
    {
      pages[page][pages[page].count - 1].text += Array(" | ".utf8) + line.text
      pages[page][pages[page].count - 1].right = line.right
      pages[page][pages[page].count - 1].isRow = true
    } else {
      pages[page].append(line)
      lineCount += 1
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    if isWord { word += text }
    if isTitle, title.utf8.count < 500 {
      title += String(decoding: text, as: UTF8.self)
    }
  }
}
