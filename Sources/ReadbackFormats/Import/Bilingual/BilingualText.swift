import ReadbackCore

/// Both sides of a bilingual file, with its own links.
public struct BilingualText: Sendable {
  public let official: ImportedDocument
  public let retelling: ImportedDocument
}

/// Reads a bilingual file as two texts; nil for other files.
///
/// - Parameter descriptor: open; stays open.
public func bilingualText(
  fromDescriptor descriptor: Int32, path: String, options: ImportOptions = ImportOptions()
) throws(ImportError) -> BilingualText? {
  let bytes = try FileReading.bytes(
    ofDescriptor: descriptor, named: path, limit: options.limits.byteCount)
  return try bilingualText(fromBytes: bytes, path: path, options: options)
}

/// Reads the bytes of a bilingual file as two texts; nil for other files.
public func bilingualText(
  fromBytes bytes: [UInt8], path: String, options: ImportOptions = ImportOptions()
) throws(ImportError) -> BilingualText? {
  let limits = options.limits
  var raw = bytes
  if Gzip.isPacked(raw) { raw = try Gzip.unpacked(raw, named: path, limit: limits.byteCount) }
  guard let format = bilingualFormat(of: raw, path: path, wanted: options.format) else {
    return nil
  }
  let isXML = format.isDecodedByItself
  let text = isXML ? raw : TextRepair(TextDecoding(raw) { _ in nil }.bytes).bytes
  let contents = BilingualContents(text, format: format, limits: limits)
  func side(_ side: BilingualSide, _ word: String) throws(ImportError) -> ImportedDocument {
    var builder = TextBuilder(limits: limits)
    var numbers: [Int] = []
    for (index, unit) in contents.units.enumerated() {
      let before = builder.lines.count
      unit.addParagraph(of: side, to: &builder)
      if builder.lines.count > before { numbers.append(index) }
    }
    guard !builder.isOverfull else {
      throw ImportError(file: path, problem: .tooManyParagraphs(limit: limits.paragraphCount))
    }
    guard !numbers.isEmpty else {
      throw ImportError(
        file: path, problem: side == .source ? .noSources : .noTargets)
    }
    guard TokenBound.count(in: builder.bytes) <= limits.tokenCount else {
      throw ImportError(file: path, problem: .tooManyTokens(limit: limits.tokenCount))
    }
    var details = DocumentDetails(
      title: "\(DetailsMerge.title(fromPath: path)) (\(word))", path: path,
      language: side == .source ? contents.sourceLanguage : contents.targetLanguage)
    var notices: [ImportNotice] = []
    if let line = contents.damagedLine {
      notices.append(
        ImportNotice(line: line, sentence: "the file is damaged; what follows is missing"))
    }
    var document = Document(
      segmenting: SourceText(utf8: builder.bytes), details: details, roles: builder.roles)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    details.notices = notices.map { $0.description(file: name) }
    document.details = details
    document.places = SourcePlaces(builder.marks)
    document.units = TranslationUnits(numbers: numbers, file: raw)
    return ImportedDocument(
      document: document, format: format, notices: notices.map { $0.description(file: path) },
      lines: builder.lines)
  }
  return BilingualText(
    official: try side(.source, "source"), retelling: try side(.target, "target"))
}

/// The bilingual format of a file; nil for others.
private func bilingualFormat(
  of raw: [UInt8], path: String, wanted: ImportFormat?
) -> ImportFormat? {
  if let wanted { return wanted.isBilingual ? wanted : nil }
  var options = ImportOptions()
  options.format = nil
  if let packed = PackedText(raw, options: options) {
    return packed.format.isBilingual ? packed.format : nil
  }
  guard BinaryKind(of: raw) == nil else { return nil }
  let text = TextRepair(TextDecoding(raw) { _ in nil }.bytes).bytes
  let format = ImportFormat(ofText: text, named: path)
  return format.isBilingual ? format : nil
}
