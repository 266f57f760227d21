import ReadbackCore
import ReadbackScreen

/// Sends keys and other events to the reader, and checks every cell of every screen.
///
/// Two bytes of screen size and one of options, then events up to the first 0xFE, then the texts.
func play(_ bytes: [UInt8]) {
  guard bytes.count > 4 else { return }
  let border = bytes.firstIndex(of: 0xFE) ?? bytes.endIndex
  let (official, retelling) = texts(bytes[border...].dropFirst())
  var player = Player(
    official: official, retellings: [retelling, official],
    columnCount: Int(bytes[0]), rowCount: Int(bytes[1] % 80),
    options: Session.Options(
      repertoire: bytes[2] & 1 == 0 ? .unicode : .ascii, retelling: Int(bytes[2] >> 4),
      point: bytes[2] & 4 == 0
        ? nil
        : ReadingPoint(
          side: bytes[2] & 8 == 0 ? .official : .retelling,
          range: Int(bytes[3])..<(Int(bytes[3]) + 1))))
  var events = bytes[3..<max(3, border)].prefix(300)
  while let code = events.popFirst() { player.play(code, arguments: &events) }
}

private struct Player {
  private let official: Document
  private let retellings: [Document]
  private let repertoire: Repertoire
  private var session: Session
  /// Requests of the session that have not been answered.
  private var asked: [Effect]

  init(
    official: Document, retellings: [Document], columnCount: Int, rowCount: Int,
    options: Session.Options
  ) {
    self.official = official
    self.retellings = retellings
    repertoire = options.repertoire
    session = Session(
      official: official, retellings: retellings, columnCount: columnCount, rowCount: rowCount,
      options: options)
    asked = session.start()
    checkScreen()
  }

  mutating func play(_ code: UInt8, arguments: inout ArraySlice<UInt8>) {
    func next() -> Int { arguments.popFirst().map(Int.init) ?? 0 }
    switch code {
    case 0x20..<0x7F: receive(.key(.character(Unicode.Scalar(code))))
    case 0x01...0x1A: receive(.key(.control(Unicode.Scalar(code + 0x60))))
    case 0x80: answer()
    case 0x81: receive(.resized(columnCount: next(), rowCount: next() % 80))
    case 0x82: receive(.key(.click(row: next() - 2, column: next() - 2)))
    case 0x83: receive(.key(.paste("a\u{1B}[31m\u{202E}é\n\t会" + String(next()))))
    case 0x84: receive(.notice("\u{1B}]0;x\u{7}notice 会议"))
    case 0x85: receive(.fileChanged(path: "a\u{9B}31m\n.txt"))
    case 0x86: receive(.reloaded(official: official, retellings: retellings.reversed()))
    case 0x87: receive(.reloaded(official: official, retellings: []))
    case 0x88: receive(.written(.refused("no\nroom\u{0}")))
    case 0x89: receive(.written(.written(path: "\u{1B}c")))
    case 0x8A: review(retelling: next() % 3)
    case 0x90..<0xA0: receive(.key(Self.keys[Int(code - 0x90)]))
    default: receive(.key(.character(Unicode.Scalar(UInt32(code) * 0x101) ?? "x")))
    }
  }

  private static let keys: [Key] = [
    .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .escape, .tab, .backTab,
    .backspace, .delete, .wheelUp, .unknown,
  ]

  private mutating func receive(_ event: Event) {
    asked += session.receive(event)
    checkScreen()
  }

  /// Answers the oldest request of the session.
  private mutating func answer() {
    guard !asked.isEmpty else { return }
    switch asked.removeFirst() {
    case .compare(let index, let held):
      receive(
        .compared(
          retelling: index,
          Comparer().comparison(of: official, with: retellings[index], holding: held)))
    case .weigh(let index):
      receive(
        .compared(
          retelling: index, Comparer().comparison(of: official, with: retellings[index])))
    case .write(let request): receive(.written(.exists(request)))
    default: break
    }
  }

  private mutating func review(retelling: Int) {
    let sentences = (official.sentences.count, retellings[retelling % 2].sentences.count)
    let held =
      sentences.0 > 0 && sentences.1 > 0
      ? [ManualLink(official: 0..<1, retelling: (sentences.1 - 1)..<sentences.1, isLinked: true)]
      : []
    let decision = Decision(state: .rejected, comment: "\u{1B}c", reviewer: "r", time: "t")
    let comparison = Comparer().comparison(
      of: official, with: retellings[retelling % 2], holding: held)
    // One finding that may exist, and one that does not.
    let decided = [comparison.findings.first?.id ?? "o0", "x"].map { ($0, [decision]) }
    let reviewed = ReviewedComparison(
      comparison, decisions: Dictionary(uniqueKeysWithValues: decided))
    receive(.reviewLoaded(retelling: retelling, reviewed, links: held))
  }

  /// Checks that each cell contains exactly one printable character of its width.
  private func checkScreen() {
    let grid = session.grid()
    require(grid.cells.count == grid.rowCount * grid.columnCount, "a grid of another size")
    if let cursor = grid.cursor, !grid.cells.isEmpty {
      require(
        (0..<grid.rowCount).contains(cursor.row)
          && (0..<grid.columnCount).contains(cursor.column), "a cursor outside the grid")
    }
    for row in 0..<grid.rowCount {
      var column = 0
      while column < grid.columnCount {
        let text = grid[row, column].text
        if text.utf8.count == 1, let byte = text.utf8.first, (0x20..<0x7F).contains(byte) {
          column += 1
          continue
        }
        let glyphs = Printable.glyphs(of: text)
        require(glyphs.count == 1 && glyphs[0].text == text, "a cell of \(text.debugDescription)")
        if repertoire == .ascii {
          require(text.utf8.allSatisfy { $0 < 0x80 }, "not ASCII: \(text.debugDescription)")
        }
        if glyphs[0].columnCount == 2 {
          require(
            column + 1 < grid.columnCount && grid[row, column + 1].text.isEmpty,
            "half a wide character")
        }
        column += glyphs[0].columnCount
      }
    }
  }
}
