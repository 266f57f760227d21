import ReadbackCore

/// Reads an OpenDocument text (ISO/IEC 26300), packed or flat: with all tracked changes accepted,
/// without comments, and with notes after the text.
enum OpenDocument {
  /// - Parameters:
  ///    - part: used in errors.
  ///    - styles: the styles that the document's author named, in a packed document.
  ///    - object: the contents of an embedded object with the given name.
  static func addParagraphs(
    of content: [UInt8], part: String, meta: [UInt8]? = nil, styles: [UInt8]? = nil,
    limits: ImportLimits, to text: inout TextBuilder,
    object: @escaping (String) -> [UInt8]? = { _ in nil }
  ) throws(PageProblem) {
    let properties = CoreProperties()
    if let meta {
      _ = XMLReading.read(meta, into: properties)
      properties.set(&text.details)
    }
    let body = OpenDocumentBody(isPacked: styles != nil, limits: limits, object: object)
    if let styles { _ = XMLReading.read(styles, into: body) }
    let outcome = XMLReading.read(content, into: body)
    try OfficeFile.finish(&body.text, outcome: outcome, part: part, limits: limits, to: &text)
    if body.hasStruckText { text.notices.append(.struckOut()) }
    if body.hasTrackedChanges {
      text.notices.append(ImportNotice(sentence: "tracked changes are read as accepted"))
    }
  }
}

private final class OpenDocumentBody: XMLHandler {
  var text: OfficeText
  private(set) var hasTrackedChanges = false
  private(set) var hasStruckText = false
  private var skipped = 0
  private var boilerplate = 0
  private var isBody = false
  /// The parent styles of automatic styles.
  private var parents: [String: String] = [:]
  /// The style that is being read, and those that strike their text out.
  private var style = ""
  private var struck: [String: Bool] = [:]
  private var raised: Set<String> = []
  /// For each open span, whether it is superscript.
  private var raisedSpans: [Bool] = []
  private let isPacked: Bool
  private let object: (String) -> [UInt8]?
  /// The formula that is being read.
  private var formula: Formula?

  init(isPacked: Bool, limits: ImportLimits, object: @escaping (String) -> [UInt8]?) {
    text = OfficeText(limits: limits)
    self.isPacked = isPacked
    self.object = object
  }

  var isDone: Bool { text.isOverfull }

  private static let skippedNames: Set<String> = [
    "tracked-changes", "annotation", "note-citation", "forms", "meta", "settings",
    "font-face-decls",
    "master-styles", "scripts", "sequence-decls", "variable-decls", "user-field-decls", "desc",
    "binary-data",
  ]
  private static let indexes: Set<String> = [
    "table-of-content", "illustration-index", "table-index", "object-index", "alphabetical-index",
    "bibliography",
  ]

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) {
    if let formula { return formula.start(name, attributes, line: line) }
    if skipped > 0 || Self.skippedNames.contains(name) {
      if name == "tracked-changes" { hasTrackedChanges = true }
      skipped += 1
      return
    }
    switch name {
    case "style":
      style = attributes["name"] ?? ""
      if let style = attributes["name"], let parent = attributes["parent-style-name"] {
        parents[style] = parent
      }
    case "text-properties" where !style.isEmpty:
      struck[style] = Self.strikesOut(attributes)
      // "super 58%", or a height above the line.
      let position = attributes["text-position"] ?? ""
      if position.hasPrefix("super") || (Int(position.prefix { $0.isNumber }) ?? 0) > 0 {
        raised.insert(style)
      }
    case "span", "p", "h":
      guard isBody else { return }
      let style = attributes["style-name"] ?? ""
      if isStruck(style) {
        hasStruckText = true
        skipped += 1
      } else if name == "span" {
        raisedSpans.append(styles(of: style).contains(where: raised.contains))
      } else {
        let role = name == "h" ? .heading : role(ofStyle: style)
        text.beginParagraph(
          role: boilerplate > 0 ? .boilerplate : role, line: isPacked ? nil : line)
      }
    case "math" where isBody:
      formula = Formula()
      formula?.start(name, attributes, line: line)
    case "object" where isBody:
      if let name = attributes["href"], let contents = object(name),
        let formula = Formula.text(ofFile: contents)
      {
        text.add(formula)
      }
    case "body": isBody = true
    case "s":
      let count = min(attributes["c"].flatMap { Int($0) } ?? 1, 100)
      text.add(String(repeating: " ", count: max(count, 1)))
    case "tab", "line-break": text.add(" ")
    case "note": text.beginNote()
    case "table-row": text.beginRow()
    case "table-cell", "covered-table-cell": text.beginCell()
    case let index where Self.indexes.contains(index): boilerplate += 1
    default: break
    }
  }

  func end(_ name: String) {
    if formula != nil { return text.end(name, of: &formula) }
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "style": style = ""
    case "span" where isBody: _ = raisedSpans.popLast()
    case "h" where isBody, "p" where isBody: text.endParagraph()
    case "note": text.endNote()
    case "table-row": text.endRow()
    case "body": isBody = false
    case let index where Self.indexes.contains(index): boilerplate -= 1
    default: break
    }
  }

  func characters(_ characters: UnsafeBufferPointer<UInt8>) {
    if let formula { return formula.characters(characters) }
    guard isBody, skipped == 0 else { return }
    if raisedSpans.last == true {
      text.addRaised(Array(characters))
    } else {
      text.add(characters)
    }
  }

  /// Nil if the attributes do not say.
  private static func strikesOut(_ attributes: XMLAttributes) -> Bool? {
    let lines = ["text-line-through-style", "text-line-through-type"].compactMap { attributes[$0] }
    return lines.isEmpty ? nil : lines.contains { $0 != "none" }
  }

  /// A style and those it is based on.
  private func styles(of name: String) -> [String] {
    var names = [name]
    while names.count < 12, let parent = parents[names[names.count - 1]] { names.append(parent) }
    return names
  }

  private func isStruck(_ style: String) -> Bool {
    styles(of: style).lazy.compactMap { self.struck[$0] }.first ?? false
  }

  private func role(ofStyle name: String) -> ParagraphRole? {
    for style in styles(of: name) {
      switch style {
      case "Title", "Subtitle": return .heading
      case "Header", "Footer", "Caption", "Illustration", "Figure", "Drawing": return .boilerplate
      default: break
      }
    }
    return nil
  }
}
