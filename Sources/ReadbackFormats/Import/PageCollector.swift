import ReadbackCore

/// Makes paragraphs of the elements and characters of a page, in the order they come.
final class PageCollector {
  /// Where the parser stands in the file, counting from 1.
  var line = 1
  /// Where the page was nested too deep, if it was.
  private(set) var lineTooDeep: Int?
  var isOverfull: Bool { paragraphs.count > limits.paragraphCount }

  private struct Open {
    let name: String
    let element: PageElement
  }

  private struct Paragraph {
    let range: Range<Int>
    let line: Int
    let content: PageElement.Content
  }

  private let limits: ImportLimits
  private var open: [Open] = []
  /// How many open elements have each kind of content.
  private var dropped = 0
  private var furniture = 0
  private var likelyFurniture = 0
  private var headings = 0
  private var preformatted = 0
  private var articles = 0

  private var bytes: [UInt8] = []
  private var paragraphs: [Paragraph] = []
  private var start = 0
  private var startLine = 1
  /// White space came since the last character of the paragraph.
  private var hasBlank = false

  private var title: [UInt8] = []
  private var isInTitle = false
  private var details = DocumentDetails()

  init(limits: ImportLimits) {
    self.limits = limits
  }

  // MARK: What the parser tells

  func start(_ name: String, _ attributes: PageAttributes) {
    var element = PageElement(name: name)
    if name == "html" || name == "body" || name == "main" || name == "article" {
      if name == "html" { details.language = attributes["lang"] }
    } else {
      element.apply(attributes)
    }
    // The header of an article holds its title and first words.
    if name == "header", articles > 0, element.content == .likelyFurniture {
      element.content = .text
    }
    readDetails(name, attributes)
    if element.isBlock { endParagraph() }
    if open.count >= limits.nestingDepth, lineTooDeep == nil { lineTooDeep = line }
    open.append(Open(name: name, element: element))
    count(open[open.count - 1], 1)
    if name == "title", title.isEmpty { isInTitle = true }
  }

  func end(_ name: String) {
    isInTitle = false
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    for element in open[index...].reversed() {
      if element.element.isBlock { endParagraph() }
      count(element, -1)
    }
    open.removeSubrange(index...)
  }

  func add(_ characters: UnsafeBufferPointer<UInt8>) {
    if isInTitle, title.count < 1000 { title.append(contentsOf: characters.prefix(1000)) }
    guard dropped == 0 else { return }
    for byte in characters {
      switch byte {
      case 0x0A where preformatted > 0: endParagraph()
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
        if preformatted > 0 { bytes.append(0x20) } else { hasBlank = true }
      default:
        if bytes.count == start {
          startLine = line
        } else if hasBlank {
          bytes.append(0x20)
        }
        hasBlank = false
        bytes.append(byte)
      }
    }
  }

  // MARK: Paragraphs

  private func count(_ open: Open, _ step: Int) {
    switch open.element.content {
    case .text: break
    case .dropped: dropped += step
    case .furniture: furniture += step
    case .likelyFurniture: likelyFurniture += step
    case .heading: headings += step
    case .preformatted: preformatted += step
    }
    if open.name == "article" || open.name == "main" { articles += step }
  }

  private func endParagraph() {
    hasBlank = false
    guard bytes.count > start else { return }
    let content: PageElement.Content =
      furniture > 0
      ? .furniture : headings > 0 ? .heading : likelyFurniture > 0 ? .likelyFurniture : .text
    paragraphs.append(Paragraph(range: start..<bytes.count, line: startLine, content: content))
    start = bytes.count
  }

  /// Hands the paragraphs over.
  ///
  /// What is only likely to be furniture is so if it holds less than a half of the text.
  func finish(_ text: inout TextBuilder) {
    endParagraph()
    var (likely, sure) = (0, 0)
    for paragraph in paragraphs {
      if paragraph.content == .likelyFurniture { likely += paragraph.range.count }
      if paragraph.content == .text { sure += paragraph.range.count }
    }
    for paragraph in paragraphs {
      let role: ParagraphRole? =
        switch paragraph.content {
        case .furniture: .furniture
        case .heading: .heading
        case .likelyFurniture: likely < sure ? .furniture : nil
        default: nil
        }
      text.add(Self.repaired(bytes[paragraph.range]), role: role, line: paragraph.line)
    }
    if text.details.title.isEmpty { text.details.title = Self.line(of: title[...]) }
    if text.details.date.isEmpty { text.details.date = details.date }
    if text.details.source.isEmpty { text.details.source = details.source }
    if text.details.language.isEmpty { text.details.language = details.language }
  }

  /// Character references can bring in control characters; browsers read those as Windows does.
  private static func repaired(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSuspect =
      zip(text, text.dropFirst()).contains { $0 == 0xC2 && $1 < 0xA0 }
      || text.contains { $0 < 0x20 || $0 == 0x7F }
    guard isSuspect || !text.allSatisfy({ $0 < 0x80 }) else { return text }
    var repaired = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x80...0x9F: repaired.append(Windows1252.scalar(of: UInt8(scalar.value)))
      case 0..<0x20, 0x7F: repaired.append(scalar.value == 9 ? " " : "\u{FFFD}")
      case 0x2028, 0x2029: repaired.append(" ")
      default: repaired.append(scalar)
      }
    }
    return Array(String(repaired).utf8)[...]
  }

  private static func line(of text: ArraySlice<UInt8>) -> String {
    let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }

  // MARK: Details

  private static let dateNames: Set<String> = [
    "article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate",
    "publishdate", "publish_date", "parsely-pub-date", "datepublished", "og:published_time",
    "sailthru.date", "article.published",
  ]

  private func readDetails(_ name: String, _ attributes: PageAttributes) {
    func set(_ path: WritableKeyPath<DocumentDetails, String>, _ value: String) {
      if details[keyPath: path].isEmpty {
        details[keyPath: path] = Self.line(of: Array(value.utf8)[...])
      }
    }
    switch name {
    case "meta":
      for key in ["property", "name", "itemprop"] {
        let field = attributes[key].lowercased()
        if Self.dateNames.contains(field) { set(\.date, attributes["content"]) }
        if field == "og:site_name" { set(\.source, attributes["content"]) }
      }
    case "time": set(\.date, attributes["datetime"])
    default: break
    }
  }
}
