import ArgumentParser
import Glibc

/// Options for a public login.
struct RestrictionOptions: ParsableArguments {
  @Flag(help: "Read only the named texts and write only under --output-directory.")
  var restricted = false

  @Option(
    help: ArgumentHelp(
      "Write files to this directory; file names are relative to it.",
      valueName: "directory"),
    completion: .directory)
  var outputDirectory: String?

  @Option(
    help: ArgumentHelp(
      "The number of files a restricted session may write.", valueName: "n"))
  var limitFiles = 100

  @Option(
    help: ArgumentHelp(
      "The number of megabytes a restricted session may write.", valueName: "n"))
  var limitMegabytes = 64

  @Option(
    help: ArgumentHelp(
      "The length of a comment in a restricted session, in characters.", valueName: "n"))
  var limitComment = 2_000

  func validate() throws {
    for (name, value) in [
      ("--limit-files", limitFiles), ("--limit-megabytes", limitMegabytes),
      ("--limit-comment", limitComment),
    ] where !(0...1_000_000).contains(value) {
      throw ValidationError("\(name) takes a number from 0 to 1000000, not \(value)")
    }
  }

  /// The limits of a restricted reader; nil if it is not restricted.
  var limits: RestrictedLimits? {
    guard restricted || Restriction.isAskedForByEnvironment else { return nil }
    return RestrictedLimits(
      fileCount: limitFiles, byteCount: limitMegabytes << 20, commentLength: limitComment)
  }

  /// What the command may read; nil for everything. Activates the restriction.
  ///
  /// - Parameter paths: the paths to be read from the command line.
  func restriction(to paths: [String]) -> Restriction? {
    isInForce ? Restriction(to: paths) : nil
  }

  /// By the option or the environment.
  var isInForce: Bool { restricted || Restriction.isAskedForByEnvironment }

  /// Where the command may write.
  func writingPlace() throws -> WritingPlace {
    if let outputDirectory {
      let directory = open(outputDirectory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard directory >= 0 else {
        throw ProgramError.outputDirectory(path: outputDirectory, SystemError())
      }
      return .under(directory)
    }
    return isInForce ? .nowhere : .anywhere
  }
}

/// Limits for one session of a public login.
struct RestrictedLimits: Sendable {
  var fileCount: Int
  var byteCount: Int
  var commentLength: Int
}

/// Where files may be written.
enum WritingPlace: Sendable {
  case anywhere
  case nowhere
  /// Only below a directory, given as an open descriptor.
  case under(Int32)
}
