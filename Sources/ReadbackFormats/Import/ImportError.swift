/// A text or collection that cannot be read, and why.
public struct ImportError: Error, Sendable, Hashable {
  /// The path as the user named it; "-" is standard input.
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
  /// Opening failed; the system's reason.
  case unreadable(reason: String)
  /// Reading failed behind so many bytes; the system's reason.
  case readFailed(byteOffset: Int, reason: String)

  // Contents.
  case empty
  case hasNoText
  /// A page whose text a script fetches and shows.
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
  /// A mail without a text, and the names of what it holds.
  case onlyAttachments([String])
  /// The bytes are not of the format that was asked for.
  case notOfFormat(ImportFormat)
  /// A bilingual file without words on one side.
  case noSources
  case noTargets
  /// A PDF of pictures.
  case scanned

  // Other programs.
  case converterMissing(package: String)
  case converterFailed(program: String, reason: String)
  case converterSlow(program: String)
  case converterEndless(program: String, limit: Int)
  /// This login runs no other program.
  case converterForbidden

  // Collections.
  case notJSON(line: Int, what: String)
  case fieldMissing(String)
  /// The field is empty for the object that holds all others.
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
