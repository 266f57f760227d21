import ArgumentParser
import ReadbackCore
import ReadbackFormats

/// How text is laid out.
struct LayoutOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Columns a line of text has, from 40.", valueName: "columns"))
  var width: Int = 100

  @Option(
    help: ArgumentHelp(
      "Lines a page of text has, at least 10; no row is cut by a page's end.", valueName: "lines"))
  var pageLength: Int?

  @Flag(help: "Only ASCII in text.")
  var ascii = false

  @Flag(help: "Colours in text, for less -R.")
  var color = false

  func validate() throws {
    guard (40...10_000).contains(width) else {
      throw ValidationError("--width takes a number from 40 to 10000, not \(width)")
    }
    if let pageLength, pageLength < 10 {
      throw ValidationError("--page-length takes a number from 10, not \(pageLength)")
    }
  }
}

extension LayoutOptions {
  func exportOptions(_ selection: FindingSelection = FindingSelection()) -> ExportOptions {
    ExportOptions(
      selection: selection, width: width, pageLength: pageLength, isASCII: ascii,
      isColored: color, version: Version.text)
  }
}
