/// Properties of each element of a page, derived from its blocks, and the place of the main text.
struct PageOutline {
  /// Sums over the blocks of a subtree.
  struct Sums {
    var byteCount = 0
    var linkBytes = 0
    var proseBytes = 0
    var blockCount = 0
    var proseCount = 0
    /// Pictures, form fields and other elements without text.
    var pictureCount = 0

    /// Text outside links.
    var plainBytes: Int { byteCount - linkBytes }
  }

  /// Properties shared by similar blocks.
  struct Kind {
    var count = 0
    var byteCount = 0
    var linkBytes = 0
    var proseCount = 0
  }

  let tree: PageTree
  let blocks: [PageBlocks.Block]
  let texts: [BlockText]
  private(set) var sums: [Sums]
  /// By the signature of a block's element and its two parents.
  private(set) var kinds: [UInt64: Kind] = [:]
  private(set) var signatures: [UInt64] = []
  /// The element with the main text, by text density; the whole page if there is none.
  private(set) var core = 0
  private(set) var coreShare: Float = 0
  /// The element with the main text if short lines and list items count as much as paragraphs.
  private(set) var plainCore = 0
  /// How often each short text occurs on the page.
  private(set) var repeats: [Int]
  private(set) var articleCount = 0
  private(set) var firstHeading: Int?
  /// The amount of text before each block, in bytes; and in paragraphs of running text.
  private(set) var textBefore: [Int] = []
  private(set) var proseBefore: [Int] = []
  let titleWords: Set<[UInt8]>
  /// The words of what the page says it is about.
  let descriptionWords: Set<[UInt8]>

  init(tree: PageTree, blocks: PageBlocks) {
    self.tree = tree
    self.blocks = blocks.blocks
    texts = blocks.blocks.map { BlockText(blocks.bytes[$0.range]) }
    sums = [Sums](repeating: Sums(), count: tree.nodes.count)
    repeats = [Int](repeating: 1, count: blocks.blocks.count)
    titleWords = Set(Self.words(tree.title.prefix(1000)))
    descriptionWords = Set(Self.words(Array(tree.details.description.utf8.prefix(1000))[...]))
    sum()
    countKinds()
    findCores()
    countRepeats(blocks.bytes)
    articleCount = tree.nodes.count { $0.element == .article }
    firstHeading = self.blocks.firstIndex {
      tree.nodes[$0.container].element == .heading1
    }
    var (text, prose) = (0, 0)
    for index in self.blocks.indices {
      textBefore.append(text)
      proseBefore.append(prose)
      text += texts[index].byteCount
      if isProse(index) { prose += texts[index].byteCount }
    }
  }

  /// A paragraph of running text.
  func isProse(_ index: Int) -> Bool {
    let text = texts[index]
    return text.characterCount >= 60 && text.wordCount >= 8 && text.endsSentence
      && blocks[index].linkBytes * 3 < text.byteCount
  }

  /// The lower-case words of a text.
  static func words(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    bytes.split { !(0x61...0x7A).contains($0 | 0x20) && $0 < 0x80 }.map { word in
      word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
  }

  private mutating func sum() {
    for (index, block) in blocks.enumerated() {
      let prose = isProse(index)
      sums[block.container].byteCount += texts[index].byteCount
      sums[block.container].linkBytes += block.linkBytes
      sums[block.container].blockCount += 1
      if prose {
        sums[block.container].proseBytes += texts[index].byteCount
        sums[block.container].proseCount += 1
      }
    }
    for index in tree.nodes.indices.dropFirst().reversed() {
      let parent = tree.nodes[index].parent
      if tree.nodes[index].element == .dropped { sums[parent].pictureCount += 1 }
      sums[parent].pictureCount += sums[index].pictureCount
      sums[parent].byteCount += sums[index].byteCount
      sums[parent].linkBytes += sums[index].linkBytes
      sums[parent].proseBytes += sums[index].proseBytes
      sums[parent].blockCount += sums[index].blockCount
      sums[parent].proseCount += sums[index].proseCount
    }
  }

  private mutating func countKinds() {
    for (index, block) in blocks.enumerated() {
      var signature: UInt64 = 0
      var node = block.container
      for _ in 0..<3 where node >= 0 {
        signature = signature &* 0x9e37_79b9_7f4a_7c15 &+ tree.nodes[node].signature
        node = tree.nodes[node].parent
      }
      signatures.append(signature)
      kinds[signature, default: Kind()].count += 1
      kinds[signature]!.byteCount += texts[index].byteCount
      kinds[signature]!.linkBytes += block.linkBytes
      if isProse(index) { kinds[signature]!.proseCount += 1 }
    }
  }

  private mutating func findCores() {
    core = heaviest { index, text in
      guard isProse(index) else { return nil }
      return 1 + min(Float(text.commaCount), 5) + min(Float(text.byteCount) / 100, 5)
    }
    coreShare = Float(sums[core].proseBytes) / Float(max(1, sums[0].proseBytes))
    plainCore = heaviest { index, text in
      guard text.wordCount >= 3, blocks[index].linkBytes * 3 < text.byteCount else { return nil }
      return min(Float(text.byteCount) / 50, 10)
    }
  }

  /// The element whose own blocks weigh the most, reduced by its share of links.
  private func heaviest(_ weight: (Int, BlockText) -> Float?) -> Int {
    var weights: [Int: Float] = [:]
    for (index, block) in blocks.enumerated() {
      guard let weight = weight(index, texts[index]) else { continue }
      var node =
        tree.nodes[block.container].element == .division
        ? block.container : max(0, tree.nodes[block.container].parent)
      var share = weight
      for _ in 0..<3 where node >= 0 {
        weights[node, default: 0] += share
        share /= 2
        node = tree.nodes[node].parent
      }
    }
    var best: Float = 0
    var heaviest = 0
    for (node, weight) in weights {
      let sum = sums[node]
      let score = weight * (1 - Float(sum.linkBytes) / Float(max(1, sum.byteCount)))
      if score > best || (score == best && node < heaviest) { (best, heaviest) = (score, node) }
    }
    return heaviest
  }

  private mutating func countRepeats(_ bytes: [UInt8]) {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for block in blocks where block.range.count <= 300 {
      counts[bytes[block.range], default: 0] += 1
    }
    for (index, block) in blocks.enumerated() where block.range.count <= 300 {
      repeats[index] = counts[bytes[block.range]] ?? 1
    }
  }

  /// The number of levels from an element up to the innermost one that contains both it and a block.
  func levels(from core: Int, to block: PageBlocks.Block) -> Int {
    var node = core
    for level in 0..<12 {
      if block.container >= node, block.container < tree.nodes[node].end { return level }
      guard tree.nodes[node].parent >= 0 else { return level }
      node = tree.nodes[node].parent
    }
    return 12
  }

  /// The next element outwards that holds more text.
  func widened(_ node: Int) -> Int {
    var outer = node
    let size = sums[node].byteCount
    while tree.nodes[outer].parent >= 0, sums[outer].byteCount == size {
      outer = tree.nodes[outer].parent
    }
    return outer
  }
}
