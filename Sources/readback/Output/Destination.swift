import ReadbackFormats

/// Where a command's text goes.
enum Destination: Sendable {
  case standardOutput
  case file(path: String, replacing: Bool)
  /// Under a directory, by its open descriptor.
  case under(directory: Int32, name: String, replacing: Bool)

  init(path: String?, replacing: Bool, in place: WritingPlace) throws(RestrictionError) {
    guard let path, path != "-" else {
      self = .standardOutput
      return
    }
    switch place {
    case .anywhere: self = .file(path: path, replacing: replacing)
    case .nowhere: throw .noDirectory
    case .under(let directory):
      self = .under(directory: directory, name: path, replacing: replacing)
    }
  }

  /// Writes it whole or, to a file, not at all.
  func write(_ text: String) throws {
    try writeParts { send in try send(text) }
  }

  /// The same with what is no text.
  func write(_ bytes: [UInt8]) throws {
    guard let file = try file() else {
      return try StandardStreams.write(bytes)
    }
    try file.send(bytes)
    try file.finish()
  }

  /// As errors name it.
  var name: String {
    switch self {
    case .standardOutput: "-"
    case .file(let path, _): path
    case .under(_, let name, _): name
    }
  }

  /// Begins the file; nil for standard output.
  private func file() throws(OutputError) -> OutputFile? {
    switch self {
    case .standardOutput:
      nil
    case .file(let path, let replacing):
      try OutputFile(at: path, replacing: replacing)
    case .under(let directory, let name, let replacing):
      try OutputFile(named: name, under: directory, replacing: replacing)
    }
  }
}

extension Destination {
  /// Writes parts as they come: to standard output each at once, to a file whole or not at all.
  func writeParts<Outcome>(_ body: ((String) throws -> Void) throws -> Outcome) throws -> Outcome {
    guard let file = try file() else { return try body(StandardStreams.write) }
    let outcome = try body(file.send)
    try file.finish()
    return outcome
  }

  /// The reports that an earlier run left in the file, to go on with them.
  func earlierReports() throws(ProgramError) -> EarlierReports {
    switch self {
    case .standardOutput: throw .resumeWithoutOutput
    case .under: throw .resumeUnderDirectory
    case .file(let path, _): try EarlierReports(path: path)
    }
  }
}
