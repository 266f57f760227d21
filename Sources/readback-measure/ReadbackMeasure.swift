import ArgumentParser

@main
struct ReadbackMeasure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readback-measure", abstract: "Measure accuracy and speed.",
    subcommands: [
      SentencesCommand.self, CellFeaturesCommand.self, WordsCommand.self, FeaturesCommand.self,
      LexiconCommand.self,
    ])
}
