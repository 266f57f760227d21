extension RandomAccessCollection where Index == Int {
  /// The first index whose element satisfies the predicate, in a collection where all later elements
  /// satisfy it too; `endIndex` if there is none. O(log count).
  @inlinable
  package func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
