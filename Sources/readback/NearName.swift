/// Finds the name that a person meant.
enum NearName {
  /// The name nearest to a word, when no more than a third of its letters (one at least) are wrong;
  /// nil when none is that near.
  static func name(nearest word: String, among names: [String]) -> String? {
    let word = word.lowercased()
    let near = names.map { (name: $0, count: typingErrorCount(word, $0)) }
      .filter { $0.count <= max(1, $0.name.count / 3) }
    return near.min { $0.count < $1.count }?.name
  }

  /// Letters put in, left out, replaced or exchanged with the next: the optimal string alignment
  /// distance.
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
