import ReadbackCore

/// The bilingual file that the texts were read from, with the findings as notes that translation
/// programs show: notes in XLIFF and TMX, with ITS 2.0 quality issues in XLIFF; comments in PO; a
/// third column of pairs.
///
/// Nothing else in the file is changed. Empty for texts from other files: see `ExportFormat.check`.
func annotatedFile(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  guard let reviewed = comparisons.first, let units = reviewed.comparison.official.units else {
    return ""
  }
  let path = reviewed.comparison.official.details.path
  var packed = ImportOptions()
  packed.format = nil
  let notes = UnitNotes(reviewed, options: options)
  let xml = PackedText(units.file, options: packed)?.format
  if let xml, xml == .xliff || xml == .tmx {
    return XMLNotes(XMLText.utf8(units.file), format: xml).annotated(with: notes)
  }
  let text = TextRepair(TextDecoding(units.file) { _ in nil }.bytes).bytes
  let format = ImportFormat(ofText: text, named: path)
  return LineNotes(text, format: format).annotated(with: notes)
}

extension ExportFormat {
  /// Throws an error, in one sentence, if these comparisons cannot be written in the format.
  public func check(_ comparisons: [ReviewedComparison], path: String) throws(OutputError) {
    guard self == .notes else { return }
    guard comparisons.count == 1, comparisons[0].comparison.official.units != nil else {
      throw OutputError(path: path, problem: .notBilingual)
    }
  }
}

/// The findings of each unit of a bilingual file.
struct UnitNotes {
  private var byUnit: [Int: [Finding]] = [:]

  init(_ reviewed: ReviewedComparison, options: ExportOptions) {
    let comparison = reviewed.comparison
    for finding in options.selection.findings(of: reviewed) {
      let unit =
        Self.unit(at: finding.retelling, of: comparison.retelling)
        ?? Self.unit(at: finding.official, of: comparison.official)
      if let unit { byUnit[unit, default: []].append(finding) }
    }
  }

  private static func unit(at place: TextRange?, of document: Document) -> Int? {
    guard let place, let units = document.units,
      let paragraph = document.indexOfParagraph(atByteOffset: place.lowerBound),
      units.numbers.indices.contains(paragraph)
    else { return nil }
    return units.numbers[paragraph]
  }

  subscript(unit: Int) -> [Finding] { byUnit[unit] ?? [] }

  /// "critical mistranslation (number): ..."
  static func sentence(_ finding: Finding) -> String {
    "\(finding.severity.rawValue) \(finding.kind.rawValue) (\(finding.cause.row.name)): "
      + visibleLine(finding.reason)
  }
}
