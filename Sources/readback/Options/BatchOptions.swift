import ArgumentParser

/// Options for many retellings.
struct BatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Compare the pairs in this file ("-": standard input): a line is an official text, a tab, and \
      a retelling.
      """, valueName: "file"),
    completion: .file())
  var pairs: String?

  @Flag(help: "Skip the pairs that the --output file already contains, and add the others to it.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      "The number of threads. The default is the number of processors.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1, not \(jobs)") }
  }
}
