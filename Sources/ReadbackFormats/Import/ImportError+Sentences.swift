/// Every sentence that a reader meets when a text or collection cannot be read.
extension ImportError: CustomStringConvertible {
  /// One sentence: file, place, what is wrong, and what to do where that helps.
  public var description: String {
    let place = problem.place.map { "\(visibleLine($0)): " } ?? ""
    return "\(visibleName(ofFile: file)): \(place)\(problem.sentence)"
  }
}

/// A file as sentences name it.
func visibleName(ofFile path: String) -> String {
  switch path {
  case "-": "standard input"
  case "": "\"\""
  default: visibleLine(path)
  }
}

extension ImportProblem {
  /// Where in the file: a line or a field of it.
  var place: String? {
    switch self {
    case .notJSON(let line, _): "line \(line)"
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
    case .hasNoText: "holds no text, only blank space or markup"
    case .binary(let kind): "is \(kind.name), not text; \(kind.remedy)"
    case .gzipTruncated: "the gzip data ends too early; fetch the file again"
    case .gzipDamaged: "the gzip data is damaged; fetch the file again"
    case .tooManyBytes(let limit): "is larger than \(Self.size(limit)); split it"
    case .tooManyParagraphs(let limit): "has more than \(limit) paragraphs; split it"
    case .tooManyTokens(let limit): "has more than \(limit) words; split it"
    case .parserFailed: "cannot be read as HTML; try --from text"
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
    case .noTexts: "holds no texts (files named .txt, .md or .html)"
    case .tooManyDocuments(let limit): "has more than \(limit) texts; split it"
    }
  }

  private static func size(_ byteCount: Int) -> String {
    byteCount >= 1 << 20 ? "\(byteCount >> 20) MiB" : "\(byteCount) bytes"
  }
}
