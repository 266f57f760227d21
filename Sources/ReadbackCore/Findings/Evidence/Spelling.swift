/// How alike words are written.
enum Spelling {
  /// 0...1: Dice coefficient of the padded letter pairs and trigrams' mean.
  static func likeness(_ one: String, _ other: String) -> Float {
    if one == other { return 1 }
    return (dice(one, other, length: 2) + dice(one, other, length: 3)) / 2
  }

  /// 0...1: 1 less the edit distance (Levenshtein) over the longer word's length.
  static func closeness(_ one: String, _ other: String) -> Float {
    let first = Array(one.unicodeScalars)
    let second = Array(other.unicodeScalars)
    let longest = max(first.count, second.count)
    guard longest > 0, longest <= 64 else { return longest == 0 ? 1 : 0 }
    var row = Array(0...second.count)
    for i in 0..<first.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<second.count {
        let cost = min(row[j + 1] + 1, row[j] + 1, diagonal + (first[i] == second[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return 1 - Float(row[second.count]) / Float(longest)
  }

  private static func dice(_ one: String, _ other: String, length: Int) -> Float {
    let first = grams(one, length: length)
    var second = grams(other, length: length)
    let total = first.count + second.count
    guard total > 0 else { return 0 }
    var shared = 0
    for gram in first {
      if let index = second.firstIndex(of: gram) {
        second.remove(at: index)
        shared += 1
      }
    }
    return 2 * Float(shared) / Float(total)
  }

  private static func grams(_ word: String, length: Int) -> [UInt32] {
    let padded = [0x5E] + word.utf8.map { UInt32($0) } + [0x24]
    guard padded.count >= length else { return [] }
    return (0...(padded.count - length)).map { start in
      padded[start..<(start + length)].reduce(0) { $0 << 8 | $1 }
    }
  }
}
