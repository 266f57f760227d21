/// Looks up inflected and compound words of a text in a pack.
///
/// Not thread-safe: it caches results.
struct PackLookup {
  let pack: LanguagePack
  private var known: [String: [Int]] = [:]

  init(_ pack: LanguagePack) { self.pack = pack }

  /// The rows of the pack whose vectors together represent a lower-case word; empty if nothing
  /// similar is known.
  mutating func rows(of word: String) -> [Int] {
    if let rows = known[word] { return rows }
    let rows = find(word.contains("’") ? String(word.map { $0 == "’" ? "'" : $0 }) : word)
    known[word] = rows
    return rows
  }

  private mutating func find(_ word: String) -> [Int] {
    if let index = pack.index(of: word) { return [index] }
    if word.contains("-") {
      if let index = pack.index(of: String(word.filter { $0 != "-" })) { return [index] }
      let rows = word.split(separator: "-").filter { $0.count > 2 }.flatMap {
        self.rows(of: String($0))
      }
      if !rows.isEmpty { return rows }
    }
    if word.contains("'") {
      let parts = word.split(separator: "'")
      for part in [parts.first, parts.last] {
        if let part, part.count > 2, let index = pack.index(of: String(part)) { return [index] }
      }
    }
    if pack.language == "ar", let rows = withoutClitics(word) { return rows }
    if pack.language == "ko", let rows = parts(of: word) { return rows }
    let letters = Array(word)
    if ["de", "nl"].contains(pack.language), letters.count >= 8, let parts = compound(letters) {
      return parts
    }
    return letters.count >= 5 ? stem(letters) : []
  }

  /// The two parts of a German or Dutch compound; of all splits, the one whose rarer part is most
  /// frequent.
  private func compound(_ letters: [Character]) -> [Int]? {
    var best: (frequency: Float, rows: [Int])?
    for cut in 4..<(letters.count - 3) {
      let lasts = (0...2).map { letters[cut...].dropLast($0) }.filter { $0.count > 3 }
      for first in Self.joined(letters[..<cut]) {
        guard let one = pack.index(of: first) else { continue }
        for last in lasts {
          guard let other = pack.index(of: String(last)) else { continue }
          let frequency = min(pack.frequency(of: one), pack.frequency(of: other))
          if frequency > best?.frequency ?? 0 { best = (frequency, [one, other]) }
        }
      }
    }
    return best?.rows
  }

  /// The first part of a compound, with and without the linking letters before the second.
  private static func joined(_ part: ArraySlice<Character>) -> [String] {
    let whole = String(part)
    var forms = [whole]
    if whole.hasSuffix("s") || whole.hasSuffix("n") { forms.append(String(part.dropLast())) }
    if ["en", "es", "er"].contains(where: whole.hasSuffix) {
      forms.append(String(part.dropLast(2)))
    }
    forms.append(whole + "e")
    return forms
  }

  /// An Arabic word without its article and clitics, and with variants of alif normalised.
  private func withoutClitics(_ word: String) -> [Int]? {
    for start in ["", "وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "س"]
    where word.hasPrefix(start) && word.count >= start.count + 3 {
      let rest = word.dropFirst(start.count)
      for end in ["", "ها", "هم", "نا", "ه", "ي", "ات", "ون", "ين"]
      where rest.hasSuffix(end) && rest.count >= end.count + 3 {
        if let index = pack.index(of: String(rest.dropLast(end.count))) { return [index] }
      }
    }
    return nil
  }

  /// A Korean word split into its stem and suffixes, without the least informative suffixes.
  private func parts(of word: String) -> [Int]? {
    let rows = WordCutter(pack).words(of: word).compactMap { pack.index(of: $0) }
    let informative = rows.filter { pack.frequency(of: $0) < Self.attached }
    return informative.isEmpty ? (rows.isEmpty ? nil : rows) : informative
  }

  /// Particles and endings are more frequent than this.
  private static let attached: Float = 6

  /// The known word with the longest common beginning: usually an inflected form of the same word.
  private func stem(_ letters: [Character]) -> [Int] {
    let prefix = Array(String(letters[..<4]).utf8)
    let bytes = Array(String(letters).utf8)
    // Bytes per letter, since letters are counted in bytes.
    let width = Double(bytes.count) / Double(letters.count)
    var best: (likeness: Double, frequency: Float, row: Int)?
    pack.words.forEachWord(startingWith: prefix) { row, word in
      var shared = 0
      while shared < min(word.count, bytes.count), word[shared] == bytes[shared] { shared += 1 }
      let common = (Double(shared) / width).rounded(.down)
      let length = Double(word.count) / width
      guard common >= max(4, 0.7 * Double(letters.count)), common >= 0.6 * length else { return }
      let likeness = common - 0.5 * abs(length - Double(letters.count))
      let frequency = pack.frequency(of: row)
      if best.map({ (likeness, frequency) > ($0.likeness, $0.frequency) }) ?? true {
        best = (likeness, frequency, row)
      }
    }
    return best.map { [$0.row] } ?? []
  }
}
