import ReadbackCore

/// Reads the text of a PDF through pdftotext, which tells where on the page each line stands.
enum PDFFile {
  static func isPDF(_ bytes: [UInt8]) -> Bool {
    // Something may stand before the mark (Adobe's own reader looks at the first 1,024 bytes).
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
    // Characters that XML does not have would end it.
    _ = XMLReading.read(layout.map { $0 < 0x20 && $0 != 0x0A ? 0x20 : $0 }, into: pages)
    guard pages.pages.contains(where: { !$0.isEmpty }) else {
      throw PageProblem(problem: .scanned)
    }
    text.details.title = pages.title
    PDFText(pages.pages).addParagraphs(to: &text)
  }
}

/// A line of a page as pdftotext tells it; lengths in points, from the upper left corner.
struct PDFLine {
  var text: [UInt8] = []
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0
  /// Lines of one block stand close together.
  var block = 0
  /// From 1.
  var page = 0
  /// Where the line stands on the page: 0 the top, 1 the bottom.
  var depth = 0.0

  var height: Double { bottom - top }
}

/// Takes pages, blocks, lines and words out of pdftotext's XHTML.
final class PDFLayout: XMLHandler {
  private(set) var pages: [[PDFLine]] = []
  private(set) var title = ""
  private let limits: ImportLimits
  private var line = PDFLine()
  private var pageHeight = 1.0
  private var block = 0
  private var isWord = false
  private var isTitle = false
  private var lineCount = 0

  init(limits: ImportLimits) {
    self.limits = limits
  }

  var isDone: Bool { lineCount > limits.paragraphCount * 4 }

  func start(_ name: String, _ attributes: XMLAttributes, line number: Int) {
    func length(_ name: String) -> Double {
      let value = attributes[name].flatMap(Double.init) ?? 0
      return value.isFinite ? value : 0
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
      if !line.text.isEmpty { line.text.append(0x20) }
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "title": isTitle = false
    case "word": isWord = false
    case "line":
      guard !pages.isEmpty, !SourceText.isBlank(line.text[...]) else { return }
      line.text = TextRepair(line.text).bytes.map { $0 < 0x20 ? 0x20 : $0 }
      pages[pages.count - 1].append(line)
      lineCount += 1
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    if isWord { line.text += text }
    if isTitle, title.utf8.count < 500 {
      title += String(decoding: text, as: UTF8.self)
    }
  }
}
