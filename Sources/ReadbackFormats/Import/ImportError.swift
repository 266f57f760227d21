/// Why a text or collection cannot be read.
public struct ImportError: Error, Sendable, Hashable {
  /// The path as given by the user; "-" is standard input.
  public let file: String
  public let problem: ImportProblem

  public init(file: String, problem: ImportProblem) {
    self.file = file
    self.problem = problem
  }
}

/// What is wrong with a text or collection.
public enum ImportProblem: Sendable, Hashable {
  // Files.
  case missing
  case isDirectory
  case isNoDirectory
  /// Opening failed, with the system's reason.
  case unreadable(reason: String)
  /// Reading failed after the given number of bytes, with the system's reason.
  case readFailed(byteOffset: Int, reason: String)

  // Contents.
  case empty
  case hasNoText
  /// A page whose text is loaded by a script.
  case drawnByScript
  case binary(BinaryKind)
  case gzipTruncated
  case gzipDamaged
  case tooManyBytes(limit: Int)
  case tooManyParagraphs(limit: Int)
  case tooManyTokens(limit: Int)
  case parserFailed
  case damagedXML(line: Int)
  /// A part of an office document or an e-book.
  case damaged(part: String)
  case encrypted
  /// A mail without a text, with the names of its attachments.
  case onlyAttachments([String])
  /// The bytes are not in the requested format.
  case notOfFormat(ImportFormat)
  /// A bilingual file with no words on one side.
  case noSources
  case noTargets
  /// A PDF without text.
  case scanned

  // Other programs.
  case converterMissing(package: String)
  case converterFailed(program: String, reason: String)
  case converterSlow(program: String)
  case converterEndless(program: String, limit: Int)
  /// This login must not run other programs.
  case converterForbidden

  // Collections.
  case notJSON(line: Int, what: String)
  case fieldMissing(String)
  /// The field is empty for the top-level object.
  case fieldOfWrongKind(String, wanted: String)
  /// A field names a file outside the collection's directory.
  case fileOutside(field: String, path: String)
  /// A field names a file that is missing or cannot be read.
  case fileMissing(field: String, path: String)
  case fileNamedTwice(field: String, path: String)
  case noOfficial
  case noRetellings
  case noTexts
  case tooManyDocuments(limit: Int)
}
