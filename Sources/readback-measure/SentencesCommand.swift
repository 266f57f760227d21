import ArgumentParser
import Dispatch
import Foundation
import ReadbackCore

/// `sentences FILE`: aligns the units of a sentence alignment file, JSON lines in and out.
struct SentencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentences",
    abstract: "Align units: {id, official: [{text}], retelling: [{text}]} to {id, links}.")

  @Argument(help: "JSON lines with id, official, retelling.")
  var file: String

  private struct Answer: Encodable {
    let id: String
    let links: [[Int]]
  }

  func run() throws {
    let aligner = SentenceAligner()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    for item in try UnitPairItem.items(path: file) {
      let pairs = aligner.pairs(official: item.officialUnits, retelling: item.retellingUnits) {
        DispatchQueue.concurrentPerform(iterations: $0, execute: $1)
      }
      let answer = Answer(id: item.id, links: pairs.map { [$0.official, $0.retelling] })
      print(String(decoding: try encoder.encode(answer), as: UTF8.self))
    }
  }
}
