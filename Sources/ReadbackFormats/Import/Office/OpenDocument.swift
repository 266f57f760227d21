import ReadbackCore

/// Reads an OpenDocument text (ISO/IEC 26300), packed or flat: with all tracked changes accepted,
/// without comments, and with notes after the text.
enum OpenDocument {
  /// - Parameter part: used in errors.
  static func addParagraphs(
    of content: [UInt8], part: String, meta: [UInt8]?, limits: ImportLimits,
    to text: inout TextBuilder
  ) throws(PageProblem) {
    let properties = CoreProperties()
    if let meta {
      _ = XMLReading.read(meta, into: properties)
      properties.set(&text.details)
    }
    let body = OpenDocumentBody(limits: limits)
    let outcome = XMLReading.read(content, into: body)
    try OfficeFile.finish(&body.text, outcome: outcome, part: part, limits: limits, to: &text)
    if body.hasStruckText { text.notices.append(OfficeFile.struckNotice) }
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
  private var furniture = 0
  private var isBody = false
  /// The parent styles of automatic styles.
  private var parents: [String: String] = [:]
  /// The style that is being read, and those that strike their text out.
  private var style = ""
  private var struck: Set<String> = []

  init(limits: ImportLimits) {
    text = OfficeText(limits: limits)
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
    case "text-properties" where Self.strikesOut(attributes): struck.insert(style)
    case "span" where isBody && struck.contains(attributes["style-name"] ?? ""):
      hasStruckText = true
      skipped += 1
    case "body": isBody = true
    case "h" where isBody: text.beginParagraph(role: furniture > 0 ? .furniture : .heading)
    case "p" where isBody:
      let style = attributes["style-name"] ?? ""
      text.beginParagraph(role: furniture > 0 ? .furniture : role(ofStyle: style))
    case "s":
      let count = min(attributes["c"].flatMap { Int($0) } ?? 1, 100)
      text.add(String(repeating: " ", count: max(count, 1)))
    case "tab", "line-break": text.add(" ")
    case "note": text.beginNote()
    case "table-row": text.beginRow()
    case "table-cell", "covered-table-cell": text.beginCell()
    case let index where Self.indexes.contains(index): furniture += 1
    default: break
    }
  }

  func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "h" where isBody, "p" where isBody: text.endParagraph()
    case "note": text.endNote()
    case "table-row": text.endRow()
    case "body": isBody = false
    case let index where Self.indexes.contains(index): furniture -= 1
    default: break
    }
  }

  func characters(_ characters: UnsafeBufferPointer<UInt8>) {
    if isBody, skipped == 0 { text.add(characters) }
  }

  private static func strikesOut(_ attributes: XMLAttributes) -> Bool {
    ["text-line-through-style", "text-line-through-type"].contains {
      (attributes[$0] ?? "none") != "none"
    }
  }

  private func role(ofStyle name: String) -> ParagraphRole? {
    switch parents[name] ?? name {
    case "Title", "Subtitle": .heading
    case "Header", "Footer", "Caption", "Illustration", "Figure", "Drawing": .furniture
    default: nil
    }
  }
}
