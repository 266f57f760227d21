import ReadbackCore

/// How a text is to be read.
public struct ImportOptions: Sendable, Hashable {
  /// Nil: told by the contents and the name.
  public var format: ImportFormat?
  public var paragraphs: ParagraphBreaks = .automatic
  public var limits = ImportLimits()
  /// What the bytes are read as, whatever they look like; nil: told by the contents.
  public var encoding: TextEncoding?
  /// Whether another program may be run to read a file.
  public var runsPrograms = true
  /// A command that every file goes through first; "%s" stands for its name.
  public var preprocessor: String?

  public init() {}
}

/// A document that was read from a file, and what the reader should know about that.
public struct ImportedDocument: Sendable {
  public let document: Document
  public let format: ImportFormat
  /// One sentence each, with file and line: "wire.txt: line 12: not UTF-8; read as Windows-1252".
  public let notices: [String]
  /// The line of the file that each paragraph begins on, counting from 1.
  public let lines: [Int]
}

/// Reads a text from a file, or from standard input for "-".
///
/// - Parameter details: what is known already; it outranks what the file says of itself.
public func document(
  fromFile path: String, details: DocumentDetails = DocumentDetails(),
  options: ImportOptions = ImportOptions()
) throws(ImportError) -> ImportedDocument {
  let bytes = try FileReading.bytes(ofFile: path, limit: options.limits.fileByteCount)
  return try document(fromBytes: bytes, path: path, details: details, options: options)
}

/// Reads a text from an open file, which stays open.
///
/// For callers that must look at what they opened before it is read.
public func document(
  fromDescriptor descriptor: Int32, path: String, details: DocumentDetails = DocumentDetails(),
  options: ImportOptions = ImportOptions()
) throws(ImportError) -> ImportedDocument {
  let bytes = try FileReading.bytes(
    ofDescriptor: descriptor, named: path, limit: options.limits.fileByteCount)
  return try document(fromBytes: bytes, path: path, details: details, options: options)
}

/// Reads a text from the bytes of a file.
///
/// - Parameter path: how the user named the file; it tells the format where the bytes do not.
public func document(
  fromBytes bytes: [UInt8], path: String, details: DocumentDetails = DocumentDetails(),
  options: ImportOptions = ImportOptions()
) throws(ImportError) -> ImportedDocument {
  func check(_ isFine: Bool, _ problem: @autoclosure () -> ImportProblem) throws(ImportError) {
    guard isFine else { throw ImportError(file: path, problem: problem()) }
  }
  let limits = options.limits
  var raw = bytes
  try check(raw.count <= limits.fileByteCount, .tooManyBytes(limit: limits.fileByteCount))
  if options.runsPrograms, let command = options.preprocessor,
    let output = try Preprocessor.output(of: command, forFile: path, limit: limits.fileByteCount)
  {
    raw = output
  }
  if Gzip.isPacked(raw) { raw = try Gzip.unpacked(raw, named: path, limit: limits.fileByteCount) }
  try check(!raw.isEmpty, .empty)

  var text = TextBuilder(limits: limits)
  var notices: [ImportNotice] = []
  let format: ImportFormat
  if let packed = PackedText(raw, options: options) {
    format = packed.format
    do throws(PageProblem) {
      try packed.addParagraphs(options: options, to: &text)
    } catch {
      throw ImportError(file: path, problem: error.problem)
    }
  } else {
    if let wanted = options.format, [.docx, .odt, .epub, .rtf, .pdf].contains(wanted) {
      throw ImportError(file: path, problem: .notOfFormat(wanted))
    }
    // An office document that was cut short is one that can be fetched again.
    try check(
      !raw.starts(with: [0x50, 0x4B, 0x03, 0x04]) || ZIPArchive(raw) != nil,
      .damaged(part: "ZIP"))
    let zeros = StrayZeros(raw, options: options)
    raw = zeros.bytes
    if let kind = BinaryKind(of: raw) { throw ImportError(file: path, problem: .binary(kind)) }
    let decoding = TextDecoding(raw, as: options.encoding) { raw in
      let format = options.format ?? ImportFormat(ofText: raw, named: path)
      return format == .html ? PageEncoding.name(in: raw) : nil
    }
    let mojibake = Mojibake(decoding.bytes)
    let repair = TextRepair(mojibake.bytes)
    let told = options.format ?? ImportFormat(ofText: repair.bytes, named: path)
    // What only its own bytes can be read as was looked for above.
    format = told.isDecodedByItself && told != .mail && told != .mhtml ? .text : told
    notices = zeros.notices + decoding.notices + mojibake.notices + repair.notices
    try check(
      format == .html || repair.bytes.count <= limits.byteCount,
      .tooManyBytes(limit: limits.byteCount))
    do throws(PageProblem) {
      try addParagraphs(of: repair.bytes, as: format, options: options, to: &text)
    } catch {
      throw ImportError(file: path, problem: error.problem)
    }
  }
  notices += text.notices
  try check(!text.isOverfull, .tooManyParagraphs(limit: limits.paragraphCount))
  try check(!text.lines.isEmpty, text.isDrawnByScript ? .drawnByScript : .hasNoText)
  try check(
    TokenBound.count(in: text.bytes) <= limits.tokenCount, .tooManyTokens(limit: limits.tokenCount))

  var document = Document(
    segmenting: SourceText(utf8: text.bytes),
    details: DetailsMerge.details(given: details, found: text, path: path), roles: text.roles,
    labels: text.labels, times: text.times)
  document.places = SourcePlaces(text.marks)
  if !document.paragraphs.contains(where: { $0.role == .body }) {
    notices.append(.nothingToCompare)
  }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  document.details.notices = notices.map { $0.description(file: name) }
  return ImportedDocument(
    document: document, format: format,
    notices: notices.map { $0.description(file: path) }, lines: text.lines)
}

/// Reads text in UTF-8 that `TextRepair` repaired.
private func addParagraphs(
  of bytes: [UInt8], as format: ImportFormat, options: ImportOptions, to text: inout TextBuilder
) throws(PageProblem) {
  let limits = options.limits
  if format == .markdown, bytes.count > limits.pageByteCount {
    throw PageProblem(problem: .tooManyBytes(limit: limits.pageByteCount))
  }
  switch format {
  case .markdown: Markdown(bytes).addParagraphs(to: &text)
  case .html: try PageReader.addParagraphs(of: bytes, limits: limits, to: &text)
  case .srt, .vtt: Subtitles(bytes).addParagraphs(to: &text)
  case .po, .pairs:
    BilingualContents(bytes, format: format, limits: limits)
      .addParagraphs(of: .target, to: &text)
    text.notices.append(.onlyTargets)
  default:
    let references = CharacterReferences(bytes)
    text.notices += references.notices
    PlainText(references.bytes).addParagraphs(breaks: options.paragraphs, to: &text)
  }
}

/// A cheap count that no text has more tokens than, but for a small share.
enum TokenBound {
  static func count(in bytes: [UInt8]) -> Int {
    var count = 0
    var wasLetter = false
    for byte in bytes {
      let isLetter = (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      if byte >= 0x80 {
        // Characters of three bytes may be words of their own.
        if byte >= 0xE3 || (byte >= 0xC0 && !wasLetter) { count += 1 }
        wasLetter = true
      } else {
        if isLetter ? !wasLetter : byte > 0x20 { count += 1 }
        wasLetter = isLetter
      }
    }
    return count
  }
}

/// Puts together what the user, the file and its name say of a document.
enum DetailsMerge {
  static func details(
    given: DocumentDetails, found text: TextBuilder, path: String
  ) -> DocumentDetails {
    func first(_ candidates: String...) -> String { candidates.first { !$0.isEmpty } ?? "" }
    return DocumentDetails(
      title: first(given.title, text.details.title, title(fromPath: path)),
      path: first(given.path, path),
      date: first(given.date, text.details.date),
      source: first(given.source, text.details.source),
      kind: given.kind,
      language: first(given.language, text.details.language))
  }

  /// The file's name without directory and ending.
  static func title(fromPath path: String) -> String {
    guard path != "-" else { return "standard input" }
    var name = path.split(separator: "/").last.map(String.init) ?? path
    if name.lowercased().hasSuffix(".gz") { name.removeLast(3) }
    guard ImportFormat(named: name) != nil, let stop = name.lastIndex(of: "."),
      stop > name.startIndex
    else { return name }
    return String(name[..<stop])
  }
}
