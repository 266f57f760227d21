/// Reads the units of a translation memory (TMX 1.4): the source language of the unit or of the
/// header, and the first other language of each unit; in a unit with a single language, that one
/// counts as its translation.
final class TMXReader: BilingualHandler {
  private(set) var contents = BilingualContents()
  private let limits: ImportLimits
  private var usualSourceLanguage = ""
  private var sourceLanguage = ""
  private var line = 1
  private var variants: [(language: String, text: String, line: Int)] = []
  private var isUnit = false
  private var isSegment = false
  private var skipped = 0

  init(limits: ImportLimits) {
    self.limits = limits
  }

  var isDone: Bool { contents.units.count > limits.paragraphCount }

  private static let codes: Set<String> = ["bpt", "ept", "ph", "it", "ut", "note", "prop"]

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) {
    if skipped > 0 || Self.codes.contains(name) {
      skipped += 1
      return
    }
    switch name {
    case "header": usualSourceLanguage = attributes["srclang"] ?? ""
    case "tu":
      isUnit = true
      sourceLanguage = attributes["srclang"] ?? usualSourceLanguage
      self.line = line
      variants = []
    case "tuv":
      if isUnit, variants.count < 100 {
        variants.append((attributes["xml:lang"] ?? attributes["lang"] ?? "", "", line))
      }
    case "seg":
      isSegment = !variants.isEmpty
      if isSegment { variants[variants.count - 1].line = line }
    default: break
    }
  }

  func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "seg": isSegment = false
    case "tu":
      isUnit = false
      keep()
    default: break
    }
  }

  private func keep() {
    var unit = BilingualUnit(line: line)
    func isSource(_ language: String) -> Bool {
      language.lowercased() == sourceLanguage.lowercased()
    }
    let source = variants.firstIndex { isSource($0.language) } ?? (variants.count > 1 ? 0 : nil)
    if let source {
      unit.source = variants[source].text
      unit.sourceLine = variants[source].line
      if contents.sourceLanguage.isEmpty { contents.sourceLanguage = variants[source].language }
    }
    if let target = variants.indices.first(where: { $0 != source }) {
      unit.target = variants[target].text
      unit.targetLine = variants[target].line
      if contents.targetLanguage.isEmpty { contents.targetLanguage = variants[target].language }
    } else if source != nil {
      (unit.source, unit.target) = ("", unit.source)
      (unit.sourceLine, unit.targetLine) = (nil, unit.sourceLine)
    }
    contents.units.append(unit)
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    if isSegment, skipped == 0, !variants.isEmpty {
      variants[variants.count - 1].text += String(decoding: text, as: UTF8.self)
    }
  }
}
