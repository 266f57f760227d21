import ReadbackCore

/// The role of each block of a page: the article's text, its headings, or the page around it.
struct PageRoles {
  /// Nil if the text's appearance must decide.
  private(set) var roles: [ParagraphRole?]
  /// The blocks that sum up the text below them.
  private(set) var standfirsts: Set<Int> = []

  private let tree: PageTree
  private let blocks: PageBlocks
  private let outline: PageOutline

  /// - Parameter isOfBook: a page of a book, on which only what says so is boilerplate.
  init(_ tree: PageTree, _ blocks: PageBlocks, structuredShares: [Float], isOfBook: Bool = false) {
    self.tree = tree
    self.blocks = blocks
    outline = PageOutline(tree: tree, blocks: blocks)
    roles = []
    guard !isOfBook else {
      roles = blocks.blocks.indices.map(bookRole)
      return
    }
    let probabilities = ArticleModel(
      outline, bytes: blocks.bytes, structuredShares: structuredShares
    ).probabilities()
    roles = blocks.blocks.indices.map { role(of: $0, probability: probabilities[$0]) }
    keepTableHeads()
    keepSomeText(probabilities)
    standfirsts = Standfirsts(outline, roles: roles, bytes: blocks.bytes).indices
  }

  /// The head of a table belongs to the article if the row below it does.
  private mutating func keepTableHeads() {
    for (index, block) in blocks.blocks.enumerated().dropLast().reversed()
    where block.isTableHead && roles[index] == .boilerplate && !isRuled(index) {
      let next = blocks.blocks[index + 1]
      let isText = next.isTableHead ? roles[index + 1] == .heading : roles[index + 1] == .body
      if next.isTableRow || next.isTableHead, isText { roles[index] = .heading }
    }
  }

  private func role(of index: Int, probability: Float) -> ParagraphRole? {
    let block = blocks.blocks[index]
    let element = tree.nodes[block.container].element
    if isRuled(index) { return .boilerplate }
    if element == .heading1 { return .heading }
    return probability < 0.5 ? .boilerplate : textRole(of: index)
  }

  private func bookRole(of index: Int) -> ParagraphRole? {
    let block = blocks.blocks[index]
    return isCaption(index) || isAside(block) || isNote(block) ? .boilerplate : textRole(of: index)
  }

  private func textRole(of index: Int) -> ParagraphRole? {
    let block = blocks.blocks[index]
    if block.isTableHead { return .heading }
    if block.isTableRow { return .body }
    let isTitle = tree.nodes[block.container].element.headingLevel != nil
    return isTitle ? (isSpoken(index) ? .body : .heading) : nil
  }

  /// Whether a block's container makes it boilerplate, whatever the model says.
  func isRuled(_ index: Int) -> Bool {
    let block = blocks.blocks[index]
    return isCaption(index) || isNamedBoilerplate(block) || isBesideText(block)
  }

  /// Whether a heading element contains a lead or an interviewer's question.
  ///
  /// Titles do not end with a full stop, and questions in titles are short.
  private func isSpoken(_ index: Int) -> Bool {
    let text = outline.texts[index]
    let bytes = blocks.bytes[blocks.blocks[index].range]
    guard text.endsSentence else { return false }
    if bytes.last == 0x2E { return text.wordCount >= 6 }
    let isLabelled = bytes.prefix(40).contains(0x3A) && text.wordCount >= 5
    return isLabelled || text.wordCount >= 12 || text.stopCount > 1
  }

  /// Whether a block is in the caption of a picture or a table, or on a button.
  private func isCaption(_ index: Int) -> Bool {
    var node = blocks.blocks[index].container
    for _ in 0..<8 where node >= 0 {
      switch tree.nodes[node].element {
      case .figureCaption, .caption, .button: return true
      default: if isNamedCaption(node) { return true }
      }
      node = tree.nodes[node].parent
    }
    return isBelowPicture(index)
  }

  /// The maximum length of a caption in bytes.
  private static let longestCaption = 600

  /// Whether the page calls an element a caption, and it is no larger than one.
  private func isNamedCaption(_ node: Int) -> Bool {
    tree.nodes[node].traits.contains(.caption)
      && outline.sums[node].byteCount <= Self.longestCaption
      && outline.sums[node].byteCount * 2 <= outline.sums[0].byteCount
  }

  private func isItalic(_ text: Int, inside container: Int) -> Bool {
    var node = tree.nodes[text].parent
    while node >= container {
      if tree.nodes[node].traits.contains(.italic) { return true }
      node = tree.nodes[node].parent
    }
    return false
  }

  /// Whether a block is a few words in italics directly below a picture.
  private func isBelowPicture(_ index: Int) -> Bool {
    let block = blocks.blocks[index]
    let size = block.range.count
    guard block.emphasisBytes >= size, size <= Self.longestCaption / 2 else { return false }
    func isText(_ node: Int) -> Bool {
      tree.nodes[node].element == .text && tree.text[tree.nodes[node].range].contains { $0 > 0x20 }
    }
    let inside = block.container..<tree.nodes[block.container].end
    // The first text of an element belongs to its first block; each text is looked at once.
    if index > 0, inside.contains(blocks.blocks[index - 1].container) { return false }
    guard var node = inside.first(where: isText),
      isItalic(node, inside: block.container)
    else { return false }
    while node > 0 {
      node -= 1
      if tree.nodes[node].traits.contains(.picture) { return true }
      if isText(node) { return false }
    }
    return false
  }

  /// The model was trained on whole pages; on one with fewer blocks, names decide.
  private static let fewBlocks = 15

  private static let sureNames: PageNames = [
    .comments, .sharing, .related, .navigation, .advert, .subscription, .author, .consent, .popup,
  ]

  /// Whether it is in a cookie consent dialogue, which is never part of an article; or on small
  /// pages, in any boilerplate element or named part that does not contain most of the text.
  private func isNamedBoilerplate(_ block: PageBlocks.Block) -> Bool {
    if blocks.blocks.count < Self.fewBlocks,
      isAside(block) || isCard(block) || isBelowArticleBody(block)
    {
      return true
    }
    let names = blocks.blocks.count < Self.fewBlocks ? Self.sureNames : [.consent]
    var node = block.container
    while node >= 0 {
      let isMost = outline.sums[node].byteCount * 2 > outline.sums[0].byteCount
      if isMost { return false }
      if !tree.nodes[node].names.isDisjoint(with: names),
        tree.nodes[node].names.isDisjoint(with: [.article, .content, .text])
      {
        return true
      }
      node = tree.nodes[node].parent
    }
    return false
  }

  /// Whether it is in one of several similar parts that are named after teasers and have a linked
  /// title.
  private func isCard(_ block: PageBlocks.Block) -> Bool {
    var node = block.container
    while node > 0 {
      let element = tree.nodes[node]
      if element.names.contains(.teaser),
        element.names.isDisjoint(with: [.article, .content, .text]),
        outline.sums[node].linkBytes > 0, outline.sums[node].plainBytes < 300,
        siblings(of: node).count(where: { outline.sums[$0].linkBytes > 0 }) > 2
      {
        return true
      }
      node = element.parent
    }
    return false
  }

  /// The elements with the same parent, name and class as this one, and itself.
  private func siblings(of node: Int) -> [Int] {
    let parent = tree.nodes[node].parent
    var found: [Int] = []
    var child = parent + 1
    while child < tree.nodes[parent].end {
      if tree.nodes[child].signature == tree.nodes[node].signature,
        tree.nodes[child].element == tree.nodes[node].element
      {
        found.append(child)
      }
      child = tree.nodes[child].end
    }
    return found
  }

  /// Whether it comes after the part that the page calls the text of its article.
  private func isBelowArticleBody(_ block: PageBlocks.Block) -> Bool {
    tree.nodes.indices.contains {
      tree.nodes[$0].traits.contains(.articleBody) && tree.nodes[$0].end <= block.container
        && outline.sums[$0].proseCount > 1
    }
  }

  /// Whether it is in a cell without a sentence beside one with text, like the menu of a page laid
  /// out with tables.
  private func isBesideText(_ block: PageBlocks.Block) -> Bool {
    var node = block.container
    for _ in 0..<6 where node > 0 && tree.nodes[node].element != .cell {
      node = tree.nodes[node].parent
    }
    guard node > 0, tree.nodes[node].element == .cell, !block.isTableRow else { return false }
    let (cell, row) = (outline.sums[node], outline.sums[tree.nodes[node].parent])
    return cell.proseCount == 0 && row.proseCount > 0 && cell.byteCount * 2 < row.byteCount
  }

  /// Whether it is in a part that the book calls a note, or notes.
  private func isNote(_ block: PageBlocks.Block) -> Bool {
    var node = block.container
    while node >= 0, outline.sums[node].byteCount * 2 <= outline.sums[0].byteCount {
      if tree.nodes[node].traits.contains(.note) { return true }
      node = tree.nodes[node].parent
    }
    return false
  }

  /// If the model finds no article, only certain boilerplate is excluded.
  private mutating func keepSomeText(_ probabilities: [Float]) {
    let kept = roles.indices.contains { roles[$0] != .boilerplate && roles[$0] != .heading }
    guard !kept else { return }
    for index in roles.indices where !isCaption(index) {
      let element = tree.nodes[blocks.blocks[index].container].element
      guard roles[index] == .boilerplate, !isAside(blocks.blocks[index]) else { continue }
      roles[index] = element.headingLevel.map { _ in isSpoken(index) ? .body : .heading }
    }
  }

  /// Whether it is in an element for menus, footers or side notes.
  private func isAside(_ block: PageBlocks.Block) -> Bool {
    var node = block.container
    while node >= 0 {
      let element = tree.nodes[node]
      let isMost = outline.sums[node].byteCount * 2 > outline.sums[0].byteCount
      switch element.element {
      case .navigation, .footer, .aside: if !isMost { return true }
      default: if element.traits.contains(.boilerplateRole), !isMost { return true }
      }
      node = element.parent
    }
    return false
  }
}
