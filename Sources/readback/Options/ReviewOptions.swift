import ArgumentParser
import Glibc
import ReadbackStore

/// Where reviewers' decisions are kept.
struct ReviewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep decisions in this file; without it, in the state directory.", valueName: "file"),
    completion: .file())
  var reviews: String?

  /// The file of decisions; nil when there is no place for one.
  ///
  /// - Parameter isRestricted: only a file that was named is used then.
  func path(isRestricted: Bool) -> String? {
    if let reviews { return reviews }
    if isRestricted { return nil }
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    return defaultReviewsPath(
      stateHome: variable("XDG_STATE_HOME"),
      home: variable("HOME") ?? account.map { String(cString: $0.pw_dir) })
  }
}

/// Who decides.
struct ReviewerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who decides; without it, the login name.", valueName: "name"))
  var reviewer: String?

  var name: String {
    if let reviewer, !reviewer.isEmpty { return reviewer }
    return account.map { String(cString: $0.pw_name) } ?? "user \(getuid())"
  }
}

private var account: passwd? { getpwuid(getuid())?.pointee }
