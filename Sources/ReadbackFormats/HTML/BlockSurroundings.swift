/// Features that compare a block with the rest of its page and describe its section and the elements
/// around it.
///
/// On pages of short lines, of lists or with little text, no block looks like an article by itself,
/// so the rest of the page decides.
struct BlockSurroundings {
  /// A heading and the blocks up to the next one.
  private struct Section {
    /// The heading; -1 before the first one.
    var heading: Int
    var level: Int
    var byteCount = 0
    var linkBytes = 0
    var proseBytes = 0
    var blockCount = 0
  }

  private let outline: PageOutline
  private let bytes: [UInt8]
  private var sections: [Section] = [Section(heading: -1, level: 0)]
  private var sectionOf: [Int] = []
  private var proseBefore: [Int] = []
  private var proseAfter: [Int]
  private var longest = 1
  private var longestProse = 1
  private var linkBlockCount = 0

  init(_ outline: PageOutline, bytes: [UInt8]) {
    self.outline = outline
    self.bytes = bytes
    proseAfter = [Int](repeating: outline.blocks.count, count: outline.blocks.count)
    var last = -1
    for (index, block) in outline.blocks.enumerated() {
      let size = outline.texts[index].byteCount
      let level = outline.tree.nodes[block.container].element.headingLevel
      if let level { sections.append(Section(heading: index, level: level)) }
      sectionOf.append(sections.count - 1)
      let isProse = outline.isProse(index)
      if level == nil {
        sections[sections.count - 1].byteCount += size
        sections[sections.count - 1].linkBytes += block.linkBytes
        sections[sections.count - 1].proseBytes += isProse ? size : 0
        sections[sections.count - 1].blockCount += 1
      }
      proseBefore.append(last)
      if isProse {
        last = index
        longestProse = max(longestProse, size)
      }
      if block.linkBytes * 2 > size { linkBlockCount += 1 } else { longest = max(longest, size) }
    }
    var next = outline.blocks.count
    for index in outline.blocks.indices.reversed() {
      proseAfter[index] = next
      if outline.isProse(index) { next = index }
    }
  }

  func values(of index: Int) -> [Float] {
    page(index) + section(index) + containers(index)
  }

  private func page(_ index: Int) -> [Float] {
    let (block, text) = (outline.blocks[index], outline.texts[index])
    let size = Float(text.byteCount)
    let all = outline.sums[0]
    let details = outline.tree.details
    return [
      size / Float(longest), size / Float(longestProse), BlockFeatures.log(all.proseCount),
      BlockFeatures.log(longest), BlockFeatures.log(all.plainBytes),
      Float(linkBlockCount) / Float(outline.blocks.count), BlockFeatures.log(all.pictureCount),
      details.isArticle ? 1 : 0, descriptionShare(block),
      Float(outline.levels(from: outline.plainCore, to: block)),
      Float(outline.sums[outline.plainCore].plainBytes) / Float(max(1, all.plainBytes)),
      Float(outline.sums[outline.core].plainBytes) / Float(max(1, all.plainBytes)),
      text.endsCut ? 1 : 0, Float(min(text.questionCount, 5)),
      Float(min(20, index - proseBefore[index])), Float(min(20, proseAfter[index] - index)),
      proseBefore[index] < 0 ? 1 : 0, proseAfter[index] == outline.blocks.count ? 1 : 0,
    ]
  }

  /// The share of its words that are in the page's own description.
  private func descriptionShare(_ block: PageBlocks.Block) -> Float {
    guard outline.descriptionWords.count >= 4 else { return -1 }
    guard block.range.count <= 1500 else { return 0 }
    let words = PageOutline.words(bytes[block.range])
    return Float(words.count { outline.descriptionWords.contains($0) })
      / Float(max(1, words.count))
  }

  private func section(_ index: Int) -> [Float] {
    let section = sections[sectionOf[index]]
    let size = Float(max(1, section.byteCount))
    let heading = section.heading
    var values: [Float] = [
      Float(min(30, index - heading)), Float(section.level), BlockFeatures.log(section.byteCount),
      Float(section.linkBytes) / size, Float(section.proseBytes) / size,
      BlockFeatures.log(section.blockCount), Float(min(20, sections.count - 1)),
    ]
    if heading >= 0, heading != index {
      let block = outline.blocks[heading]
      let text = outline.texts[heading]
      values += [
        BlockFeatures.log(text.characterCount),
        Float(block.linkBytes) / Float(max(1, text.byteCount)),
        Float(outline.levels(from: block.container, to: outline.blocks[index])),
        Float(outline.levels(from: outline.core, to: block)), text.endsSentence ? 1 : 0,
      ]
    } else {
      values += [-1, -1, -1, -1, -1]
    }
    return values
  }

  private func containers(_ index: Int) -> [Float] {
    let page = Float(max(1, outline.sums[0].plainBytes))
    var values: [Float] = []
    var node = outline.blocks[index].container
    for _ in 0..<5 {
      node = outline.widened(node)
      let sum = outline.sums[node]
      let count = Float(max(1, sum.blockCount))
      values += [
        Float(sum.plainBytes) / page, Float(sum.plainBytes) / count,
        Float(sum.pictureCount) / count, BlockFeatures.log(sum.proseCount),
      ]
    }
    return values
  }
}
