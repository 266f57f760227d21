extension Array {
  /// The first position whose element passes, when all behind it pass, too; `count` for none.
  /// O(log count).
  package func firstPosition(where passes: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if passes(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
