import ArgumentParser
import ReadbackFormats

/// Options for the texts to compare, and how to read them.
struct TextOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The official text and its retellings, or a collection; \"-\" is standard input.",
      valueName: "text"),
    completion: .file())
  var texts: [String] = []

  @Option(
    help: ArgumentHelp(
      "Open this collection of samples: statement, or languages.", valueName: "name"))
  var sample: SampleCollection?

  @Option(help: ArgumentHelp("Read all files in this format.", valueName: "format"))
  var from: ImportFormat?

  @Option(
    help: ArgumentHelp(
      "Read all files in this encoding, such as windows-1251 or shift_jis.",
      valueName: "name"))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "What ends a paragraph in plain text: every line end, or a blank line.", valueName: "rule"))
  var paragraphs: ParagraphBreaks = .automatic
}

extension ImportFormat: ExpressibleByArgument {}
extension SampleCollection: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(label: argument) }
}
extension ParagraphBreaks: ExpressibleByArgument {}
