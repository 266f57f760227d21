/// Tells the markers of lists from numbers that begin a line of text.
struct ListMarkers {
  /// By line.
  private(set) var isItem: [Bool]

  /// A numbered line is an item when one of its neighbours in shape has the number before or after
  /// it, or when its number has at most two digits and a stop: "2024. That was" is a sentence.
  init(_ heads: [LineHead]) {
    isItem = [Bool](repeating: false, count: heads.count)
    var last: [UInt32: Int] = [:]
    for (index, head) in heads.enumerated() {
      guard let marker = head.marker else { continue }
      guard let number = marker.number else {
        isItem[index] = true
        continue
      }
      if marker.shape == 0x2E, number < 100 { isItem[index] = true }
      if let before = last[marker.shape], let known = heads[before].marker?.number,
        number == known + 1
      {
        isItem[before] = true
        isItem[index] = true
      }
      last[marker.shape] = index
    }
  }
}
