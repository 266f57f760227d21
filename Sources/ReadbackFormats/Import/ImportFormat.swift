/// An input format: one row each.
public enum ImportFormat: String, CaseIterable, Sendable {
  case text
  case markdown
  case html
  case mail
  case mhtml
  case docx
  case odt
  case rtf
  case pdf
  case epub
  case srt
  case vtt
  case xliff
  case tmx
  case po
  case pairs
  case xml

  /// Its name in a list.
  public var name: String {
    switch self {
    case .text: "plain text"
    case .markdown: "Markdown"
    case .html: "HTML"
    case .mail: "e-mail"
    case .mhtml: "web archive (MHTML)"
    case .docx: "Word document"
    case .odt: "OpenDocument text"
    case .rtf: "RTF"
    case .pdf: "PDF"
    case .epub: "e-book (EPUB)"
    case .srt: "subtitles"
    case .vtt: "WebVTT subtitles"
    case .xliff: "XLIFF"
    case .tmx: "TMX"
    case .po: "gettext PO"
    case .pairs: "tab-separated pairs"
    case .xml: "other XML"
    }
  }

  /// Its name in a sentence, with an article.
  var article: String {
    switch self {
    case .text, .markdown, .html, .mail, .rtf, .xliff, .tmx, .po, .pairs, .srt, .vtt, .xml: name
    case .epub, .odt: "an \(name)"
    default: "a \(name)"
    }
  }

  /// File extensions without the dot, the usual one first.
  public var fileExtensions: [String] {
    switch self {
    case .text: ["txt", "text"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm", "xhtml"]
    case .mail: ["eml"]
    case .mhtml: ["mhtml", "mht"]
    case .docx: ["docx", "docm"]
    case .odt: ["odt", "fodt"]
    case .rtf: ["rtf"]
    case .pdf: ["pdf"]
    case .epub: ["epub"]
    case .srt: ["srt", "sbv", "ass", "ssa", "sub"]
    case .vtt: ["vtt"]
    case .xliff: ["xlf", "xliff", "sdlxliff", "mqxliff"]
    case .tmx: ["tmx"]
    case .po: ["po"]
    case .pairs: ["tsv", "tab"]
    case .xml: ["xml", "fb2"]
    }
  }

  /// A one-line description for the user.
  public var meaning: String {
    switch self {
    case .text: "Wrapped or not, quoted or not, a transcript or not."
    case .markdown: "Markup is removed; headings, lists and tables are recognised."
    case .html: "A page as a browser saves it."
    case .mail: "The text of a message; signatures and quoted headers are ignored."
    case .mhtml: "A page with its pictures in one file, as Chromium saves it."
    case .docx: "Tracked changes are read as accepted; notes follow the text."
    case .odt: "The same, zipped or flat."
    case .rtf: "The same."
    case .pdf: "Through pdftotext, from the package poppler-utils."
    case .epub: "The chapters of an e-book in order."
    case .srt:
      "SubRip, YouTube, SubStation or MicroDVD: cues are joined into sentences; times are kept."
    case .vtt: "Cues are joined into sentences; their times are kept."
    case .xliff: "Alone: source and target, already linked. Beside another text: only the target."
    case .tmx, .po: "The same."
    case .pairs: "The same; a line has the source, a tab and the target."
    case .xml: "Elements with words of their own are paragraphs."
    }
  }

  /// Whether it is a text and its translation in one file.
  public var isBilingual: Bool {
    switch self {
    case .xliff, .tmx, .po, .pairs: true
    default: false
    }
  }

  /// Whether the file itself declares its encoding.
  var isDecodedByItself: Bool {
    switch self {
    case .mail, .mhtml, .docx, .rtf, .pdf, .epub: true
    case .odt, .xliff, .tmx, .xml: true
    case .text, .markdown, .html, .srt, .vtt, .po, .pairs: false
    }
  }

  /// Unmistakable beginnings of such texts, in lower case; empty if there are none.
  var beginnings: [String] {
    switch self {
    case .html: ["<!doctype html", "<html", "<head", "<body"]
    default: []
    }
  }

  /// The format of a text: by its beginning, otherwise by the file's name, otherwise plain text.
  init(ofText bytes: [UInt8], named path: String) {
    if let format = Self(ofContents: bytes) {
      self = format
      return
    }
    switch Self(named: path) {
    case .markdown: self = .markdown
    case .html: self = .html
    case .pairs where PairsFile.looksLikePairs(bytes): self = .pairs
    // A file whose name is wrong is read according to its contents.
    default: self = .text
    }
  }

  /// The format recognised from the beginning of a file; nil if several are possible.
  private init?(ofContents bytes: [UInt8]) {
    var start = bytes.prefix(4096)[...]
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    while let first = start.first, first <= 0x20 { start.removeFirst() }
    let head = String(decoding: start, as: UTF8.self).lowercased()
    if Self.html.beginnings.contains(where: head.hasPrefix) {
      self = .html
    } else if let format = XMLSniff.format(ofHead: head) {
      self = format
    } else if let format = Subtitles.format(of: Array(start)) {
      self = format
    } else if POFile.looksLikePO(Array(start)) {
      self = .po
    } else {
      return nil
    }
  }

  /// The format according to a file's name, ignoring ".gz" at the end.
  init?(named path: String) {
    var name = path[...].lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    guard let stop = name.lastIndex(of: "."), !name[stop...].contains("/") else { return nil }
    let ending = String(name[name.index(after: stop)...])
    guard let format = Self.allCases.first(where: { $0.fileExtensions.contains(ending) }) else {
      return nil
    }
    self = format
  }
}

/// Recognises XML formats by the first element.
enum XMLSniff {
  /// - Parameter head: the beginning of the text in lower case, without leading white space.
  static func format(ofHead head: String) -> ImportFormat? {
    guard head.hasPrefix("<") else { return nil }
    let isDeclared = head.hasPrefix("<?xml")
    var rest = head[...]
    // After the declaration, comments and document type.
    while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
      let end = rest.hasPrefix("<!--") ? "-->" : ">"
      if rest.hasPrefix("<!doctype html") { return .html }
      guard let place = index(of: end, in: rest) else { return isDeclared ? .xml : nil }
      rest = rest[place...].drop { $0.isWhitespace }
    }
    guard rest.first == "<" else { return isDeclared ? .xml : nil }
    var name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
    if let colon = name.lastIndex(of: ":") { name = name[name.index(after: colon)...] }
    switch name {
    case "xliff": return .xliff
    case "tmx": return .tmx
    case "html": return .html
    case "document"
    where rest.prefix(400).contains("opendocument") || head.contains("opendocument"):
      return .odt
    case "nitf", "rss", "feed", "fictionbook", "newsml", "newsitem", "tei":
      return .xml
    // JATS and DocBook have articles, but so do fragments of web pages.
    case "article": return isDeclared || isArticleOfXML(rest) ? .xml : .html
    default: return isDeclared ? .xml : nil
    }
  }

  /// Whether the article's attributes or first element never occur in web pages.
  private static func isArticleOfXML(_ article: Substring) -> Bool {
    let tag = article.prefix { $0 != ">" }
    if ["xmlns", "article-type", "dtd-version", "xml:"].contains(where: tag.contains) {
      return true
    }
    let parts = ["front", "body", "sec", "title", "info", "articleinfo", "para", "simpara"]
    return parts.contains { article.prefix(2000).contains("<\($0)>") }
  }

  private static func index(of mark: String, in text: Substring) -> Substring.Index? {
    var at = text.startIndex
    while at < text.endIndex {
      if text[at...].hasPrefix(mark) { return text.index(at, offsetBy: mark.count) }
      at = text.index(after: at)
    }
    return nil
  }
}
