import CKernels

/// The similarity of spellings.
enum Spelling {
  /// 0...1: the mean Dice coefficient of padded letter pairs and trigrams.
  static func likeness(_ one: String, _ other: String) -> Float {
    if one == other { return 1 }
    return Letters(one).likeness(to: Letters(other))
  }

  /// A word's letter pairs and trigrams, for repeated comparisons.
  struct Letters: Sendable {
    /// The pairs, then the trigrams, in one array, which is faster to pass.
    private let grams: [UInt32]
    private let pairCount: Int
    let signature: Signature

    init(_ word: String) {
      let pairs = Spelling.grams(word, length: 2)
      let trigrams = Spelling.grams(word, length: 3)
      grams = pairs + trigrams
      pairCount = pairs.count
      signature = Signature(pairs: pairs, trigrams: trigrams)
    }

    /// `Spelling.likeness` of words that are not equal.
    func likeness(to other: Letters) -> Float {
      (pairLikeness(to: other) + Spelling.dice(grams[pairCount...], other.grams[other.pairCount...]))
        / 2
    }

    private func pairLikeness(to other: Letters) -> Float {
      Spelling.dice(grams[..<pairCount], other.grams[..<other.pairCount])
    }

    /// Whether the likeness is above 0.75.
    func isLike(_ other: Letters) -> Bool {
      // If one word is twice as long as the other, at most two thirds are shared; and the
      // similarity of the pairs is at most half of the sum.
      let (shorter, longer) = (min(pairCount, other.pairCount), max(pairCount, other.pairCount))
      return shorter * 2 > longer && pairLikeness(to: other) > 0.5 && likeness(to: other) > 0.75
    }
  }

  /// A signature that excludes most dissimilar words without comparing their letters.
  struct Signature: Sendable {
    private let signature: readback_signature

    fileprivate init(pairs: [UInt32], trigrams: [UInt32]) {
      signature = readback_signature(
        pairs: Self.bits(pairs), trigrams: Self.bits(trigrams), pair_count: pairs.count,
        trigram_count: trigrams.count)
    }

    /// Multiplicative hashing (Knuth, The Art of Computer Programming, 6.4).
    private static func bits(_ grams: [UInt32]) -> UInt {
      grams.reduce(0) { $0 | 1 << UInt(($1 &* 2_654_435_761) >> 26) }
    }

    /// Whether `Letters.isLike` may be true for each of some words.
    func mayBeLike(_ others: [Signature]) -> [Bool] {
      let count = others.count
      return .written(count: count) { results in
        withUnsafePointer(to: signature) { one in
          others.withUnsafeBytes { others in
            readback_may_be_alike(
              one, others.assumingMemoryBound(to: readback_signature.self).baseAddress, count,
              results)
          }
        }
      }
    }
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

  /// Whether two words begin alike and differ only in their endings ("class" and "classism"), or
  /// one is the other with a prefix ("stroke" and "heatstroke").
  static func shareStem(_ one: String, _ other: String) -> Bool {
    let shorter = min(one.utf8.count, other.utf8.count)
    let shared = zip(one.utf8, other.utf8).prefix { $0 == $1 }.count
    return shared == shorter || shared >= 5 && shared * 4 >= shorter * 3
      || shorter > 4 && (one.hasSuffix(other) || other.hasSuffix(one))
  }

  /// `closeness` of the parts before a common ending: "hurried" and "arrived" have little else in
  /// common.
  static func closenessOfStems(_ one: String, _ other: String) -> Float {
    for ending in ["ing", "able", "ally", "ed", "ly", "es", "er", "s"]
    where one.hasSuffix(ending) && other.hasSuffix(ending) {
      return closeness(String(one.dropLast(ending.count)), String(other.dropLast(ending.count)))
    }
    return closeness(one, other)
  }

  /// Whether two words share a stem that has a prefix in one of them ("unconditional" and
  /// "conditions", "destabilise" and "stability").
  static func shareStemBehindPrefix(_ one: String, _ other: String) -> Bool {
    haveOneStem(one[...], other[...])
      || withoutPrefix(one).map { haveOneStem($0, other[...]) } ?? false
      || withoutPrefix(other).map { haveOneStem(one[...], $0) } ?? false
  }

  private static func haveOneStem(_ one: Substring, _ other: Substring) -> Bool {
    let shorter = min(one.utf8.count, other.utf8.count)
    let shared = zip(one.utf8, other.utf8).prefix { $0 == $1 }.count
    return shorter > 3 && shared == shorter || shared >= 5 && shared * 4 >= shorter * 3
      || shared >= 7
  }

  /// The rest must be long: "sign" is not the stem of "design".
  private static func withoutPrefix(_ word: String) -> Substring? {
    for prefix in ["un", "de", "dis", "en", "in", "im", "ir", "non"]
    where word.hasPrefix(prefix) && word.utf8.count > prefix.utf8.count + 5 {
      return word.dropFirst(prefix.count)
    }
    return nil
  }

  /// For two sorted lists.
  private static func dice(_ first: ArraySlice<UInt32>, _ second: ArraySlice<UInt32>) -> Float {
    let total = first.count + second.count
    guard total > 0 else { return 0 }
    let shared = first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        var (shared, one, other) = (0, 0, 0)
        while one < first.count, other < second.count {
          let (value, otherValue) = (first[one], second[other])
          if value == otherValue { shared += 1 }
          if value <= otherValue { one += 1 }
          if value >= otherValue { other += 1 }
        }
        return shared
      }
    }
    return 2 * Float(shared) / Float(total)
  }

  /// Byte sequences of the word with a boundary mark before and after it, ascending.
  private static func grams(_ word: String, length: Int) -> [UInt32] {
    let padded = [0x5E] + word.utf8.map { UInt32($0) } + [0x24]
    guard padded.count >= length else { return [] }
    return (0...(padded.count - length)).map { start in
      padded[start..<(start + length)].reduce(0) { $0 << 8 | $1 }
    }.sorted()
  }
}
