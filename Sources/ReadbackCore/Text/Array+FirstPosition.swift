extension Array {
  /// The first position whose element satisfies the predicate, in an array where all later elements
  /// satisfy it too; `count` if there is none. O(log count).
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
