import ArgumentParser
import Foundation
@_spi(Training) import ReadbackCore

/// `features FILE`: the features of the aligner's nets, for Tools/aligner/train.py.
///
/// For every pair four Int32 (rows, columns, cells, features per cell), the cells as Int32 (row x
/// columns + column), the features as Float32; all little-endian.
struct FeaturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features", abstract: "Write the word aligner's features in binary form.")

  @Argument(help: "JSON lines with id, official_tokens, retelling_tokens.")
  var file: String

  @Argument(help: "Where to write them.")
  var output: String

  @Flag(help: "Swap the sides.")
  var swapped = false

  @Option(help: "Float32 probabilities of the pass before, cell by cell: write the second pass's.")
  var probabilities: String?

  func run() throws {
    var before: [Float]?
    if let probabilities {
      before = try Data(contentsOf: URL(fileURLWithPath: probabilities)).withUnsafeBytes {
        Array($0.bindMemory(to: Float.self))
      }
    }
    var result = Data()
    var start = 0
    for pair in try TokenPair.pairs(path: file) {
      let official = AlignableWords(swapped ? pair.retellingTokens : pair.officialTokens)
      let retelling = AlignableWords(swapped ? pair.officialTokens : pair.retellingTokens)
      var features = AlignerFeatures(official: official, retelling: retelling)
      let count = features.cells.count
      if let all = before {
        features.addNeighbours(probabilities: Array(all[start..<(start + count)]))
        start += count
      }
      let sizes = [official.count, retelling.count, count, features.featureCount]
      append(sizes.map { Int32($0) }, to: &result)
      append(features.cells, to: &result)
      append(features.values, to: &result)
    }
    try result.write(to: URL(fileURLWithPath: output))
  }

  private func append<Element: BitwiseCopyable>(_ values: [Element], to data: inout Data) {
    values.withUnsafeBytes { data.append(contentsOf: $0) }
  }
}
