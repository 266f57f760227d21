/// The built-in sample collections.
public enum SampleCollection: String, Sendable, CaseIterable {
  /// An official text in English and retellings of it.
  case statement
  /// An official text in Russian, with an English and a German retelling.
  case languages

  /// The folder of its files, below the samples' folder.
  var folder: String {
    switch self {
    case .statement: ""
    case .languages: "languages/"
    }
  }
}
