/// The messages for texts and collections that cannot be read.
extension ImportError: CustomStringConvertible {
  /// One sentence: file, place, problem, and a remedy if there is one.
  public var description: String {
    let place = problem.place.map { "\(visibleLine($0)): " } ?? ""
    return "\(visibleName(ofFile: file)): \(place)\(problem.sentence)"
  }
}

/// The name of a file in sentences.
func visibleName(ofFile path: String) -> String {
  switch path {
  case "-": "standard input"
  case "": "\"\""
  default: visibleLine(path)
  }
}

extension ImportProblem {
  /// The place in the file: a line or a field.
  var place: String? {
    switch self {
    case .notJSON(let line, _), .damagedXML(let line): "line \(line)"
    case .fieldOfWrongKind("", _): nil
    case .fieldMissing(let field), .fieldOfWrongKind(let field, _), .fileOutside(let field, _),
      .fileMissing(let field, _), .fileNamedTwice(let field, _):
      "field \(field)"
    default: nil
    }
  }

  var sentence: String {
    switch self {
    case .missing: "no such file or directory"
    case .isDirectory: "is a directory; name a text, or a collection by itself"
    case .isNoDirectory: "is not a directory"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .readFailed(let byteOffset, let reason):
      "reading failed after \(byteOffset) bytes: \(reason)"
    case .empty: "is empty"
    case .hasNoText: "contains no text, only white space or markup"
    case .drawnByScript:
      "contains no text: a script shows it in the browser; copy it from there, or save the page as "
        + "MHTML"
    case .binary(let kind): "is \(kind.name), not text; \(kind.remedy)"
    case .gzipTruncated: "the gzip data is truncated; download the file again"
    case .gzipDamaged: "the gzip data is damaged; download the file again"
    case .tooManyBytes(let limit): "is larger than \(Self.size(limit)); split it"
    case .tooManyParagraphs(let limit): "has more than \(limit) paragraphs; split it"
    case .tooManyTokens(let limit): "has more than \(limit) words; split it"
    case .parserFailed: "cannot be read as HTML; try --from text"
    case .damagedXML: "is not well-formed XML; try --from text"
    case .damaged(let part):
      "is damaged (\(visibleLine(part))); open it in its own program and save it again"
    case .encrypted: "is encrypted; save it without a password and open that"
    case .onlyAttachments(let names):
      "has no text but attachments (\(names.prefix(3).joined(separator: ", "))); save them and "
        + "open those"
    case .notOfFormat(let format): "is not \(format.article); try without --from"
    case .noSources: "contains no source texts to compare with"
    case .noTargets: "contains no translations yet"
    case .scanned:
      "contains pictures of pages and no text; recognise it first, for example with ocrmypdf"
    case .converterMissing(let package): "is a PDF; install \(package) to read it"
    case .converterFailed(let program, let reason):
      "is a PDF that \(program) cannot read" + (reason.isEmpty ? "" : ": \(reason.prefix(120))")
    case .converterSlow(let program):
      "\(program) takes longer than 20 seconds; save it as text and open that"
    case .converterEndless(let program, let limit):
      "\(program) gives more than \(Self.size(limit)); split it"
    case .converterForbidden:
      "is a PDF, and this login must not run other programs; save it as text"
    case .notJSON(_, let what): "is not valid JSON: \(what)"
    case .fieldMissing: "is missing; see man readback-collection"
    case .fieldOfWrongKind(_, let wanted): "is not \(wanted)"
    case .fileOutside(_, let path):
      "\"\(visibleLine(path))\" lies outside the collection; name a file inside it"
    case .fileMissing(_, let path):
      "\"\(visibleLine(path))\" is missing or cannot be read; name a file that is there"
    case .fileNamedTwice(_, let path):
      "\"\(visibleLine(path))\" is named twice; name it once"
    case .noOfficial:
      "has no official text; add official.txt (or .md, .html) or a collection.json"
    case .noRetellings: "has no retelling beside the official text; add one"
    case .noTexts: "contains no texts (files named .txt, .md or .html)"
    case .tooManyDocuments(let limit): "has more than \(limit) texts; split it"
    }
  }

  private static func size(_ byteCount: Int) -> String {
    byteCount >= 1 << 20 ? "\(byteCount >> 20) MiB" : "\(byteCount) bytes"
  }
}
