/// What the exit status says, as diff's does.
enum ExitStatus: Int32, Error, CaseIterable {
  case none, found, trouble

  var meaning: String {
    switch self {
    case .none: "All went well; with --exit-code, no finding was listed."
    case .found: "With --exit-code: there are findings."
    case .trouble: "Something could not be read, written or understood; standard error says what."
    }
  }
}
