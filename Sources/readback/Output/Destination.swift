import Glibc
import ReadbackFormats

/// The output of a command.
enum Destination: Sendable {
  case standardOutput
  case file(path: String, replacing: Bool, protection: ProtectedFiles)
  /// Below a directory, given as an open descriptor.
  case under(directory: Int32, name: String, replacing: Bool, protection: ProtectedFiles)

  /// - Parameter protected: files that must not be replaced.
  init(
    path: String?, replacing: Bool, in place: WritingPlace, protection protected: ProtectedFiles
  ) throws(RestrictionError) {
    guard let path, path != "-" else {
      self = .standardOutput
      return
    }
    switch place {
    case .anywhere: self = .file(path: path, replacing: replacing, protection: protected)
    case .nowhere: throw .noDirectory
    case .under(let directory):
      self = .under(
        directory: directory, name: path, replacing: replacing, protection: protected)
    }
  }

  /// Writes all of it or, to a file, nothing.
  func write(_ text: String) throws {
    try writeParts { send in try send(text) }
  }

  /// The same for binary data.
  func write(_ bytes: [UInt8]) throws {
    guard let file = try file() else {
      return try StandardStreams.write(bytes)
    }
    try file.send(bytes)
    try file.finish()
  }

  /// The name used in errors.
  var name: String {
    switch self {
    case .standardOutput: "-"
    case .file(let path, _, _): path
    case .under(_, let name, _, _): name
    }
  }

  /// Creates the file; nil for standard output.
  private func file() throws(OutputError) -> OutputFile? {
    switch self {
    case .standardOutput:
      nil
    case .file(let path, let replacing, let protected):
      try OutputFile(
        at: path, replacing: replacing, protection: { protected.covers($1, in: $0) })
    case .under(let directory, let name, let replacing, let protected):
      try OutputFile(
        named: name, under: directory, replacing: replacing,
        protection: { protected.covers($1, in: $0) })
    }
  }
}

extension Destination {
  /// Writes parts as they are produced: to standard output immediately, to a file all or nothing.
  func writeParts<Outcome>(_ body: ((String) throws -> Void) throws -> Outcome) throws -> Outcome {
    DiagnosticLog.note("writing", texts: [name])
    guard let file = try file() else { return try body(StandardStreams.write) }
    let outcome = try body(file.send)
    try file.finish()
    return outcome
  }

  /// The reports of an earlier run in the file, to be continued.
  func earlierReports() throws -> EarlierReports {
    switch self {
    case .standardOutput: throw ProgramError.resumeWithoutOutput
    case .under: throw ProgramError.resumeUnderDirectory
    case .file(let path, _, let protected):
      try protected.check(path)
      return try EarlierReports(path: path)
    }
  }

  /// The number of lines of the file that will be replaced; nil if there is none.
  func replacedLineCount() throws -> Int? {
    switch self {
    case .standardOutput: return nil
    case .file(let path, let replacing, _):
      var status = stat()
      guard replacing, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        return nil
      }
      return try LineReader(path: path).allLines().count { !$0.isEmpty }
    case .under(let directory, let name, let replacing, _):
      guard replacing, let bytes = OutputFile.contents(named: name, under: directory) else {
        return nil
      }
      return bytes.split(separator: 0x0A).count
    }
  }
}
