import ReadbackCore

/// Reads a Word document (ISO/IEC 29500): with all tracked changes accepted, without comments,
/// headers and footers, and with notes after the text.
struct WordDocument {
  let limits: ImportLimits

  func addParagraphs(of archive: ZIPArchive, to text: inout TextBuilder) throws(PageProblem) {
    let document = try OfficeFile.contents("word/document.xml", of: archive, limits: limits)
    let styles = WordStyles()
    if let bytes = OfficeFile.optional("word/styles.xml", of: archive, limits: limits) {
      _ = XMLReading.read(bytes, into: styles)
    }
    if let bytes = OfficeFile.optional("docProps/core.xml", of: archive, limits: limits) {
      let properties = CoreProperties()
      _ = XMLReading.read(bytes, into: properties)
      properties.set(&text.details)
    }
    let body = WordBody(styles: styles, limits: limits)
    let outcome = XMLReading.read(document, into: body)
    for part in ["word/footnotes.xml", "word/endnotes.xml"] {
      if let bytes = OfficeFile.optional(part, of: archive, limits: limits) {
        _ = XMLReading.read(bytes, into: body)
      }
    }
    try OfficeFile.finish(
      &body.text, outcome: outcome, part: "word/document.xml", limits: limits, to: &text)
    if body.hasStruckText { text.notices.append(.struckOut()) }
    if body.embeddedFormulaCount > 0 {
      text.notices.append(.embeddedFormulas(body.embeddedFormulaCount))
    }
    if body.hasTrackedChanges {
      text.notices.append(ImportNotice(sentence: "tracked changes are read as accepted"))
    }
  }
}

/// The roles of a Word document's styles.
private final class WordStyles: XMLHandler {
  private var roles: [String: ParagraphRole] = [:]
  private var parents: [String: String] = [:]
  private var style = ""
  private var struck: Set<String> = []

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) {
    let value = attributes["val"] ?? ""
    switch name {
    case "style": style = attributes["styleId"] ?? ""
    case "name": if roles[style] == nil { roles[style] = Self.role(ofStyleNamed: value) }
    case "basedOn": parents[style] = value
    case "strike", "dstrike": if WordBody.isOn(attributes) { struck.insert(style) }
    case "outlineLvl": if let level = Int(value), level < 9 { roles[style] = .heading }
    default: break
    }
  }

  func end(_ name: String) {}
  func characters(_ text: UnsafeBufferPointer<UInt8>) {}

  func role(ofStyle id: String) -> ParagraphRole? {
    styles(of: id).lazy.compactMap { self.roles[$0] }.first
  }

  func strikesOut(_ id: String) -> Bool { styles(of: id).contains(where: struck.contains) }

  /// A style and those it is based on.
  private func styles(of id: String) -> [String] {
    var ids = [id]
    while ids.count < 12, let parent = parents[ids[ids.count - 1]] { ids.append(parent) }
    return ids
  }

  /// Built-in styles have the same names in all languages.
  private static func role(ofStyleNamed name: String) -> ParagraphRole? {
    let name = name.lowercased()
    if name.hasPrefix("heading") || name == "title" || name == "subtitle" { return .heading }
    if name == "caption" || name == "header" || name == "footer" || name.hasPrefix("toc ")
      || name == "toc heading" || name == "table of figures"
    {
      return .boilerplate
    }
    return nil
  }
}

/// The paragraphs of a part of a Word document.
private final class WordBody: XMLHandler {
  var text: OfficeText
  private(set) var hasTrackedChanges = false
  private(set) var hasStruckText = false
  /// Formulas in the format of another program, which Word shows as pictures.
  private(set) var embeddedFormulaCount = 0
  private let styles: WordStyles
  /// Elements whose contents are ignored.
  private var skipped = 0
  private var runs = 0
  private var properties = 0
  private var isText = false
  private var isHidden = false
  private var isStruck = false
  private var isParagraphStruck = false
  private var isRaised = false
  /// The formula that is being read.
  private var formula: Formula?
  private var isInNote = false
  /// The paragraph mark was deleted: the next paragraph continues this one.
  private var joinsNext = false
  private var carried: [UInt8]?
  private var isRowDeleted = false
  private var rowProperties = 0

  init(styles: WordStyles, limits: ImportLimits) {
    self.styles = styles
    text = OfficeText(limits: limits)
  }

  var isDone: Bool { text.isOverfull }

  private static let skippedNames: Set<String> = [
    "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPrChange", "rPrChange",
    "sectPr", "tblPr", "numPr", "tabs",
  ]

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) {
    if let formula { return formula.start(name, attributes, line: line) }
    if skipped > 0 || Self.skippedNames.contains(name) {
      if name == "moveFrom" { hasTrackedChanges = true }
      skipped += 1
      return
    }
    switch name {
    case "del":
      hasTrackedChanges = true
      if rowProperties > 0 {
        isRowDeleted = true
      } else if properties > 0 {
        joinsNext = true
      }
      skipped += 1
    case "ins": hasTrackedChanges = true
    case "p":
      text.beginParagraph()
      if let carried {
        text.add(carried)
        self.carried = nil
      }
      joinsNext = false
      isParagraphStruck = false
    case "pPr": properties += 1
    case "pStyle":
      let style = attributes["val"] ?? ""
      text.setRole(styles.role(ofStyle: style))
      isParagraphStruck = styles.strikesOut(style)
    case "oMath":
      formula = Formula()
      formula?.start(name, attributes, line: line)
    case "OLEObject":
      if Formula.isObject(ofProgram: attributes["ProgID"] ?? "") { embeddedFormulaCount += 1 }
    case "outlineLvl":
      if let level = attributes["val"].flatMap({ Int($0) }), level < 9 { text.setRole(.heading) }
    case "r":
      runs += 1
      isHidden = false
      isRaised = false
      isStruck = isParagraphStruck
    case "rStyle": if runs > 0, styles.strikesOut(attributes["val"] ?? "") { isStruck = true }
    case "vanish": if runs > 0 { isHidden = Self.isOn(attributes) }
    case "strike", "dstrike": if runs > 0 { isStruck = Self.isOn(attributes) }
    case "vertAlign": if runs > 0 { isRaised = attributes["val"] == "superscript" }
    case "t": isText = true
    case "tab", "br", "cr": if runs > 0, !isHidden { text.add(" ") }
    case "noBreakHyphen": if !isHidden, !isStruck { text.add("\u{2011}") }
    case "tr":
      text.beginRow()
      isRowDeleted = false
    case "trPr": rowProperties += 1
    case "tc": text.beginCell()
    case "footnote", "endnote":
      if let type = attributes["type"], type != "normal" { skipped += 1 } else { text.beginNote() }
      isInNote = skipped == 0
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
    case "p":
      if joinsNext { carried = text.takeParagraph() } else { text.endParagraph() }
      joinsNext = false
    case "pPr": properties -= 1
    case "r": runs -= 1
    case "t": isText = false
    case "trPr": rowProperties -= 1
    case "tr": text.endRow(isDropped: isRowDeleted)
    case "footnote", "endnote":
      text.endNote()
      isInNote = false
    default: break
    }
  }

  func characters(_ characters: UnsafeBufferPointer<UInt8>) {
    if let formula { return formula.characters(characters) }
    guard isText, skipped == 0, !isHidden else { return }
    if isStruck {
      hasStruckText = true
    } else if isRaised {
      text.addRaised(Array(characters))
    } else {
      text.add(characters)
    }
  }

  static func isOn(_ attributes: XMLAttributes) -> Bool {
    !["0", "false", "off", "none"].contains(attributes["val"])
  }
}

/// The title, language and date of a document (Dublin Core).
final class CoreProperties: XMLHandler {
  private var values: [String: [UInt8]] = [:]
  private var name = ""

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) { self.name = name }
  func end(_ name: String) { self.name = "" }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard ["title", "language", "date", "creator", "publisher", "created"].contains(name),
      values[name, default: []].count + text.count < 1000
    else { return }
    values[name, default: []] += text
  }

  func value(_ name: String) -> String {
    String(decoding: values[name] ?? [], as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  func set(_ details: inout DocumentDetails) {
    if details.title.isEmpty { details.title = value("title") }
    if details.language.isEmpty { details.language = value("language") }
    if details.source.isEmpty { details.source = value("publisher") }
    if details.date.isEmpty { details.date = String(value("date").prefix(10)) }
  }
}
