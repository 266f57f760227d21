import ArgumentParser

/// For many retellings.
struct BatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Compare the pairs in this file ("-": standard input): a line is an official text, a tab, and \
      a retelling.
      """, valueName: "file"),
    completion: .file())
  var pairs: String?

  @Flag(help: "Pass over the pairs that the --output file already has, and add the rest to it.")
  var resume = false

  @Option(
    help: ArgumentHelp("Threads that compare; as many as processors without it.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1, not \(jobs)") }
  }
}
