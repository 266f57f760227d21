import ArgumentParser
import Foundation
@_spi(Training) import ReadbackCore

/// `cell-features FILE OUTPUT`: the features of the sentence aligner's nets, for Tools/sentences.
///
/// One row of little-endian Float32 for every cell that the pass rates: 1 for a pair, otherwise 0,
/// then the features.
struct CellFeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cell-features",
    abstract: "Write the sentence aligner's features in binary form.")

  @Argument(help: "JSON lines with id, official, retelling, links.")
  var file: String

  @Argument(help: "Where to write them.")
  var output: String

  @Option(help: "The pass whose net gets the features: 1, 2 or 3; it knows the earlier ratings.")
  var pass = 1

  @Option(help: "Where to write the cells: for each the item's id, official and retelling unit.")
  var cells: String?

  func run() throws {
    guard let pass = SentenceAligner.Pass(rawValue: pass) else {
      throw ValidationError("the pass is 1, 2 or 3")
    }
    let aligner = SentenceAligner()
    var result = Data()
    var names = ""
    for item in try UnitPairItem.items(path: file) {
      let links = Set(item.links ?? [])
      let rows = aligner.cellFeatures(
        official: item.officialUnits, retelling: item.retellingUnits, pass: pass)
      for row in rows {
        let label: Float = links.contains([row.official, row.retelling]) ? 1 : 0
        names += "\(item.id)\t\(row.official)\t\(row.retelling)\n"
        ([label] + row.features).withUnsafeBytes { result.append(contentsOf: $0) }
      }
    }
    try result.write(to: URL(fileURLWithPath: output))
    if let cells { try Data(names.utf8).write(to: URL(fileURLWithPath: cells)) }
  }
}
