import ReadbackCore

/// An official text and its retellings.
///
/// A directory: either described by its `collection.json`, or `official.*` and all other texts by
/// name. Texts are read on demand.
public struct TextCollection: Sendable {
  /// As given by the user; "samples" for the built-in one.
  public let path: String
  public let title: String
  public let official: CollectionEntry
  /// At least one.
  public let retellings: [CollectionEntry]
  private let store: CollectionStore

  /// The collection in a directory.
  public init(directory path: String, limits: ImportLimits = ImportLimits()) throws(ImportError) {
    try self.init(store: .directory(path: path), path: path, limits: limits)
  }

  /// A collection that comes with the program.
  public static func samples(
    _ collection: SampleCollection = .statement
  ) throws(ImportError) -> TextCollection {
    try TextCollection(store: .samples(collection), path: "samples", limits: ImportLimits())
  }

  private init(store: CollectionStore, path: String, limits: ImportLimits) throws(ImportError) {
    let contents: CollectionContents
    if let bytes = try store.bytes(ofFile: CollectionContents.fileName, limit: 1 << 20) {
      contents = try CollectionContents(
        json: bytes, path: store.path(ofFile: CollectionContents.fileName), limits: limits)
      try contents.check(isIn: store)
    } else {
      contents = try CollectionContents(
        names: store.names(), path: path, limits: limits)
    }
    self.path = path
    self.store = store
    title = contents.title
    official = contents.official
    retellings = contents.retellings
  }

  /// Reads a text of the collection.
  public func document(
    of entry: CollectionEntry, options: ImportOptions = ImportOptions()
  ) throws(ImportError) -> ImportedDocument {
    let path = store.path(ofFile: entry.file)
    guard let bytes = try store.bytes(ofFile: entry.file, limit: options.limits.fileByteCount)
    else {
      throw ImportError(file: path, problem: .missing)
    }
    var details = entry.details
    details.path = path
    return try ReadbackFormats.document(
      fromBytes: bytes, path: path, details: details, options: options)
  }

  /// A language model's recorded answer about a retelling: the file NAME.opinion.json beside it;
  /// nil if there is none that can be read.
  public func recordedOpinion(on entry: CollectionEntry) -> [UInt8]? {
    try? store.bytes(ofFile: Self.opinionName(of: entry), limit: Self.opinionByteLimit)
  }

  private static func opinionName(of entry: CollectionEntry) -> String {
    var name = entry.file
    if let dot = name.lastIndex(of: "."), !name[dot...].utf8.contains(0x2F) {
      name = String(name[..<dot])
    }
    return name + ".opinion.json"
  }

  /// A model's answer about a book takes a few hundred kilobytes.
  private static let opinionByteLimit = 4 << 20

  /// Every file of the collection, whether it exists or not; empty for the samples.
  public var paths: [String] {
    guard case .directory = store else { return [] }
    return ([official] + retellings).flatMap { entry in
      [entry.file, Self.opinionName(of: entry)].map(store.path(ofFile:))
    } + [store.path(ofFile: CollectionContents.fileName)]
  }

  /// The path to show for a text of the collection.
  public func path(of entry: CollectionEntry) -> String { store.path(ofFile: entry.file) }
}

/// One text of a collection.
public struct CollectionEntry: Sendable, Hashable {
  /// Relative to the collection's directory, and never outside it.
  public let file: String
  /// What the collection says about the text; parts may be empty.
  public let details: DocumentDetails

  public init(file: String, details: DocumentDetails = DocumentDetails()) {
    self.file = file
    self.details = details
  }
}
