/// Pairs units with the same words: first those in order, then moved ones; each copy of a repeated
/// unit is paired with one copy.
///
/// Patience diff: matching beginnings and ends are paired, then units that are unique on both sides
/// and in order, then recursively the units between. O(n log n) except for adversarial texts.
struct IdenticalUnits {
  /// For each official unit, the retelling unit with the same words.
  private(set) var partners: [Int?]
  /// For each retelling unit, the official unit.
  private(set) var officials: [Int?]

  init(official: [[Int32]], retelling: [[Int32]]) {
    partners = Array(repeating: nil, count: official.count)
    officials = Array(repeating: nil, count: retelling.count)
    var numbers: [[Int32]: Int] = [:]
    func numbered(_ units: [[Int32]]) -> [Int] {
      units.map { words in
        let number = numbers[words] ?? numbers.count
        numbers[words] = number
        return number
      }
    }
    let (ones, others) = (numbered(official), numbered(retelling))
    pairInOrder(ones, others)
    // Units without words are not statements.
    for (one, other) in partners.enumerated() where official[one].isEmpty {
      partners[one] = nil
      if let other { officials[other] = nil }
    }
    pairMoved(ones, others, isLong: { official[$0].count >= Self.longEnough })
  }

  /// Units with fewer words recur by chance.
  private static let longEnough = 4

  /// Adds the pairs of another result.
  mutating func add(_ more: IdenticalUnits) {
    for (official, retelling) in more.partners.enumerated() {
      if let retelling { pair(official, retelling) }
    }
  }

  private mutating func pair(_ official: Int, _ retelling: Int) {
    partners[official] = retelling
    officials[retelling] = official
  }

  private mutating func pairInOrder(_ ones: [Int], _ others: [Int]) {
    var gaps = [(0..<ones.count, 0..<others.count)]
    while var (one, other) = gaps.popLast() {
      while let first = one.first, let second = other.first, ones[first] == others[second] {
        pair(first, second)
        one = (first + 1)..<one.upperBound
        other = (second + 1)..<other.upperBound
      }
      while let last = one.last, let second = other.last, ones[last] == others[second] {
        pair(last, second)
        one = one.lowerBound..<last
        other = other.lowerBound..<second
      }
      let anchors = Self.anchors(ones, one, others, other)
      guard !anchors.isEmpty else { continue }
      var start = (one.lowerBound, other.lowerBound)
      for anchor in anchors + [(one.upperBound, other.upperBound)] {
        gaps.append((start.0..<anchor.0, start.1..<anchor.1))
        start = (anchor.0 + 1, anchor.1 + 1)
      }
      for anchor in anchors { pair(anchor.0, anchor.1) }
    }
  }

  /// The longest increasing sequence of units that are unique on both sides.
  private static func anchors(
    _ ones: [Int], _ one: Range<Int>, _ others: [Int], _ other: Range<Int>
  ) -> [(Int, Int)] {
    guard !one.isEmpty, !other.isEmpty else { return [] }
    // For each number, its position, or -1 if there are several.
    var places: [Int: Int] = [:]
    for place in other { places[others[place]] = places[others[place]] == nil ? place : -1 }
    var counts: [Int: Int] = [:]
    for place in one { counts[ones[place], default: 0] += 1 }
    let pairs = one.compactMap { place -> (Int, Int)? in
      guard counts[ones[place]] == 1, let second = places[ones[place]], second >= 0 else {
        return nil
      }
      return (place, second)
    }
    // Patience sorting: each pile keeps the smallest end of a sequence of its length.
    var piles: [Int] = []
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      let place = ends.partitioningIndex { $0 >= pair.1 }
      if place > 0 { before[index] = piles[place - 1] }
      if place == piles.count {
        piles.append(index)
        ends.append(pair.1)
      } else {
        piles[place] = index
        ends[place] = pair.1
      }
    }
    var run: [(Int, Int)] = []
    var index = piles.last ?? -1
    while index >= 0 {
      run.append(pairs[index])
      index = before[index]
    }
    return run.reversed()
  }

  private mutating func pairMoved(
    _ ones: [Int], _ others: [Int], isLong: (_ official: Int) -> Bool
  ) {
    var open: [Int: [Int]] = [:]
    for place in others.indices.reversed() where officials[place] == nil {
      open[others[place], default: []].append(place)
    }
    guard !open.isEmpty else { return }
    for place in ones.indices where partners[place] == nil && isLong(place) {
      if let other = open[ones[place]]?.popLast() { pair(place, other) }
    }
  }
}
