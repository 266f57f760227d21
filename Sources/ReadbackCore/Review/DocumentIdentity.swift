/// Which text this is, by its content: the same from any path, fetch, wrapping or engine.
public struct DocumentIdentity: Sendable, Hashable {
  /// 32 hexadecimal digits: equal for texts with the same words and marks.
  public let fingerprint: String
  /// At most `sketchCount` numbers, ascending: which runs of five words the text has, in small.
  public let sketch: [UInt64]
  /// For people, the text's first words where it has none; not part of what the text is.
  public let title: String

  /// Numbers in a full sketch: enough to tell versions from strangers, 512 bytes.
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
    // A line break may stand where a dash stood glued: the blanks do not count.
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

  /// The 64 smallest hashes of all runs of five units (bottom-k sketch; Broder, 1997).
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

  /// 0...1: the share of runs of five words that two texts have in common, as far as the sketches
  /// tell (standard error about 6 %).
  public func likeness(to other: DocumentIdentity) -> Double {
    if self == other { return 1 }
    // Two whole lists are compared as a whole; of cut ones only what neither can have cut.
    let isCut = max(sketch.count, other.sketch.count) == Self.sketchCount
    let limit = isCut ? Self.sketchCount : sketch.count + other.sketch.count
    var (mine, theirs, shared, all) = (0, 0, 0, 0)
    while all < limit, mine < sketch.count || theirs < other.sketch.count {
      let one = mine < sketch.count ? sketch[mine] : .max
      let two = theirs < other.sketch.count ? other.sketch[theirs] : .max
      if one <= two { mine += 1 }
      if two <= one { theirs += 1 }
      if one == two { shared += 1 }
      all += 1
    }
    return all == 0 ? 0 : Double(shared) / Double(all)
  }

  /// Whether one is an edited version of the other: a third of the runs is the same. A sentence
  /// changed in a text of four leaves more; two translations of one text share less.
  public func isVersion(of other: DocumentIdentity) -> Bool {
    likeness(to: other) >= 1.0 / 3
  }
}

/// An official text and a retelling, by their content.
public struct PairIdentity: Sendable, Hashable {
  /// The text that is retold.
  public let official: DocumentIdentity
  /// The text that retells it.
  public let retelling: DocumentIdentity

  public init(official: DocumentIdentity, retelling: DocumentIdentity) {
    self.official = official
    self.retelling = retelling
  }

  /// O(length of both texts).
  public init(
    official: Document, retelling: Document, concurrently: Concurrently = oneByOne
  ) {
    let identities = Stretches.map(2, length: 1, concurrently) {
      DocumentIdentity(of: [official, retelling][$0.lowerBound])
    }
    self.init(official: identities[0], retelling: identities[1])
  }
}

extension Document {
  /// At most ten words of the first paragraph that is no furniture.
  fileprivate var firstWords: String {
    let first = paragraphs.first { $0.role != .furniture } ?? paragraphs.first
    guard let tokens = first?.sentences.first.map({ sentences[$0].tokens }),
      let start = tokens.first, let last = tokens.prefix(10).last
    else { return "" }
    return text[self.tokens[start].range.lowerBound..<self.tokens[last].range.upperBound]
  }
}
