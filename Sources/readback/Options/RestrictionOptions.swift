import ArgumentParser
import Glibc

/// For a login that strangers use.
struct RestrictionOptions: ParsableArguments {
  @Flag(help: "Read only the named texts and write only under --output-directory.")
  var restricted = false

  @Option(
    help: ArgumentHelp(
      "The directory that files are written to; names of files count from it.",
      valueName: "directory"),
    completion: .directory)
  var outputDirectory: String?

  /// What the command may read; nil for everything. Begins to restrict.
  ///
  /// - Parameter paths: what the command line names to be read.
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

/// Where files may be written.
enum WritingPlace: Sendable {
  case anywhere
  case nowhere
  /// Only under a directory, by its open descriptor.
  case under(Int32)
}
