import CProgram
import Glibc
import ReadbackCore
import ReadbackFormats

/// The rules for a public login: only the named texts are read, files are written only below one
/// directory, no other program is run, no core dump is left, and the environment does not affect
/// which files are read.
///
/// All use of arguments and the environment for this is in this file.
struct Restriction: Sendable {
  /// The real paths of the named texts; a directory includes everything in it.
  private let roots: [[UInt8]]

  // MARK: - The login shell

  /// The effective arguments if Readback is a login shell: the reader, restricted to the account's
  /// home directory. sshd and login mark that with a "-" before the name.
  ///
  /// - Parameter commandLine: beginning with the program's name.
  static func arguments(from commandLine: [String]) throws(RestrictionError) -> [String] {
    let arguments = Array(commandLine.dropFirst())
    // A command given to ssh reaches a login shell as `-c COMMAND`, which is not one of our
    // options.
    if arguments.first == "-c" { throw .commandRefused }
    guard commandLine.first?.utf8.first == UInt8(ascii: "-") else { return arguments }
    guard let account = getpwuid(getuid()), let home = account.pointee.pw_dir else {
      throw .noHome
    }
    return ["--restricted", String(cString: home)]
  }

  // MARK: - The environment

  /// For a login whose administrator cannot pass options.
  static var isAskedForByEnvironment: Bool {
    getenv("READBACK_RESTRICTED").map { $0.pointee != 0 } ?? false
  }

  /// Variables about the terminal and the language; all others could name files.
  private static let keptVariables = [
    "TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "ESCDELAY", "SSH_TTY", "SSH_CONNECTION", "LANG",
    "LC_ALL", "LC_CTYPE", "LC_MESSAGES",
    "READBACK_RESTRICTED",
  ]

  /// Removes all other variables: TERMINFO, LOCPATH or HOME could refer to the user's files.
  private static func cleanEnvironment() {
    let kept = keptVariables.compactMap { name in
      getenv(name).map { (name, String(cString: $0)) }
    }
    clearenv()
    for (name, value) in kept { setenv(name, value, 1) }
  }

  // MARK: - The texts

  /// Activates the restriction.
  ///
  /// - Parameter paths: the texts and collections named on the command line.
  init(to paths: [String]) {
    Self.cleanEnvironment()
    readback_leave_no_core()
    roots = paths.compactMap { path in
      guard let resolved = realpath(path, nil) else { return nil }
      defer { free(resolved) }
      return PathBytes.bytes(of: PathBytes.string(from: resolved))
    }
  }

  /// Rejects an open file that is not among the named ones, through whatever links it was reached.
  func check(_ descriptor: Int32, path: String) throws(RestrictionError) {
    guard let resolved = realpath("/proc/self/fd/\(descriptor)", nil) else {
      throw .outside(path: path)
    }
    defer { free(resolved) }
    let place = PathBytes.bytes(of: PathBytes.string(from: resolved))
    guard roots.contains(where: { PathBytes.isInside(place, $0) }) else {
      throw .outside(path: path)
    }
  }
}

enum RestrictionError: Error, Equatable, CustomStringConvertible {
  case commandRefused
  case noHome
  case outside(path: String)
  case noDirectory
  case reviewsNotNamed
  case opinion

  var description: String {
    switch self {
    case .commandRefused: "this login opens the reader and runs no command; log in without one"
    case .noHome: "this account has no home directory to read texts from"
    case .outside(let path): "\(path): it lies outside the texts that this login may read"
    case .noDirectory: "this login must not write files; use standard output"
    case .opinion: "a restricted login cannot ask for opinions; leave out the options for them"
    case .reviewsNotNamed: "this login does not save decisions: no file was named with --reviews"
    }
  }
}
