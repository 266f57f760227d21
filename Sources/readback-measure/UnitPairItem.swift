import Foundation
import ReadbackCore

/// A line of a sentence alignment file.
struct UnitPairItem: Decodable {
  let id: String
  let official: [Unit]
  let retelling: [Unit]
  /// Pairs of unit indices, from 0.
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

  var officialUnits: AlignmentUnits { AlignmentUnits(official.map(\.text)) }
  var retellingUnits: AlignmentUnits { AlignmentUnits(retelling.map(\.text)) }
}
