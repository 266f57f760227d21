/// Reads the units of an XLIFF file (OASIS, versions 1.2 and 2.x).
///
/// Inline codes are omitted; the segments of a unit are joined.
final class XLIFFReader: BilingualHandler {
  private(set) var contents = BilingualContents()
  private let limits: ImportLimits
  private var unit: BilingualUnit?
  private var side: BilingualSide?
  /// Elements whose contents are not part of the unit's text.
  private var skipped = 0
  private var isTranslated = true

  init(limits: ImportLimits) {
    self.limits = limits
  }

  var isDone: Bool { contents.units.count > limits.paragraphCount }

  private static let skippedNames: Set<String> = [
    "alt-trans", "seg-source", "note", "notes", "context-group", "bpt", "ept", "ph", "it", "sc",
    "ec", "header", "originalData", "matches", "glossary", "mda:metadata", "metadata",
    "locQualityIssues", "skeleton", "skl", "count-group", "prop-group", "bin-unit",
  ]

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) {
    if skipped > 0 || Self.skippedNames.contains(name) {
      skipped += 1
      return
    }
    switch name {
    case "xliff":
      contents.sourceLanguage = attributes["srcLang"] ?? ""
      contents.targetLanguage = attributes["trgLang"] ?? ""
    case "file":
      if let language = attributes["source-language"] { contents.sourceLanguage = language }
      if let language = attributes["target-language"] { contents.targetLanguage = language }
    case "trans-unit", "unit":
      unit = BilingualUnit(line: line)
      isTranslated =
        attributes["translate"] != "no" && attributes["restype"] != "x-gettext-domain-header"
    case "source": begin(.source, line)
    case "target": begin(.target, line)
    case "x", "bx", "ex", "cp": if side != nil, attributes["ctype"] == "lb" { add(" ") }
    default: break
    }
  }

  private func begin(_ side: BilingualSide, _ line: Int) {
    guard unit != nil else { return }
    self.side = side
    let place = side == .source ? \BilingualUnit.sourceLine : \.targetLine
    if unit?[keyPath: place] == nil { unit?[keyPath: place] = line }
    // A space between the segments of a unit.
    let known = side == .source ? unit?.source : unit?.target
    if known?.isEmpty == false { add(" ") }
  }

  func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "source", "target": side = nil
    case "trans-unit", "unit":
      // Every unit keeps its index, so that notes can find it.
      if let unit { contents.units.append(isTranslated ? unit : BilingualUnit(line: unit.line)) }
      unit = nil
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    if skipped == 0, side != nil { add(String(decoding: text, as: UTF8.self)) }
  }

  private func add(_ text: String) {
    switch side {
    case .source: unit?.source += text
    case .target: unit?.target += text
    case nil: break
    }
  }
}
