import ReadbackCore

/// The contents of a collection: from `collection.json`, or derived from the names of its files.
struct CollectionContents {
  static let fileName = "collection.json"

  let title: String
  let official: CollectionEntry
  let retellings: [CollectionEntry]
  /// The path for errors.
  private let path: String

  // MARK: By name

  /// - Parameter names: the files of the directory.
  init(names: [String], path: String, limits: ImportLimits) throws(ImportError) {
    func fail(_ problem: ImportProblem) -> ImportError { ImportError(file: path, problem: problem) }
    let texts = names.filter { !$0.hasPrefix(".") && Self.isText($0) }.sorted()
    guard !texts.isEmpty else { throw fail(.noTexts) }
    guard texts.count <= limits.documentCount else {
      throw fail(.tooManyDocuments(limit: limits.documentCount))
    }
    guard let official = texts.first(where: { $0.split(separator: ".").first == "official" }) else {
      throw fail(.noOfficial)
    }
    guard texts.count > 1 else { throw fail(.noRetellings) }
    self.path = path
    title = DetailsMerge.title(fromPath: path)
    self.official = CollectionEntry(file: official)
    retellings = texts.filter { $0 != official }.map { CollectionEntry(file: $0) }
  }

  /// Reports, translations and lists of findings may be in the same directory.
  private static func isText(_ name: String) -> Bool {
    guard let format = ImportFormat(named: name) else { return false }
    return !format.isBilingual && format != .xml
  }

  // MARK: By collection.json

  init(json bytes: [UInt8], path: String, limits: ImportLimits) throws(ImportError) {
    func fail(_ problem: ImportProblem) -> ImportError { ImportError(file: path, problem: problem) }
    let value: JSONValue
    do {
      value = try JSONValue.value(of: bytes)
    } catch {
      throw fail(.notJSON(line: error.line, what: error.what))
    }
    let reader = FieldReader(path: path)
    let members = try reader.object(value, field: "")
    title = try reader.string(members["title"], field: "title")
    guard let officialValue = members["official"] else { throw fail(.fieldMissing("official")) }
    official = try reader.entry(officialValue, field: "official")
    guard let retellingValues = members["retellings"] else {
      throw fail(.fieldMissing("retellings"))
    }
    guard case .array(let elements) = retellingValues else {
      throw fail(
        .fieldOfWrongKind("retellings", wanted: "a list such as [{\"file\": \"story.txt\"}]"))
    }
    guard elements.count < limits.documentCount else {
      throw fail(.tooManyDocuments(limit: limits.documentCount))
    }
    guard !elements.isEmpty else { throw fail(.noRetellings) }
    var entries: [CollectionEntry] = []
    var files: Set<String> = [official.file]
    for (index, element) in elements.enumerated() {
      let field = "retellings[\(index)]"
      let entry = try reader.entry(element, field: field)
      guard files.insert(entry.file).inserted else {
        throw fail(.fileNamedTwice(field: field + ".file", path: entry.file))
      }
      entries.append(entry)
    }
    retellings = entries
    self.path = path
  }

  /// Checks that every named file exists and lies inside the collection.
  func check(isIn store: CollectionStore) throws(ImportError) {
    let fields = ["official"] + retellings.indices.map { "retellings[\($0)]" }
    for (field, entry) in zip(fields, [official] + retellings) {
      guard !store.leadsOutside(entry.file) else {
        throw ImportError(
          file: path, problem: .fileOutside(field: field + ".file", path: entry.file))
      }
      guard store.holds(entry.file) else {
        throw ImportError(
          file: path, problem: .fileMissing(field: field + ".file", path: entry.file))
      }
    }
  }
}

/// Extracts values from JSON with errors that name the field.
private struct FieldReader {
  private static let wantedCollection =
    "an object such as {\"official\": {...}, \"retellings\": [...]}"
  private static let wantedText = "an object such as {\"file\": \"story.txt\"}"

  let path: String

  func object(_ value: JSONValue, field: String) throws(ImportError) -> [String: JSONValue] {
    guard case .object(let members) = value else {
      throw ImportError(
        file: path,
        problem: .fieldOfWrongKind(
          field, wanted: field.isEmpty ? Self.wantedCollection : Self.wantedText))
    }
    return members
  }

  /// Empty if the field is absent or null.
  func string(_ value: JSONValue?, field: String) throws(ImportError) -> String {
    switch value {
    case nil, .null: return ""
    case .string(let string): return string
    default:
      throw ImportError(
        file: path, problem: .fieldOfWrongKind(field, wanted: "words in quotation marks"))
    }
  }

  func entry(_ value: JSONValue, field: String) throws(ImportError) -> CollectionEntry {
    let members = try object(value, field: field)
    let file = try string(members["file"], field: field + ".file")
    guard !file.isEmpty else {
      throw ImportError(file: path, problem: .fieldMissing(field + ".file"))
    }
    return CollectionEntry(
      file: file,
      details: DocumentDetails(
        title: try string(members["title"], field: field + ".title"),
        date: try string(members["date"], field: field + ".date"),
        source: try string(members["source"], field: field + ".source"),
        kind: try string(members["kind"], field: field + ".kind"),
        language: try string(members["language"], field: field + ".language")))
  }
}
