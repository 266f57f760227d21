/// A text in a binary or structured format: archives, mails, XML, print.
struct PackedText {
  let format: ImportFormat
  private let bytes: [UInt8]
  private let archive: ZIPArchive?

  /// Nil for plain text and for unsupported files. The contents decide, not the file's name.
  init?(_ bytes: [UInt8], options: ImportOptions) {
    self.bytes = bytes
    var archive: ZIPArchive?
    var found: ImportFormat?
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      archive = ZIPArchive(bytes)
      found = archive.flatMap(OfficeFile.format)
    } else if RichText.isRichText(bytes) {
      found = .rtf
    } else if PDFFile.isPDF(bytes) {
      found = .pdf
    } else if let wanted = options.format {
      // Text can be read in any of these formats on request.
      found = wanted.isDecodedByItself ? wanted : nil
    } else {
      found = MailSniff.format(of: bytes) ?? Self.xml(bytes)
    }
    if let wanted = options.format, wanted != found, wanted == .text || !wanted.isDecodedByItself {
      return nil
    }
    guard let found else { return nil }
    // An archive would have been recognised above; these formats need one.
    if [.docx, .epub].contains(found), archive == nil { return nil }
    if found == .pdf, !PDFFile.isPDF(bytes) { return nil }
    if found == .rtf, !RichText.isRichText(bytes) { return nil }
    if found == .odt, archive == nil, Self.xml(bytes) != .odt { return nil }
    format = found
    self.archive = archive
  }

  private static func xml(_ bytes: [UInt8]) -> ImportFormat? {
    var start = bytes.prefix(4096)[...]
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      // Every other byte of UTF-16 is enough to recognise it.
      start = start.filter { $0 != 0 && $0 < 0x80 }[...]
    }
    let head = String(decoding: start.drop { $0 <= 0x20 }, as: UTF8.self).lowercased()
    guard let format = XMLSniff.format(ofHead: head), format != .html else { return nil }
    return format
  }

  func addParagraphs(
    options: ImportOptions, to text: inout TextBuilder
  ) throws(PageProblem) {
    let limits = options.limits
    switch format {
    case .mail, .mhtml:
      var reader = MailReader(limits: limits, breaks: options.paragraphs)
      try reader.addParagraphs(of: bytes, to: &text)
    case .rtf:
      var reader = RichText(bytes, limits: limits)
      try reader.addParagraphs(to: &text)
    case .pdf:
      guard options.runsPrograms else { throw PageProblem(problem: .converterForbidden) }
      try PDFFile.addParagraphs(of: bytes, limits: limits, to: &text)
    case .odt where archive == nil:
      try OpenDocument.addParagraphs(
        of: bytes, part: "XML", meta: nil, limits: limits, to: &text)
    case .xliff, .tmx:
      BilingualContents(bytes, format: format, limits: limits)
        .addParagraphs(of: .target, to: &text)
      text.notices.append(.onlyTargets)
    case .xml: try MarkupFile.addParagraphs(of: bytes, limits: limits, to: &text)
    default:
      guard let archive else { return }
      try OfficeFile.addParagraphs(of: archive, format: format, limits: limits, to: &text)
    }
  }
}
