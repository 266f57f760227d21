import CLexicon

/// Antonyms; `Tools/lexicon/tables/opposites.tsv` lists them.
enum Opposite {
  /// One end of a scale.
  struct Pole: Hashable, Sendable {
    fileprivate let scale: Int
    fileprivate let isUpper: Bool
    /// Whether the opposite word can say the same from the opposite perspective: "A is above B", "B
    /// is below A".
    let isConverse: Bool

    func isOpposite(of other: Pole) -> Bool { scale == other.scale && isUpper != other.isUpper }
  }

  /// The poles of a word; nil if there are none.
  static func poles(of word: WordID) -> [Pole]? { index[word] }

  private static let index: [WordID: [Pole]] = {
    let table = UnsafeRawBufferPointer(
      start: readback_opposites_start(), count: readback_opposites_size)
    var index: [WordID: [Pole]] = [:]
    let lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
    for (number, line) in lines.enumerated() where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t")
      guard columns.count >= 3 else { continue }
      for (end, words) in columns[1...2].enumerated() {
        for word in words.split(separator: " ") {
          guard let id = Lexicon.standard.word(String(word)) else { continue }
          index[id, default: []].append(
            Pole(scale: number, isUpper: end == 0, isConverse: columns[0] == "converse"))
        }
      }
    }
    return index
  }()
}
