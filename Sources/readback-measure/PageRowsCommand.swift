import ArgumentParser
import Foundation
import ReadbackFormats

/// Prints the training data of the article model.
struct PageRowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page-rows",
    abstract: "Print the blocks of web pages with their features, one line of JSON per page.",
    discussion: "The features are 32-bit floating point numbers, block by block, in base 64.")

  @Argument(help: "Files of HTML, plain or gzipped.")
  var files: [String]

  @Option(
    help: "JSON with the first model's scores of each file's blocks; print inputs that use them."
  )
  var scores: String?

  func run() throws {
    var known: [String: [Float]] = [:]
    if let scores {
      known = try JSONDecoder().decode(
        [String: [Float]].self, from: Data(contentsOf: URL(fileURLWithPath: scores)))
    }
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      let rows = PageReader.trainingRows(of: bytes, scores: known[file])
      let values = rows.flatMap(\.values)
      let page: [String: Any] = [
        "file": file, "texts": rows.map(\.text), "places": rows.map(\.place),
        "read": rows.map(\.isRead), "ruled": rows.map(\.isRuled),
        "rows": values.withUnsafeBytes { Data($0) }.base64EncodedString(),
      ]
      let line = try JSONSerialization.data(withJSONObject: page)
      FileHandle.standardOutput.write(line + Data([0x0A]))
    }
  }
}
