import ReadbackCore

/// Finds the standfirst of a page: the sentence or two, or the list of key points, with which an
/// editor sums up the article above its text.
struct Standfirsts {
  /// The blocks that belong to it; empty if there is none.
  private(set) var indices: Set<Int> = []

  private let outline: PageOutline
  private let bytes: [UInt8]

  /// The maximum length of a standfirst in bytes.
  private static let longest = 1000

  init(_ outline: PageOutline, roles: [ParagraphRole?], bytes: [UInt8]) {
    self.outline = outline
    self.bytes = bytes
    let text = outline.blocks.indices.filter { roles[$0] == nil || roles[$0] == .body }
    let prose = text.filter(outline.isProse)
    var next = prose.startIndex
    for index in text {
      if next < prose.endIndex, prose[next] == index { next += 1 }
      // Without prose below, there is nothing to sum up.
      guard next < prose.endIndex else { break }
      if isStandfirst(index, before: prose[next]) {
        indices.insert(index)
      } else if outline.isProse(index) {
        break
      }
    }
  }

  /// - Parameter next: the next block of prose.
  private func isStandfirst(_ index: Int, before next: Int) -> Bool {
    // The first paragraph of the article is followed by others like it.
    guard !areAlike(index, next) else { return false }
    let names = names(of: index)
    return names.isSummary || isDescription(index) || names.isLead && isOutsideText(index)
  }

  /// Whether two blocks are in the same element, or in siblings of the same kind and class.
  private func areAlike(_ one: Int, _ other: Int) -> Bool {
    let (first, second) = (outline.blocks[one].container, outline.blocks[other].container)
    let nodes = outline.tree.nodes
    return first == second
      || nodes[first].parent == nodes[second].parent
        && nodes[first].signature == nodes[second].signature
  }

  /// What the parts that contain a block, and little else, are called.
  private func names(of index: Int) -> (isSummary: Bool, isLead: Bool) {
    var (isSummary, isLead) = (false, false)
    var node = outline.blocks[index].container
    while node > 0, outline.sums[node].byteCount <= Self.longest,
      outline.sums[node].proseBytes * 3 <= outline.sums[0].proseBytes
    {
      let element = outline.tree.nodes[node]
      if element.traits.contains(.summary) { isSummary = true }
      if element.names.contains(.lead) { isLead = true }
      node = element.parent
    }
    return (isSummary, isLead)
  }

  /// Whether it has nearly the same words as the description of the page.
  private func isDescription(_ index: Int) -> Bool {
    let described = outline.descriptionWords
    guard described.count >= 4 else { return false }
    let words = Set(PageOutline.words(bytes[outline.blocks[index].range]))
    let shared = words.count(where: described.contains)
    return shared * 10 >= words.count * 9 && shared * 10 >= described.count * 9
  }

  private func isOutsideText(_ index: Int) -> Bool {
    let container = outline.blocks[index].container
    return container < outline.core || container >= outline.tree.nodes[outline.core].end
  }
}
