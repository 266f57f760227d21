/// Distinguishes list markers from numbers that begin a line of text.
struct ListMarkers {
  /// One value per line.
  private(set) var isItem: [Bool]

  /// A numbered line is a list item if a neighbour with the same shape has the previous or next
  /// number, or if its number has at most two digits and a full stop: "2024. That was" is a
  /// sentence.
  init(_ heads: [LineHead]) {
    isItem = [Bool](repeating: false, count: heads.count)
    var last: [UInt32: (index: Int, number: Int)] = [:]
    for (index, head) in heads.enumerated() {
      guard let marker = head.marker else { continue }
      guard let number = marker.number else {
        isItem[index] = true
        continue
      }
      if marker.shape == 0x2E, number < 100 { isItem[index] = true }
      for (shape, number) in [(marker.shape, number)] + [marker.roman].compactMap({ $0 }) {
        if let before = last[shape], number == before.number + 1 {
          isItem[before.index] = true
          isItem[index] = true
        }
        last[shape] = (index, number)
      }
    }
  }
}
