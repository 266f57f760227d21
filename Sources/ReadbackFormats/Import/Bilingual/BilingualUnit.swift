import ReadbackCore

/// A piece of text and its translation.
struct BilingualUnit {
  var source = ""
  var target = ""
  /// Of the file, from 1.
  var line = 1
  /// The line on which each side begins, if that is another.
  var sourceLine: Int?
  var targetLine: Int?
  /// In bytes, from 1.
  var targetColumn = 1

  /// Adds one side as a paragraph.
  func addParagraph(of side: BilingualSide, to text: inout TextBuilder) {
    let isSource = side == .source
    text.add(
      Array((isSource ? source : target).utf8)[...], look: TextBuilder.Look(role: .body),
      pieces: [
        TextBuilder.Piece(
          byteOffset: 0, line: (isSource ? sourceLine : targetLine) ?? line,
          column: isSource ? 1 : targetColumn)
      ])
  }
}

/// The contents of a bilingual file.
struct BilingualContents {
  var units: [BilingualUnit] = []
  /// BCP 47, or empty.
  var sourceLanguage = ""
  var targetLanguage = ""
  /// The line of the first damage; nil if there is none.
  var damagedLine: Int?

  init() {}

  /// - Parameter bytes: for PO and pairs, UTF-8 repaired by `TextRepair`; for XML, the file's own.
  init(_ bytes: [UInt8], format: ImportFormat, limits: ImportLimits) {
    switch format {
    case .xliff, .tmx:
      let handler: any BilingualHandler =
        format == .xliff ? XLIFFReader(limits: limits) : TMXReader(limits: limits)
      let outcome = XMLReading.read(bytes, into: handler)
      self = handler.contents
      if case .damaged(let line) = outcome { damagedLine = line }
    case .po: self = POFile.contents(of: bytes, limits: limits)
    default: self = PairsFile.contents(of: bytes, limits: limits)
    }
    for index in units.indices {
      units[index].source = Self.oneLine(units[index].source)
      units[index].target = Self.oneLine(units[index].target)
    }
  }

  private static func oneLine(_ text: String) -> String {
    let repaired = TextRepair(Array(text.utf8)).bytes
    return String(decoding: repaired, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// Adds one side as paragraphs, one per unit.
  func addParagraphs(of side: BilingualSide, to text: inout TextBuilder) {
    for unit in units { unit.addParagraph(of: side, to: &text) }
    text.details.language = side == .source ? sourceLanguage : targetLanguage
    if let damagedLine {
      text.notices.append(
        ImportNotice(
          line: damagedLine, sentence: "the file is damaged; what follows is missing"))
    }
  }
}

enum BilingualSide { case source, target }

protocol BilingualHandler: XMLHandler {
  var contents: BilingualContents { get }
}
