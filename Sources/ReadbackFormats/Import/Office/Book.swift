import ReadbackCore

/// Reads an e-book (EPUB 2 and 3): the pages of its spine in order.
struct Book {
  private let archive: ZIPArchive
  private let limits: ImportLimits

  init(_ archive: ZIPArchive, limits: ImportLimits) {
    self.archive = archive
    self.limits = limits
  }

  func addParagraphs(to text: inout TextBuilder) throws(PageProblem) {
    if archive.holds("META-INF/encryption.xml"), archive.holds("META-INF/rights.xml") {
      throw PageProblem(problem: .encrypted)
    }
    let container = BookContainer()
    _ = XMLReading.read(
      try OfficeFile.contents("META-INF/container.xml", of: archive, limits: limits),
      into: container)
    guard let path = container.path else {
      throw PageProblem(problem: .damaged(part: "META-INF/container.xml"))
    }
    let package = BookPackage()
    _ = XMLReading.read(
      try OfficeFile.contents(path, of: archive, limits: limits), into: package)
    package.properties.set(&text.details)
    if text.details.source.isEmpty { text.details.source = package.properties.value("creator") }
    var left = limits.unpackedByteCount
    var missing = 0
    let sheets = package.sheets.compactMap {
      OfficeFile.optional(Self.path($0, relativeTo: path), of: archive, limits: limits)
    }
    for page in package.pages {
      switch archive.member(
        Self.path(page, relativeTo: path), limit: min(left, limits.pageByteCount))
      {
      case .contents(let bytes):
        left -= bytes.count
        let details = text.details
        let page = TextRepair(TextDecoding(bytes) { PageEncoding.name(in: $0) }.bytes).bytes
        try PageReader.addParagraphs(
          of: page, sheets: sheets, limits: limits, isOfBook: true, to: &text)
        text.details = details
      case .overfull: throw PageProblem(problem: .tooManyBytes(limit: limits.unpackedByteCount))
      case .encrypted: throw PageProblem(problem: .encrypted)
      case .missing, .damaged: missing += 1
      }
    }
    if missing > 0 {
      text.notices.append(
        ImportNotice(
          sentence: missing == 1
            ? "one page of the book is missing" : "\(missing) pages of the book are missing"))
    }
  }

  /// The path of a reference in the package, from the top of the archive.
  private static func path(_ reference: String, relativeTo package: String) -> String {
    var components = package.split(separator: "/").dropLast().map(String.init)
    let plain = reference.prefix { $0 != "#" }
    for component in percentDecoded(plain).split(separator: "/") where component != "." {
      if component == ".." {
        _ = components.popLast()
      } else {
        components.append(String(component))
      }
    }
    return components.joined(separator: "/")
  }

  private static func percentDecoded(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0x25, at + 2 < bytes.count, let high = TransferEncoding.hex(bytes[at + 1]),
        let low = TransferEncoding.hex(bytes[at + 2])
      {
        decoded.append(high << 4 | low)
        at += 3
      } else {
        decoded.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}

/// Finds the package of a book.
private final class BookContainer: XMLHandler {
  private(set) var path: String?

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) {
    if name == "rootfile", path == nil { path = attributes["full-path"] }
  }
  func end(_ name: String) {}
  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// The title and the pages of a book, in order.
private final class BookPackage: XMLHandler {
  let properties = CoreProperties()
  private var files: [String: String] = [:]
  private var order: [String] = []
  /// The style sheets.
  private(set) var sheets: [String] = []

  /// The maximum number of pages.
  private static let mostPages = 5000
  private static let mostSheets = 20

  var pages: [String] { order.compactMap { files[$0] } }

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) {
    properties.start(name, attributes, line: line)
    switch name {
    case "item":
      if attributes["media-type"] == "text/css", let file = attributes["href"],
        sheets.count < Self.mostSheets
      {
        sheets.append(file)
      }
      // The table of contents is also a page.
      guard let id = attributes["id"], let file = attributes["href"],
        attributes["properties"]?.split(separator: " ").contains("nav") != true,
        attributes["media-type"].map({ $0.contains("html") || $0.contains("xml") }) ?? true,
        attributes["media-type"] != "application/x-dtbncx+xml", files.count < Self.mostPages
      else { return }
      files[id] = file
    case "itemref":
      guard let id = attributes["idref"], attributes["linear"] != "no",
        order.count < Self.mostPages
      else { return }
      order.append(id)
    default: break
    }
  }

  func end(_ name: String) { properties.end(name) }
  func characters(_ text: UnsafeBufferPointer<UInt8>) { properties.characters(text) }
}
