/// Finds the name that was meant by a misspelt one.
enum NearName {
  /// The name nearest to a word, if at most a third of its letters (or one) are wrong; nil if there
  /// is none.
  static func name(nearest word: String, among names: [String]) -> String? {
    let word = word.lowercased()
    let near = names.map { (name: $0, count: typingErrorCount(word, $0)) }
      .filter { $0.count <= max(1, $0.name.count / 3) }
    return near.min { $0.count < $1.count }?.name
  }

  /// The number of insertions, deletions, replacements and transpositions: the optimal string
  /// alignment distance.
  static func typingErrorCount(_ typed: String, _ meant: String) -> Int {
    let (typed, meant) = (Array(typed), Array(meant))
    var beforeLast: [Int] = []
    var last = Array(0...meant.count)
    for row in typed.indices {
      var current = [row + 1]
      for column in meant.indices {
        let isSame = typed[row] == meant[column]
        var count = min(
          current[column] + 1, last[column + 1] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, typed[row] == meant[column - 1], typed[row - 1] == meant[column] {
          count = min(count, beforeLast[column - 1] + 1)
        }
        current.append(count)
      }
      (beforeLast, last) = (last, current)
    }
    return last[meant.count]
  }
}
