import ArgumentParser
import Glibc
import ReadbackCore
import ReadbackStore

/// Options for the file of reviewers' decisions.
struct ReviewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep decisions in this file. The default is a file in the state directory.",
      valueName: "file"),
    completion: .file())
  var reviews: String?

  /// The file of decisions; nil if there is no place for one.
  ///
  /// - Parameter isRestricted: if true, only a file named by an option is used.
  func path(isRestricted: Bool) -> String? {
    reviews ?? (isRestricted ? nil : Self.usualPath)
  }

  /// The default file of decisions in the state directory, beside which other data is stored; nil
  /// if there is no such place.
  static var usualPath: String? {
    defaultReviewsPath(
      stateHome: Settings.environment("XDG_STATE_HOME"),
      home: Settings.environment("HOME") ?? account.map { PathBytes.string(from: $0.pw_dir) })
  }
}

extension ReviewOptions {
  /// Whether anything was saved in the file: commands that only read leave an empty one as it is. A
  /// file named by the user must exist.
  func isBegun(_ path: String) throws(StoreError) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      return status.st_mode & S_IFMT != S_IFREG || status.st_size > 0
    }
    if reviews == nil { return false }
    throw .cannotOpen(path, reason: SystemError().description)
  }
}

/// Options for the reviewer.
struct ReviewerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The name of the reviewer. The default is the login name.", valueName: "name"))
  var reviewer: String?

  var name: String {
    if let reviewer, !reviewer.isEmpty { return reviewer }
    return account.map { String(cString: $0.pw_name) } ?? "user \(getuid())"
  }
}

private var account: passwd? { getpwuid(getuid())?.pointee }
