import ReadbackCore

/// The elements and texts of a page, in document order.
///
/// A node is directly followed by its descendants, so a subtree is a range of nodes.
struct PageTree {
  struct Node {
    var element: PageElement
    /// The index of its parent; -1 for the first node.
    var parent: Int
    /// The index after the last node of its subtree.
    var end: Int
    /// For a text node, its text in `text`.
    var range: Range<Int> = 0..<0
    /// The line of the file, from 1.
    var line: Int
    var names: PageNames = []
    var traits: Traits = []
    /// A hash of its kind and names, to recognise similar elements.
    var signature: UInt64 = 0
  }

  struct Traits: OptionSet {
    let rawValue: UInt16
    /// Not displayed: `hidden`, `display:none`.
    static let hidden = Traits(rawValue: 1 << 0)
    static let struck = Traits(rawValue: 1 << 1)
    static let block = Traits(rawValue: 1 << 2)
    /// Marked up as the text of an article.
    static let articleBody = Traits(rawValue: 1 << 3)
    static let mainRole = Traits(rawValue: 1 << 4)
    static let boilerplateRole = Traits(rawValue: 1 << 5)
    /// A link or an element that belongs to a note.
    static let note = Traits(rawValue: 1 << 6)
    static let presentation = Traits(rawValue: 1 << 7)
    static let header = Traits(rawValue: 1 << 8)
    /// Its children are treated as blocks.
    static let spread = Traits(rawValue: 1 << 9)
    /// A link that is the mark of a note.
    static let noteMark = Traits(rawValue: 1 << 10)
    /// A formula as KaTeX draws it, beside the formula itself.
    static let drawnFormula = Traits(rawValue: 1 << 11)
    /// Marked up as a summary of the text.
    static let summary = Traits(rawValue: 1 << 12)
    /// Named a caption.
    static let caption = Traits(rawValue: 1 << 13)
    static let picture = Traits(rawValue: 1 << 14)
    static let italic = Traits(rawValue: 1 << 15)
  }

  private(set) var nodes: [Node] = []
  /// The characters of all text nodes.
  private(set) var text: [UInt8] = []
  private(set) var title: [UInt8] = []
  /// The page's metadata.
  var details = PageDetails()

  private var open: [(name: String, node: Int)] = []
  private var pictureDepth = 0
  private let struckClasses: StruckClasses

  init(struckClasses: StruckClasses = StruckClasses()) {
    self.struckClasses = struckClasses
    nodes.append(Node(element: .html, parent: -1, end: 0, line: 1))
  }

  private var current: Int { open.last?.node ?? 0 }

  // MARK: Building

  mutating func start(_ name: String, _ attributes: PageAttributes, line: Int) {
    var node = Node(element: PageElement(name), parent: current, end: 0, line: line)
    details.read(name, attributes)
    node.apply(name, attributes)
    if struckClasses.strikes(name, classes: attributes["class"]) { node.traits.insert(.struck) }
    if nodes[current].traits.contains(.spread), node.element != .lineBreak {
      node.traits.insert(.block)
    }
    if node.element == .dropped { pictureDepth += 1 }
    open.append((name, nodes.count))
    nodes.append(node)
  }

  mutating func end(_ name: String) {
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    for element in open[index...] {
      nodes[element.node].end = nodes.count
      if nodes[element.node].element == .dropped { pictureDepth -= 1 }
    }
    open.removeSubrange(index...)
  }

  /// - Parameter line: the line of the first character.
  mutating func add(_ characters: UnsafeBufferPointer<UInt8>, line: Int) {
    if let last = open.last, nodes[last.node].element == .title {
      if pictureDepth == 0, title.count < 1000 {
        title.append(contentsOf: characters.prefix(1000))
      }
      return
    }
    guard pictureDepth == 0 else { return }
    let start = text.count
    text.append(contentsOf: characters)
    if nodes[nodes.count - 1].element == .text, nodes[nodes.count - 1].parent == current,
      nodes[nodes.count - 1].range.upperBound == start
    {
      nodes[nodes.count - 1].range = nodes[nodes.count - 1].range.lowerBound..<text.count
    } else {
      nodes.append(
        Node(
          element: .text, parent: current, end: nodes.count + 1, range: start..<text.count,
          line: line))
    }
  }

  /// Closes all open elements.
  mutating func finish() {
    for element in open { nodes[element.node].end = nodes.count }
    open = []
    nodes[0].end = nodes.count
  }
}

extension PageTree.Node {
  /// Applies the attributes.
  fileprivate mutating func apply(_ name: String, _ attributes: PageAttributes) {
    signature = Self.hash(name, attributes["class"])
    let classes = attributes["class"]
    if element != .html, element != .body {
      names = PageNames(words: classes + " " + attributes["id"])
      if element == .inline { names.formUnion(PageNames(words: name)) }
    }
    let style = attributes["style"].utf8.filter { $0 != 0x20 }.map(Self.lowercased)
    if element == .inline, !classes.isEmpty || !style.isEmpty {
      let kind = classes.utf8.map(Self.lowercased)
      if style.holds("vertical-align:super") || Self.referenceWords.contains(where: kind.holds) {
        element = .superscript
      }
    }
    // React sends what comes late in hidden parts named "S:0", "S:1" …, which a script puts in place.
    let isLate = attributes["id"].hasPrefix("S:")
    if attributes.has("hidden") && !isLate || style.holds("display:none") {
      traits.insert(.hidden)
    }
    if element == .struck || style.holds("line-through") { traits.insert(.struck) }
    if style.holds("display:flex") || style.holds("display:grid")
      || style.holds("display:inline-flex")
    {
      traits.insert(.spread)
    }
    if element.isBlock || style.holds("display:block") || style.holds("display:flex")
      || style.holds("display:grid") || style.holds("display:table")
      || style.holds("display:list-item")
    {
      traits.insert(.block)
    } else if name.contains("-"), !name.hasPrefix("mjx-") {
      // A custom element with text of its own is usually a block; one of MathJax holds a formula.
      if !names.isDisjoint(with: .boilerplate) { traits.insert(.block) }
    }
    if name == "img" || name == "picture" || name == "video" { traits.insert(.picture) }
    if name == "em" || name == "i" { traits.insert(.italic) }
    if classes == "katex-html" { traits.insert(.drawnFormula) }
    if attributes["itemprop"].lowercased().hasSuffix("articlebody") {
      traits.insert(.articleBody)
    }
    switch attributes["role"].lowercased() {
    case "main", "article": traits.insert(.mainRole)
    case "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "menu",
      "menubar", "toolbar", "alert", "alertdialog", "form", "tablist", "feed":
      traits.insert(.boilerplateRole)
    case "presentation", "none": traits.insert(.presentation)
    case "heading": if element == .division || element == .inline { element = .heading3 }
    default: break
    }
    if element == .cell, attributes.has("scope") { traits.insert(.header) }
    if element == .headerCell { traits.insert(.header) }
    if element == .dropped, name == "template", Self.shadowNames.contains(where: attributes.has) {
      element = .division
    }
    let called = classes + " " + attributes["id"] + " " + attributes["role"]
    let words = (called + " " + attributes["epub:type"]).utf8.map(Self.lowercased)
    if element == .link, Self.markWords.contains(where: words.holds) { traits.insert(.noteMark) }
    if attributes["href"].utf8.first == 0x23 || Self.noteWords.contains(where: words.holds) {
      traits.insert(.note)
    }
    if Self.unseenWords.contains(where: words.holds) { names.insert(.unseen) }
    let property = attributes["itemprop"].utf8.map(Self.lowercased)
    if ["description", "alternativeheadline"].contains(where: property.holds)
      || Self.summaryWords.contains(where: words.holds)
    {
      traits.insert(.summary)
    }
    if words.holds("caption") { traits.insert(.caption) }
  }

  /// The attributes that declare a template's contents to be shown: in pages, and in Chromium's
  /// archives.
  static let shadowNames = ["shadowrootmode", "shadowmode"]
  private static let summaryWords = [
    "articledek", "-dek", "standfirst", "summary", "excerpt", "keypoint", "key-point", "takeaway",
  ]
  private static let markWords = ["noteref", "fnref", "footnote", "endnote"]
  private static let referenceWords = ["noteref", "fnref", "note-ref", "note_ref"]
  private static let noteWords = ["note", "footref", "reference", "citation", "cite"]
  private static let unseenWords = [
    "visually-hidden", "visuallyhidden", "sr-only", "screen-reader",
  ]

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func hash(_ parts: String...) -> UInt64 {
    var hash = FNVHash()
    for part in parts {
      for byte in part.utf8 where !(0x30...0x39).contains(byte) { hash.add(UInt64(byte)) }
      hash.add(0xFF)
    }
    return hash.value
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Whether an ASCII word occurs in it.
  func holds(_ word: String) -> Bool {
    let wanted = word.utf8
    guard count >= wanted.count, let first = wanted.first else { return false }
    return (startIndex...(endIndex - wanted.count)).contains {
      self[$0] == first && self[$0...].starts(with: wanted)
    }
  }
}

/// The attributes of a start tag.
struct PageAttributes {
  private var values: [(name: String, value: String)] = []

  /// - Parameter pairs: alternating names and values, terminated by nil, from libxml2.
  init(_ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
    guard var next = pairs else { return }
    while let name = next.pointee {
      values.append(
        (String(cString: name), next.successor().pointee.map { String(cString: $0) } ?? ""))
      next += 2
    }
  }

  /// Empty if the attribute is absent.
  subscript(name: String) -> String { values.first { $0.name == name }?.value ?? "" }

  func has(_ name: String) -> Bool { values.contains { $0.name == name } }
}
