import ReadbackCore

/// How a text is to be read.
public struct ImportOptions: Sendable, Hashable {
  /// Nil: recognised from the contents and the name.
  public var format: ImportFormat?
  public var paragraphs: ParagraphBreaks = .automatic
  public var limits = ImportLimits()
  /// The encoding to use regardless of the contents; nil: recognised from the contents.
  public var encoding: TextEncoding?
  /// Whether other programs may be run to read a file.
  public var runsPrograms = true
  /// A command that processes every file first; "%s" is replaced by its name.
  public var preprocessor: String?

  public init() {}
}

/// A document read from a file, with remarks for the reader.
public struct ImportedDocument: Sendable {
  public let document: Document
  public let format: ImportFormat
  /// One sentence each, with file and line: "wire.txt: line 12: not UTF-8; read as Windows-1252".
  public let notices: [String]
  /// The line of the file at which each paragraph begins, from 1.
  public let lines: [Int]
}

/// Reads a text from a file, or from standard input for "-".
///
/// - Parameter details: known details, which override those in the file.
public func document(
  fromFile path: String, details: DocumentDetails = DocumentDetails(),
  options: ImportOptions = ImportOptions()
) throws(ImportError) -> ImportedDocument {
  let bytes = try FileReading.bytes(ofFile: path, limit: options.limits.fileByteCount)
  return try document(fromBytes: bytes, path: path, details: details, options: options)
}

/// Reads a text from an open file, which stays open.
///
/// For callers that must check the open file before it is read.
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
/// - Parameter path: as given by the user; used to recognise the format if the bytes do not show
///   it.
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
    // A truncated office document can be downloaded again.
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
    let recognised = options.format ?? ImportFormat(ofText: repair.bytes, named: path)
    // Formats that are recognised only by their bytes were handled above.
    format =
      recognised.isDecodedByItself && recognised != .mail && recognised != .mhtml
      ? .text : recognised
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
    labels: text.labels, times: text.times, standfirsts: text.standfirsts)
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

/// Reads UTF-8 text repaired by `TextRepair`.
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

/// A cheap count that exceeds the number of tokens, except for a small share.
enum TokenBound {
  static func count(in bytes: [UInt8]) -> Int {
    var count = 0
    var wasLetter = false
    for byte in bytes {
      let isLetter = (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      if byte >= 0x80 {
        // Three-byte characters may be words by themselves.
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

/// Combines the details from the user, the file and its name.
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

  /// The file's name without directory and extension.
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
