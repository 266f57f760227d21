import Foundation
import ReadbackCore

/// A line of a sentence alignment file.
struct UnitPairItem: Decodable {
  let id: String
  let official: [Unit]
  let retelling: [Unit]
  /// Pairs of unit indices, counted from 0.
  let links: [[Int]]?

  struct Unit: Decodable {
    let text: String
  }

  static func items(path: String) throws -> [UnitPairItem] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return try data.split(separator: 0x0A).map {
      try JSONDecoder().decode(UnitPairItem.self, from: $0)
    }
  }

  var officialUnits: AlignmentUnits { Self.units(official) }
  var retellingUnits: AlignmentUnits { Self.units(retelling) }

  /// Each text as one unit, however it would be cut as a document.
  private static func units(_ units: [Unit]) -> AlignmentUnits {
    // A line is a paragraph: inner line ends become spaces, an empty unit keeps its line.
    let lines = units.map { unit in
      let line = unit.text.split(whereSeparator: \.isNewline).joined(separator: " ")
      return line.allSatisfy(\.isWhitespace) ? "—" : line
    }
    let document = Document(segmenting: SourceText(lines.joined(separator: "\n")))
    return AlignmentUnits(paragraphsOf: document)
  }
}
