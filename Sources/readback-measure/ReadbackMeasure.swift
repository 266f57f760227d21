import ArgumentParser

@main
struct ReadbackMeasure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readback-measure",
    abstract: "Measures the accuracy of Readback on annotated data.",
    subcommands: [SentencesCommand.self])
}
