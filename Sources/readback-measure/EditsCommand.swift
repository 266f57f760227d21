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

  @Flag(help: "Write the findings that the net of meanings weighs, instead of edits.")
  var checks = false

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
      func words(_ places: MeaningPlaces) -> [String: Any] {
        [
          "official": place(places.officialWords, 0), "retelling": place(places.retellingWords, 1),
          "clauses": [place(places.officialClause, 0), place(places.retellingClause, 1)],
          "sentences": [place(places.officialSentences, 0), place(places.retellingSentences, 1)],
        ]
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
      } else if checks {
        rows = comparer.measuredChecks(of: official, with: retelling, holding: held).map {
          words($0.places).merging(
            [
              "kind": $0.cause.rawValue, "confidence": $0.confidence,
            ] as [String: Any]
          ) { one, _ in one }
        }
      } else {
        rows = comparer.measuredEdits(of: official, with: retelling, holding: held).map {
          let features: [String: Any] = [
            "kind": $0.edit.kind.rawValue, "features": $0.features.map { Double($0) },
          ]
          return words($0.places).merging(features) { one, _ in one }
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
