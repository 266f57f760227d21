/// Removes unneeded parts of a page before parsing.
///
/// Scripts, styles, comments, `noscript` and embedded data are removed, formulas are written on one
/// line, and of a tag's attributes only those relevant to its text are kept. The parser compares each
/// attribute of a tag with all others, and the limits of a page apply to its text. Line ends are kept,
/// so that the parser counts the lines of the file. One pass that never goes back further than a tag.
struct PageSweep {
  /// The rest of the page.
  private(set) var bytes: [UInt8] = []
  /// The contents of `script` elements with structured data.
  private(set) var structuredData: [Range<Int>] = []
  /// The contents of `template` elements, and of `script` elements with templates.
  private(set) var templates: [Range<Int>] = []
  /// Whether the page has a script that a browser runs.
  private(set) var hasScripts = false
  /// The contents of `noscript` elements.
  private(set) var scriptless: [Range<Int>] = []
  /// The contents of `noframes` elements.
  private(set) var frameless: [Range<Int>] = []
  /// The contents of `style` elements.
  private(set) var styles: [Range<Int>] = []

  private let page: [UInt8]
  private let isFlat: Bool
  private var at = 0

  /// - Parameters:
  ///    - page: valid UTF-8.
  ///    - isFlat: removes nesting: block elements become paragraphs, others are dropped.
  init(_ page: [UInt8], isFlat: Bool = false) {
    self.page = page
    self.isFlat = isFlat
    bytes.reserveCapacity(page.count)
    while at < page.count {
      let text = at
      while at < page.count, page[at] != 0x3C { at += 1 }
      bytes.append(contentsOf: page[text..<at])
      if at < page.count { readMarkup() }
    }
  }

  /// Reads the markup that a "<" begins.
  private mutating func readMarkup() {
    let start = at
    let next = at + 1 < page.count ? page[at + 1] : 0
    switch next {
    case 0x21:
      at += 2
      if page[at...].starts(with: [0x2D, 0x2D]) {
        skipComment()
      } else {
        skipDeclaration()
      }
      keepLineEnds(of: start..<at)
    case 0x3F:
      skip(through: 0x3E)
      keepLineEnds(of: start..<at)
    case 0x2F where at + 2 < page.count && Self.isLetter(page[at + 2]): readEndTag()
    case let letter where Self.isLetter(letter): readStartTag()
    default:
      bytes.append(0x3C)
      at += 1
    }
  }

  // MARK: Passed over

  /// A comment that is never closed ends at the first tag end, so that no more text is lost.
  private mutating func skipComment() {
    at += 2
    if page[at...].starts(with: [0x3E]) {
      at += 1
    } else if let end = firstIndex(of: [0x2D, 0x2D, 0x3E], from: at) {
      at = end + 3
    } else {
      skip(through: 0x3E)
    }
  }

  /// `<!DOCTYPE …>`, including brackets inside it.
  private mutating func skipDeclaration() {
    while at < page.count, page[at] != 0x3E, page[at] != 0x5B { at += 1 }
    if at < page.count, page[at] == 0x5B,
      let end = firstIndex(of: [0x5D, 0x3E], from: at)
        ?? firstIndex(of: [0x5D, 0x5D, 0x3E], from: at)
    {
      at = end
    }
    skip(through: 0x3E)
  }

  private mutating func skip(through byte: UInt8) {
    while at < page.count, page[at] != byte { at += 1 }
    at = min(at + 1, page.count)
  }

  /// A failed search is not repeated: nothing later in the page can match either.
  private var failedSearches: Set<[UInt8]> = []

  private mutating func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
    guard !failedSearches.contains(pattern) else { return nil }
    var index = start
    while index + pattern.count <= page.count {
      if page[index] | 0x20 == pattern[0] | 0x20,
        pattern.indices.allSatisfy({
          page[index + $0] == pattern[$0]
            || (Self.isLetter(pattern[$0]) && page[index + $0] | 0x20 == pattern[$0])
        })
      {
        return index
      }
      index += 1
    }
    failedSearches.insert(pattern)
    return nil
  }

  /// A comment with as many line ends as the text it replaces.
  private mutating func keepLineEnds(of range: Range<Int>) {
    let count = page[range].count { $0 == 0x0A }
    guard count > 0 else { return }
    bytes.append(contentsOf: "<!--".utf8)
    bytes.append(contentsOf: repeatElement(0x0A, count: count))
    bytes.append(contentsOf: "-->".utf8)
  }

  // MARK: Tags

  private mutating func readName() -> String {
    var name: [UInt8] = []
    while at < page.count, !Self.endsName(page[at]) {
      let byte = page[at]
      if name.count < 40 { name.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
      at += 1
    }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func readEndTag() {
    let start = at
    at += 2
    let name = readName()
    skip(through: 0x3E)
    if isFlat {
      if Self.isBlock(name) { bytes.append(contentsOf: "<p>".utf8) }
    } else if !name.utf8.contains(0x3C) {
      bytes.append(contentsOf: "</\(name)>".utf8)
    }
    keepLineEnds(of: start..<at)
  }

  private mutating func readStartTag() {
    let start = at
    at += 1
    let name = readName()
    var kept: [(name: String, value: ArraySlice<UInt8>)] = []
    let isClosed = readAttributes { attribute, value in
      guard Self.isKept(attribute, of: name), !kept.contains(where: { $0.name == attribute })
      else { return }
      kept.append((attribute, value))
    }
    // Without a ">", the rest of the page belongs to the tag, and browsers drop it.
    guard isClosed else { return keepLineEnds(of: start..<page.count) }
    // The contents of a declarative shadow root are shown.
    let isShown =
      name == "template" && kept.contains { PageTree.Node.shadowNames.contains($0.name) }
    if !isShown, let role = RawContent(name) {
      return readRawContent(role, name, kept, from: start)
    }
    if isFlat {
      if Self.isBlock(name) { bytes.append(contentsOf: "<p>".utf8) }
    } else if !name.utf8.contains(0x3C) {
      write(name, kept)
    }
    keepLineEnds(of: start..<at)
  }

  private mutating func write(_ name: String, _ kept: [(name: String, value: ArraySlice<UInt8>)]) {
    bytes.append(0x3C)
    bytes.append(contentsOf: name.utf8)
    for (attribute, value) in kept {
      let quote: UInt8 = value.contains(0x22) ? 0x27 : 0x22
      guard !value.contains(quote) else { continue }
      bytes.append(0x20)
      bytes.append(contentsOf: attribute.utf8)
      bytes.append(contentsOf: [0x3D, quote])
      bytes.append(contentsOf: value.lazy.map { $0 == 0x0A ? 0x20 : $0 })
      bytes.append(quote)
    }
    bytes.append(0x3E)
  }

  /// Stops after the tag; returns false if the page ends first.
  private mutating func readAttributes(_ take: (String, ArraySlice<UInt8>) -> Void) -> Bool {
    func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x2F }
    while true {
      while at < page.count, isBlank(page[at]) { at += 1 }
      guard at < page.count else { return false }
      if page[at] == 0x3E {
        at += 1
        return true
      }
      // A stray "=" is part of the name.
      let nameStart = at
      at += 1
      while at < page.count, !isBlank(page[at]), page[at] != 0x3E, page[at] != 0x3D { at += 1 }
      let name =
        at - nameStart <= 20 ? String(decoding: page[nameStart..<at], as: UTF8.self) : ""
      while at < page.count, page[at] <= 0x20 { at += 1 }
      var value = page[at..<at]
      if at < page.count, page[at] == 0x3D {
        at += 1
        while at < page.count, page[at] <= 0x20 { at += 1 }
        guard at < page.count else { return false }
        let quote = page[at]
        if quote == 0x22 || quote == 0x27 {
          let start = at + 1
          at = start
          while at < page.count, page[at] != quote { at += 1 }
          value = page[start..<at]
          at = min(at + 1, page.count)
        } else {
          let start = at
          while at < page.count, page[at] > 0x20, page[at] != 0x3E { at += 1 }
          value = page[start..<at]
        }
      }
      take(name.lowercased(), Self.cut(value))
    }
  }

  /// At most a thousand bytes, ending with a whole character.
  private static func cut(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard value.count > 1000 else { return value }
    var end = value.startIndex + 1000
    while end > value.startIndex, value[end] & 0xC0 == 0x80 { end -= 1 }
    return value[..<end]
  }

  // MARK: Contents that are not markup

  /// Elements whose contents are not markup, and how the contents are handled.
  private enum RawContent {
    case script, noscript, noframes, template, style, formula, dropped

    init?(_ name: String) {
      switch name {
      case "script": self = .script
      case "noscript": self = .noscript
      case "template": self = .template
      case "style": self = .style
      case "math", "m:math", "mml:math": self = .formula
      case "noframes": self = .noframes
      case "iframe", "noembed", "textarea": self = .dropped
      default: return nil
      }
    }
  }

  private mutating func readRawContent(
    _ role: RawContent, _ name: String, _ kept: [(name: String, value: ArraySlice<UInt8>)],
    from start: Int
  ) {
    let contents = at
    guard let end = firstIndex(of: Array("</\(name)".utf8), from: at) else {
      // Never closed: only the tag is dropped, or for a script everything it may contain.
      if role == .script { at = page.count }
      return keepLineEnds(of: start..<at)
    }
    at = end
    skip(through: 0x3E)
    switch role {
    case .script:
      let type =
        kept.first { $0.name == "type" }
        .map { String(decoding: $0.value, as: UTF8.self).lowercased() } ?? ""
      if type.contains("ld+json") {
        structuredData.append(contents..<end)
      } else if Self.templateTypes.contains(where: type.contains) {
        templates.append(contents..<end)
      } else if ["script", "json", "module"].contains(where: type.contains) || type.isEmpty {
        hasScripts = true
      }
    case .template: templates.append(contents..<end)
    case .noscript: scriptless.append(contents..<end)
    case .noframes: frameless.append(contents..<end)
    case .style: styles.append(contents..<end)
    case .formula: writeFormula(page[start..<at])
    case .dropped: break
    }
    keepLineEnds(of: start..<at)
  }

  /// Replaces a formula by one line of text.
  private mutating func writeFormula(_ markup: ArraySlice<UInt8>) {
    let decoded = CharacterReferences(Array(markup), keepsMarkup: true).bytes
    guard let text = Formula.text(ofFile: decoded) else { return }
    if !isFlat { bytes.append(contentsOf: "<math>".utf8) }
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes.append(contentsOf: "&amp;".utf8)
      case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
      default: bytes.append(byte)
      }
    }
    if !isFlat { bytes.append(contentsOf: "</math>".utf8) }
  }

  /// Parts of the types of scripts with templates: `text/x-handlebars`.
  private static let templateTypes = [
    "template", "text/html", "handlebars", "mustache", "tmpl", "text/x-jsrender",
  ]

  // MARK: Names

  private static func isKept(_ attribute: String, of element: String) -> Bool {
    switch attribute {
    case "class", "id", "role", "style", "hidden", "lang", "itemprop", "itemtype", "href", "scope",
      "rel", "datetime", "aria-label", "aria-hidden", "width", "colspan", "shadowrootmode",
      "shadowmode", "epub:type":
      true
    case "name", "property", "content": element == "meta" || element == "a"
    case "type": element == "script"
    default: false
    }
  }

  private static func isBlock(_ name: String) -> Bool {
    PageElement(name).isBlock
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x2F || byte == 0x3E
  }
}
