/// Identifies a text by its content, independent of path, download, line wrapping or version.
public struct DocumentIdentity: Sendable, Hashable {
  /// 32 hexadecimal digits: equal for texts with the same words and marks.
  public let fingerprint: String
  /// At most `sketchCount` numbers, ascending: a sample of the text's hashes of five-word
  /// sequences.
  public let sketch: [UInt64]
  /// For display; the first words of a text without a title. Not part of the identity.
  public let title: String

  /// Numbers in a full sketch: enough to distinguish versions of a text from other texts, 512
  /// bytes.
  public static let sketchCount = 64

  public init(fingerprint: String, sketch: [UInt64], title: String) {
    self.fingerprint = fingerprint
    self.sketch = sketch
    self.title = title
  }

  /// O(length of the text).
  public init(of document: Document) {
    let text = FoldedText(document.text)
    var hash = StableHash()
    // A line break may replace the position of a dash without spaces, so spaces do not count.
    hash.add(bytes: text.folded.lazy.filter { $0 != 0x20 })
    fingerprint = hash.hexadecimal
    sketch = Self.sketch(of: text.keys)
    title = document.details.title.isEmpty ? document.firstWords : document.details.title
  }

  public static func == (one: DocumentIdentity, other: DocumentIdentity) -> Bool {
    one.fingerprint == other.fingerprint
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(fingerprint)
  }

  /// The 64 smallest hashes of all sequences of five units (bottom-k sketch; Broder, 1997).
  private static func sketch(of keys: [UInt64]) -> [UInt64] {
    let length = min(5, keys.count)
    guard length > 0 else { return [] }
    var smallest: [UInt64] = []
    for start in 0...(keys.count - length) {
      var hash: UInt64 = 0
      for key in keys[start..<(start + length)] {
        hash = (hash ^ key) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
      }
      if smallest.count == sketchCount, hash >= smallest[sketchCount - 1] { continue }
      var place = smallest.count
      while place > 0, smallest[place - 1] > hash { place -= 1 }
      if place > 0, smallest[place - 1] == hash { continue }
      smallest.insert(hash, at: place)
      if smallest.count > sketchCount { smallest.removeLast() }
    }
    return smallest
  }

  /// 0...1: the share of five-word sequences that two texts have in common, estimated from the
  /// sketches (standard error about 6 %).
  public func likeness(to other: DocumentIdentity) -> Double {
    if self == other { return 1 }
    // Complete lists are compared entirely; truncated ones only up to where neither is truncated.
    let isCut = max(sketch.count, other.sketch.count) == Self.sketchCount
    let limit = isCut ? Self.sketchCount : sketch.count + other.sketch.count
    var (place, otherPlace, shared, all) = (0, 0, 0, 0)
    while all < limit, place < sketch.count || otherPlace < other.sketch.count {
      let one = place < sketch.count ? sketch[place] : .max
      let two = otherPlace < other.sketch.count ? other.sketch[otherPlace] : .max
      if one <= two { place += 1 }
      if two <= one { otherPlace += 1 }
      if one == two { shared += 1 }
      all += 1
    }
    return all == 0 ? 0 : Double(shared) / Double(all)
  }

  /// Whether one is an edited version of the other: a third of the sequences is the same. Changing
  /// one sentence in a text of four leaves more; two translations of one text share less.
  public func isVersion(of other: DocumentIdentity) -> Bool {
    likeness(to: other) >= 1.0 / 3
  }
}

/// The identities of an official text and a retelling.
public struct PairIdentity: Sendable, Hashable {
  /// The official text.
  public let official: DocumentIdentity
  /// The retelling.
  public let retelling: DocumentIdentity

  public init(official: DocumentIdentity, retelling: DocumentIdentity) {
    self.official = official
    self.retelling = retelling
  }

  /// O(length of both texts).
  public init(
    official: Document, retelling: Document, concurrently: Concurrently = oneByOne
  ) {
    let identities = Chunks.map(2, length: 1, concurrently) {
      DocumentIdentity(of: [official, retelling][$0.lowerBound])
    }
    self.init(official: identities[0], retelling: identities[1])
  }
}

extension Document {
  /// At most ten words of the first paragraph that is not boilerplate.
  fileprivate var firstWords: String {
    let first = paragraphs.first { $0.role != .boilerplate } ?? paragraphs.first
    guard let tokens = first?.sentences.first.map({ sentences[$0].tokens }),
      let start = tokens.first, let last = tokens.prefix(10).last
    else { return "" }
    return text[self.tokens[start].range.lowerBound..<self.tokens[last].range.upperBound]
  }
}
