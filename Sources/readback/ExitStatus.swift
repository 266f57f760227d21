/// The exit status, with the same meanings as diff's.
enum ExitStatus: Int32, Error, CaseIterable {
  case none, found, problem

  var meaning: String {
    switch self {
    case .none: "Success; with --exit-code, no findings were listed."
    case .found: "With --exit-code: there were findings."
    case .problem: "Something could not be read, written or understood; see standard error."
    }
  }
}
