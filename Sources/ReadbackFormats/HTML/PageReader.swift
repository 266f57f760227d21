import ReadbackCore

/// Why a page cannot be read.
struct PageProblem: Error {
  let problem: ImportProblem
}

/// Reads a page: the article as a person would read it, one block per paragraph, and the parts
/// around it.
package enum PageReader {
  /// - Parameters:
  ///   - bytes: repaired by `TextRepair`.
  ///   - sheets: the style sheets of the page that are kept outside it.
  ///   - isOfBook: a page of a book, which has nothing around its text.
  static func addParagraphs(
    of bytes: [UInt8], sheets: [[UInt8]] = [], limits: ImportLimits, isOfBook: Bool = false,
    to text: inout TextBuilder
  ) throws(PageProblem) {
    let sweep = PageSweep(bytes)
    guard sweep.bytes.count <= limits.pageByteCount else {
      throw PageProblem(problem: .tooManyBytes(limit: limits.pageByteCount))
    }
    guard let tree = PageParser.tree(of: sweep, page: bytes, sheets: sheets, limits: limits)
    else {
      throw PageProblem(problem: .parserFailed)
    }
    let page = try shownPage(tree, sweep: sweep, bytes: bytes, limits: limits)
    if page.blocks.isOverfull {
      throw PageProblem(problem: .tooManyParagraphs(limit: limits.paragraphCount))
    }
    let roles = PageRoles(
      page.tree, page.blocks, structuredShares: page.structuredShares, isOfBook: isOfBook)
    var notices = page.notices
    var referenceCount = 0
    for (index, block) in page.blocks.blocks.enumerated() {
      let repaired = Self.repaired(page.blocks.bytes[block.range])
      let references = CharacterReferences(Array(repaired), keepsMarkup: true)
      if referenceCount == 0, references.count > 0 {
        notices.append(
          ImportNotice(
            line: block.line, sentence: "character references were escaped twice; decoded"))
      }
      referenceCount += references.count
      text.add(
        references.bytes[...],
        look: TextBuilder.Look(
          role: roles.roles[index], isStandfirst: roles.standfirsts.contains(index)),
        pieces: block.lines.isEmpty
          ? [TextBuilder.Piece(byteOffset: 0, line: block.line, column: 1)] : block.lines)
    }
    if page.blocks.blocks.isEmpty, sweep.hasScripts { text.isDrawnByScript = true }
    if text.details.title.isEmpty {
      text.details.title = PageDetails.line(String(decoding: tree.title, as: UTF8.self))
    }
    if text.details.date.isEmpty { text.details.date = tree.details.date }
    if text.details.source.isEmpty { text.details.source = tree.details.source }
    if text.details.language.isEmpty { text.details.language = tree.details.language }
    text.notices += notices
  }

  /// A page in its final form.
  struct ShownPage {
    var tree: PageTree
    var blocks: PageBlocks
    /// How much of each block the structured data contains; empty without such data.
    var structuredShares: [Float] = []
    var notices: [ImportNotice] = []
  }

  /// The displayed content of the page; if it has no text, the content that it stores for a script
  /// to show.
  private static func shownPage(
    _ tree: PageTree, sweep: PageSweep, bytes: [UInt8], limits: ImportLimits
  ) throws(PageProblem) -> ShownPage {
    var page = ShownPage(tree: tree, blocks: PageBlocks(tree, limits: limits))
    if let line = page.blocks.firstStruckLine {
      page.notices.append(.struckOut(line: line))
    }
    let body = EmbeddedText.articleBody(of: bytes, in: sweep.structuredData)
    guard !hasText(page.blocks) || isPlaceholder(page.blocks, for: body) else {
      if let body, body.count >= 200 {
        page.structuredShares = EmbeddedText.shares(of: page.blocks, in: body)
      }
      return page
    }
    let shown = PageBlocks(tree, limits: limits, showsHidden: true)
    if hasText(shown), !isPlaceholder(shown, for: body) {
      page.blocks = shown
      page.notices.append(
        ImportNotice(sentence: "hides its text until a script runs; read anyway"))
      return page
    }
    var kept: [(text: [UInt8], name: String)] = []
    if let body { kept.append((asPage(body), "its structured data (articleBody)")) }
    for (ranges, name) in [
      (sweep.templates, "its templates"), (sweep.scriptless, "noscript"),
      (sweep.frameless, "noframes"),
    ] {
      let contents = Array(ranges.map { bytes[$0] }.joined(separator: [0x0A]))
      if !contents.isEmpty { kept.append((contents, name)) }
    }
    for (contents, name) in kept where contents.count <= limits.pageByteCount {
      let inner = PageSweep(contents)
      guard let innerTree = PageParser.tree(of: inner, page: contents, limits: limits) else {
        continue
      }
      let blocks = PageBlocks(innerTree, limits: limits)
      guard hasText(blocks) else { continue }
      page.tree = innerTree
      page.blocks = blocks
      page.notices.append(
        ImportNotice(sentence: "shows its text by a script; read from \(name)"))
      return page
    }
    return page
  }

  /// Whether a page only says something like "Loading ..." in place of its text.
  private static func isPlaceholder(_ blocks: PageBlocks, for body: [UInt8]?) -> Bool {
    guard let body, body.count >= 200 else { return false }
    let shown = blocks.blocks.reduce(0) { $0 + $1.range.count }
    return shown < 100 && shown * 4 < body.count
  }

  /// A text that may contain markup, as a page.
  private static func asPage(_ text: [UInt8]) -> [UInt8] {
    let words = String(decoding: text, as: UTF8.self)
    if words.contains("</") { return text }
    // Some sites escape the markup once more.
    if words.contains("&lt;/") { return CharacterReferences(text).bytes }
    var page: [UInt8] = []
    for line in text.split(separator: 0x0A) {
      page.append(contentsOf: "<p>".utf8)
      for byte in line {
        if byte == 0x3C { page.append(contentsOf: "&lt;".utf8) } else { page.append(byte) }
      }
    }
    return page
  }

  /// Whether some block has a sentence or two.
  private static func hasText(_ blocks: PageBlocks) -> Bool {
    blocks.blocks.contains { block in
      block.range.count >= 40 && block.linkBytes * 2 < block.range.count
    } || blocks.blocks.contains { BlockText(blocks.bytes[$0.range]).endsSentence }
  }

  /// Character references can produce control characters, which browsers interpret as Windows-1252.
  private static func repaired(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSuspect =
      zip(text, text.dropFirst()).contains { $0 == 0xC2 && $1 < 0xA0 }
      || text.contains { $0 < 0x20 || $0 == 0x7F }
    guard isSuspect || !text.allSatisfy({ $0 < 0x80 }) else { return text }
    var repaired = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x80...0x9F: repaired.append(Windows1252.scalar(of: UInt8(scalar.value)))
      case 0..<0x20, 0x7F: repaired.append(scalar.value == 9 ? " " : "\u{FFFD}")
      case 0x2028, 0x2029: repaired.append(" ")
      default: repaired.append(scalar)
      }
    }
    return Array(String(repaired).utf8)[...]
  }

  /// A block of a page, for training and measuring.
  package struct TrainingRow {
    package var text: String
    /// The inputs of the model.
    package var values: [Float]
    /// The number of its element's parent on the page.
    package var place: Int
    /// Whether the program reads it as body or heading of the article.
    package var isRead: Bool
    /// Whether a rule decides, regardless of the model.
    package var isRuled: Bool
  }

  /// One row for each block of a page.
  ///
  /// - Parameter scores: the first model's score of each block; if given, the rows have the further
  ///   inputs of the second model.
  package static func trainingRows(of bytes: [UInt8], scores: [Float]?) -> [TrainingRow] {
    let limits = ImportLimits()
    let repaired = TextRepair(TextDecoding(bytes) { PageEncoding.name(in: $0) }.bytes).bytes
    let sweep = PageSweep(repaired)
    guard let tree = PageParser.tree(of: sweep, page: repaired, limits: limits),
      let page = try? shownPage(tree, sweep: sweep, bytes: repaired, limits: limits)
    else { return [] }
    let outline = PageOutline(tree: page.tree, blocks: page.blocks)
    let model = ArticleModel(
      outline, bytes: page.blocks.bytes, structuredShares: page.structuredShares)
    let roles = PageRoles(page.tree, page.blocks, structuredShares: page.structuredShares)
    let rows = model.rows(scores: scores)
    return page.blocks.blocks.indices.map { index in
      let block = page.blocks.blocks[index]
      return TrainingRow(
        text: String(decoding: page.blocks.bytes[block.range], as: UTF8.self),
        values: rows[index], place: max(0, page.tree.nodes[block.container].parent),
        isRead: roles.roles[index] != .boilerplate, isRuled: roles.isRuled(index))
    }
  }
}
