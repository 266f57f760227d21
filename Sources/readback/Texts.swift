import Glibc
import ReadbackCore
import ReadbackFormats

/// The texts given to a command: the official one already read, the retellings to be read later.
struct Texts: Sendable {
  let official: Document
  /// Never empty.
  let retellings: [TextSource]
  /// A language model's recorded answer about the retelling at a path, from a collection.
  var recordedOpinion: @Sendable (String) -> [UInt8]? = { _ in nil }
}

/// A text that can be read.
struct TextSource: Sendable {
  /// The path used in reports.
  let path: String
  let load: @Sendable () throws -> Document
}

/// Reads texts according to the options, and only those that may be read.
struct TextReader: Sendable {
  /// Receives remarks about texts that could be read, one sentence each.
  var report: @Sendable (String) -> Void = StandardStreams.report
  /// Whether to report how each text was read; the reader shows that itself.
  var isReporting: Bool
  /// Whether the texts are read again: a pipe provides its text only once, and reading it again
  /// would block.
  var isReadingAgain = false
  let restriction: Restriction?
  let options: ImportOptions
  /// The encodings of single texts, by path; they override the options.
  var encodings: [String: TextEncoding] = [:]
  /// The collection to open if no text is named.
  let sample: SampleCollection
  /// Every text that was read is added to these.
  let protected = ProtectedFiles()

  init(_ options: TextOptions, within restriction: Restriction?, isReporting: Bool = true) {
    self.restriction = restriction
    sample = options.sample ?? .statement
    self.isReporting = isReporting
    var reading = ImportOptions()
    reading.format = options.from
    reading.paragraphs = options.paragraphs
    reading.encoding = options.encoding
    reading.runsPrograms = restriction == nil
    reading.preprocessor =
      restriction == nil ? getenv("READBACKOPEN").map { String(cString: $0) } : nil
    self.options = reading
  }

  /// The texts named by the arguments of a command: none (the samples), a collection, or an
  /// official text and its retellings.
  func texts(named paths: [String]) throws -> Texts {
    guard let first = paths.first else { return try texts(of: .samples(sample)) }
    for path in paths { protected.add(path) }
    if paths.count == 1 {
      if Self.isPlainFile(first), !first.hasSuffix("collection.json"),
        let both = try bilingualTexts(at: first)
      {
        return both
      }
      return try texts(of: collection(at: first))
    }
    if paths.count(where: { $0 == "-" }) > 1 { throw ProgramError.standardInputTwice }
    return Texts(
      official: try document(at: first),
      retellings: named(paths).dropFirst().map { path in
        TextSource(path: path) { try document(at: path) }
      })
  }

  /// The paths without duplicate retellings, which would serve as evidence for themselves.
  private func named(_ paths: [String]) -> [String] {
    let official = FileIdentity(ofFile: paths[0])
    var known: Set<FileIdentity> = []
    return paths.enumerated().filter { index, path in
      guard index > 0, let file = FileIdentity(ofFile: path) else { return true }
      if file == official { report("\(path): is the official text; it is compared with itself") }
      if known.insert(file).inserted { return true }
      report("\(path): is named twice; it is compared once")
      return false
    }.map(\.element)
  }

  private static func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private func collection(at path: String) throws -> TextCollection {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      if path == "-" { throw ProgramError.onlyOneText(path: "standard input") }
      return try TextCollection(directory: path, limits: options.limits)
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.last == "collection.json" else { throw ProgramError.onlyOneText(path: path) }
    let directory = parts.dropLast().joined(separator: "/")
    return try TextCollection(
      directory: directory.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : directory,
      limits: options.limits)
  }

  private func texts(of collection: TextCollection) throws -> Texts {
    for path in collection.paths { protected.add(path) }
    @Sendable func load(_ entry: CollectionEntry) throws -> Document {
      document(
        try collection.document(of: entry, options: options(for: collection.path(of: entry))))
    }
    return Texts(
      official: try load(collection.official),
      retellings: collection.retellings.map { entry in
        TextSource(path: collection.path(of: entry)) { try load(entry) }
      },
      recordedOpinion: { path in
        collection.retellings.first { collection.path(of: $0) == path }
          .flatMap(collection.recordedOpinion)
      })
  }

  /// Reads one text; "-" is standard input.
  func document(at path: String) throws -> Document {
    if isReadingAgain, path == "-" { throw ProgramError.readOnce(path: path) }
    protected.add(path)
    guard restriction != nil || isReadingAgain, path != "-" else {
      return document(try ReadbackFormats.document(fromFile: path, options: options(for: path)))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw ProgramError.unreadable(path: path, SystemError()) }
    defer { close(descriptor) }
    // The check is made on the open file, so that it cannot be replaced meanwhile.
    try restriction?.check(descriptor, path: path)
    if isReadingAgain {
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFIFO else {
        throw ProgramError.readOnce(path: path)
      }
    }
    return document(
      try ReadbackFormats.document(
        fromDescriptor: descriptor, path: path, options: options(for: path)))
  }

  func options(for path: String) -> ImportOptions {
    var options = self.options
    if let encoding = encodings[path] { options.encoding = encoding }
    return options
  }

  func document(_ imported: ImportedDocument) -> Document {
    DiagnosticLog.note(
      "read", imported.document.logged,
      texts: [imported.format.rawValue, imported.document.details.path])
    if isReporting { for notice in imported.notices { report(notice) } }
    return imported.document
  }
}

/// Identifies a file, to detect two paths of the same file.
private struct FileIdentity: Hashable {
  let device: UInt
  let number: UInt

  /// Nil for anything but a regular file: each pipe named by a shell provides a separate text.
  init?(ofFile path: String) {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    (device, number) = (UInt(status.st_dev), UInt(status.st_ino))
  }
}
