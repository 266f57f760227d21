import ArgumentParser
import Foundation
import ReadbackCore

/// `vectors FILE OUTPUT`: the sentence encoder's vectors for lines, to compare with the reference.
struct VectorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors",
    abstract:
      "Write the sentence vectors of lines, 512 signed bytes each, and say how long it took.")

  @Argument(help: "A sentence a line.")
  var file: String

  @Argument(help: "Where to write them.")
  var output: String

  func run() throws {
    let text = try Data(contentsOf: URL(fileURLWithPath: file))
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    _ = SentenceEncoder.standard.vectors(of: ["The first sentence reads the weights."])
    var result = Data()
    let clock = ContinuousClock()
    let time = clock.measure {
      for line in lines {
        let vector = SentenceEncoder.standard.vector(of: line)
        vector.numbers.withUnsafeBytes { result.append(contentsOf: $0) }
      }
    }
    try result.write(to: URL(fileURLWithPath: output))
    print("\(lines.count) sentences in \(time), \(time / max(1, lines.count)) each")
  }
}
