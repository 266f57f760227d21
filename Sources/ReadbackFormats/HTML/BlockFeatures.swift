import Glibc

/// The features of each block of a page.
///
/// `ArticleModel` was trained on exactly this list, in this order: after a change, train it again
/// (Tools/pages).
struct BlockFeatures {
  private let outline: PageOutline
  private let bytes: [UInt8]
  /// How much of each block the page's structured data contains, 0...1; empty without such data.
  private let structuredShares: [Float]
  private let surroundings: BlockSurroundings

  init(_ outline: PageOutline, bytes: [UInt8], structuredShares: [Float]) {
    self.outline = outline
    self.bytes = bytes
    self.structuredShares = structuredShares
    surroundings = BlockSurroundings(outline, bytes: bytes)
  }

  /// The features of a block.
  func values(of index: Int) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(240)
    addText(index, to: &values)
    addElements(index, to: &values)
    addPlace(index, to: &values)
    addContainers(index, to: &values)
    addNeighbours(index, to: &values)
    addKind(index, to: &values)
    values += surroundings.values(of: index)
    return values
  }

  private func addText(_ index: Int, to values: inout [Float]) {
    let block = outline.blocks[index]
    let text = outline.texts[index]
    let words = Float(max(1, text.wordCount))
    let size = Float(max(1, text.byteCount))
    values += [
      Self.log(text.characterCount), Self.log(text.wordCount), Float(block.linkBytes) / size,
      Float(min(block.linkCount, 20)), Float(min(text.stopCount, 20)),
      text.endsSentence ? 1 : 0, text.endsOpen ? 1 : 0, text.startsSmall ? 1 : 0,
      text.startsWithMark ? 1 : 0, Float(text.commaCount) / words, Float(text.digitCount) / size,
      Float(text.capitalCount) / size, size / words, Float(text.capitalisedCount) / words,
      Float(min(text.separatorCount, 10)), text.hasCopyright ? 1 : 0,
      Float(block.emphasisBytes) / size, Float(min(outline.repeats[index], 5)),
      structuredShares.isEmpty ? -1 : structuredShares[index], titleShare(block),
    ]
  }

  /// How many of its words occur in the page's title.
  private func titleShare(_ block: PageBlocks.Block) -> Float {
    guard block.range.count <= 300, !outline.titleWords.isEmpty else { return 0 }
    let words = PageOutline.words(bytes[block.range])
    return Float(words.count { outline.titleWords.contains($0) }) / Float(max(1, words.count))
  }

  // MARK: Elements and names

  private static let elements: [PageElement] = [
    .article, .main, .aside, .navigation, .header, .footer, .form, .list, .table, .figure,
    .quotation, .section, .listItem, .preformatted, .button, .details,
  ]

  private func addElements(_ index: Int, to values: inout [Float]) {
    let block = outline.blocks[index]
    let own = outline.tree.nodes[block.container]
    var seen: UInt64 = 0
    var traits: PageTree.Traits = []
    var nearest = [Float](repeating: 0, count: PageNames.count)
    var names: PageNames = []
    var largest = 0
    var depth = 0
    var node = block.container
    let page = outline.sums[0].byteCount
    while node >= 0, depth < 60 {
      let element = outline.tree.nodes[node]
      // A part that contains most of the page's text is not what its name suggests: "has-sidebar".
      let isMost = outline.sums[node].byteCount * 5 > page * 3 && page > 400
      var found = element.names.subtracting(names)
      if isMost { found.subtract(.boilerplate) }
      for bit in 0..<PageNames.count where found.rawValue & (1 << UInt32(bit)) != 0 {
        nearest[bit] = 1 / Float(1 + depth)
      }
      names.formUnion(found)
      if !isMost || element.element == .article || element.element == .main {
        seen |= 1 << UInt64(element.element.rawValue)
        traits.formUnion(element.traits)
      }
      if element.element == .article { largest = max(largest, outline.sums[node].proseBytes) }
      depth += 1
      node = element.parent
    }
    values.append(Float(Self.kind(of: own.element)))
    values.append(Float(own.element.headingLevel ?? 0))
    values += Self.elements.map { seen & (1 << UInt64($0.rawValue)) != 0 ? 1 : 0 }
    values += [
      traits.contains(.articleBody) ? 1 : 0, traits.contains(.mainRole) ? 1 : 0,
      traits.contains(.boilerplateRole) ? 1 : 0, traits.contains(.note) ? 1 : 0,
      traits.contains(.hidden) ? 1 : 0,
    ]
    values += nearest
    values.append(Float(names.intersection(.boilerplate).rawValue.nonzeroBitCount))
    values.append(Float(depth))
    values.append(Float(largest) / Float(max(1, outline.sums[0].proseBytes)))
    values.append(Float(min(outline.articleCount, 10)))
    values.append(block.isTableRow ? 1 : 0)
  }

  private static func kind(of element: PageElement) -> Int {
    switch element {
    case .paragraph: 1
    case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6: 2
    case .listItem: 3
    case .cell, .headerCell, .row: 4
    case .quotation: 5
    case .figureCaption, .figure, .caption: 6
    case .preformatted: 7
    case .term, .definition: 8
    case .button: 9
    default: 0
    }
  }

  // MARK: Place

  private func addPlace(_ index: Int, to values: inout [Float]) {
    let count = outline.blocks.count
    let page = Float(max(1, outline.sums[0].byteCount))
    let prose = Float(max(1, outline.sums[0].proseBytes))
    let block = outline.blocks[index]
    let core = outline.tree.nodes[outline.core]
    let heading = outline.firstHeading
    values += [
      Float(index) / Float(count), Float(outline.textBefore[index]) / page,
      Float(outline.proseBefore[index]) / prose, Self.log(count), Self.log(Int(page)),
      prose / page,
      Float(outline.levels(from: outline.core, to: block)), outline.coreShare,
      block.container < outline.core ? -1 : block.container >= core.end ? 1 : 0,
      heading.map { Float(max(-20, min(20, index - $0))) } ?? -30,
      Float(outline.sums[0].linkBytes) / page,
    ]
  }

  private func addContainers(_ index: Int, to values: inout [Float]) {
    let page = Float(max(1, outline.sums[0].proseBytes))
    var node = outline.blocks[index].container
    // The element itself provides nothing beyond the block: begin with its other contents.
    for _ in 0..<5 {
      node = outline.widened(node)
      let sum = outline.sums[node]
      let size = Float(max(1, sum.byteCount))
      values += [
        Float(sum.linkBytes) / size, Self.log(sum.byteCount), Float(sum.proseBytes) / page,
        Float(sum.proseBytes) / size, Self.log(sum.blockCount),
      ]
    }
  }

  private func addNeighbours(_ index: Int, to values: inout [Float]) {
    let own = outline.tree.nodes[outline.blocks[index].container]
    for offset in [-3, -2, -1, 1, 2, 3] {
      let other = index + offset
      guard outline.blocks.indices.contains(other) else {
        values += [-1, -1, -1, -1, -1]
        continue
      }
      let block = outline.blocks[other]
      let node = outline.tree.nodes[block.container]
      values += [
        Self.log(outline.texts[other].characterCount),
        Float(block.linkBytes) / Float(max(1, outline.texts[other].byteCount)),
        outline.texts[other].endsSentence ? 1 : 0, Float(Self.kind(of: node.element)),
        node.parent == own.parent ? 1 : 0,
      ]
    }
  }

  private func addKind(_ index: Int, to values: inout [Float]) {
    let kind = outline.kinds[outline.signatures[index]] ?? PageOutline.Kind()
    values += [
      Self.log(kind.count), Float(kind.linkBytes) / Float(max(1, kind.byteCount)),
      Self.log(kind.byteCount / max(1, kind.count)),
      Float(kind.proseCount) / Float(max(1, kind.count)),
      Float(kind.byteCount) / Float(max(1, outline.sums[0].byteCount)),
    ]
  }

  /// The natural logarithm of a count plus one.
  static func log(_ count: Int) -> Float { logf(Float(count + 1)) }
}
