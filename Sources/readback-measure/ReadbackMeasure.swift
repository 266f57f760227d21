import ArgumentParser

/// Runs Readback's parts on the data for measuring and training. Not installed.
@main
struct ReadbackMeasure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readback-measure",
    abstract: "Measure the accuracy of Readback on annotated data.",
    subcommands: [
      WordsCommand.self, SentencesCommand.self, VectorsCommand.self, SpansCommand.self,
      FeaturesCommand.self,
      CellFeaturesCommand.self, LexiconCommand.self, ReportCommand.self, SpeedCommand.self,
      FairCommand.self, EditsCommand.self, PagesCommand.self, PageRowsCommand.self,
      OpinionCommand.self, LanguagesCommand.self, CrossCommand.self,
    ])
}
