import ArgumentParser
import Foundation
import ReadbackCore

/// Writes the edits of text pairs with their features, for training the model of findings.
struct EditsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edits",
    abstract: "Write edits with features: {id, official, retelling, linked?} to {id, edits}.")

  @Argument(help: "JSON lines; with linked true, paragraphs are linked one to one.")
  var file: String

  @Flag(help: "Write gaps, for the model of omissions and additions, instead of edits.")
  var gaps = false

  @Flag(help: "Print the names of the features instead.") var names = false

  private struct Item: Decodable {
    let id: String
    let official: String
    let retelling: String
    let linked: Bool?
  }

  func run() throws {
    if names {
      let names = gaps ? MeasuredGap.featureNames : MeasuredEdit.featureNames
      print(names.joined(separator: "\n"))
      return
    }
    let comparer = Comparer()
    for line in try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: 0x0A) {
      let item = try JSONDecoder().decode(Item.self, from: line)
      let official = Document(
        segmenting: SourceText(item.official), roles: roles(item.official, item))
      let retelling = Document(
        segmenting: SourceText(item.retelling), roles: roles(item.retelling, item))
      let held =
        item.linked == true
        ? zip(official.paragraphs, retelling.paragraphs).map {
          ManualLink(official: $0.sentences, retelling: $1.sentences, isLinked: true)
        } : []
      let places = [ScalarOffsets(official.text), ScalarOffsets(retelling.text)]
      func place(_ range: TextRange?, _ side: Int) -> Any {
        guard let range else { return NSNull() }
        let scalars = places[side].scalarRange(of: range)
        return [scalars.lowerBound, scalars.upperBound]
      }
      let rows: [[String: Any]]
      if gaps {
        rows = comparer.measuredGaps(of: official, with: retelling, holding: held).map {
          let isAddition = $0.cause.kind == .addition
          return [
            "kind": $0.cause.rawValue, "official": place(isAddition ? nil : $0.place, 0),
            "retelling": place(isAddition ? $0.place : nil, 1),
            "features": $0.features.map { Double($0) },
          ]
        }
      } else {
        rows = comparer.measuredEdits(of: official, with: retelling, holding: held).map {
          [
            "kind": $0.edit.kind.rawValue, "official": place($0.edit.official, 0),
            "retelling": place($0.edit.retelling, 1),
            "clauses": [place($0.officialClause, 0), place($0.retellingClause, 1)],
            "features": $0.features.map { Double($0) },
          ]
        }
      }
      let answer = try JSONSerialization.data(
        withJSONObject: ["id": item.id, "edits": rows], options: [.sortedKeys])
      print(String(decoding: answer, as: UTF8.self))
    }
  }

  private func roles(_ text: String, _ item: Item) -> [Int: ParagraphRole] {
    guard item.linked == true else { return [:] }
    let count = text.split(separator: "\n").count
    return Dictionary(uniqueKeysWithValues: (1...max(1, count)).map { ($0, .body) })
  }
}
