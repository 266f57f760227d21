import ReadbackCore
import TestSupport
import Testing

@testable import ReadbackScreen

/// The problem with a grid's cells; nil if there is none.
private func fault(of grid: Grid) -> String? {
  for row in 0..<grid.rowCount {
    var column = 0
    while column < grid.columnCount {
      let text = grid[row, column].text
      let width = text.unicodeScalars.reduce(0) { $0 + DisplayWidth.columnCount(of: $1) }
      if text.isEmpty { return "half a character at \(row),\(column)" }
      if !(1...2).contains(width) { return "\(width) cells in one at \(row),\(column)" }
      for scalar in text.unicodeScalars {
        let category = scalar.properties.generalCategory
        if category == .control || category == .format || scalar.value == 0xFFFD && width != 1 {
          return "U+\(String(scalar.value, radix: 16)) at \(row),\(column)"
        }
      }
      if width == 2, column + 1 >= grid.columnCount || !grid[row, column + 1].text.isEmpty {
        return "a wide character without its second half at \(row),\(column)"
      }
      column += width
    }
  }
  if let cursor = grid.cursor,
    !(0..<grid.rowCount).contains(cursor.row) || !(0..<grid.columnCount).contains(cursor.column)
  {
    return "cursor outside"
  }
  return nil
}

private let everyKey: [Key] =
  Action.allCases.flatMap(\.row.keys)
  + "0123456789abcyn日\u{301}\u{1B}".unicodeScalars.map(Key.character)
  + [
    .left, .right, .backspace, .delete, .enter, .escape, .unknown, .control("a"), .control("k"),
    .control("w"), .control("y"), .paste("pasted\n\u{1B}[31m text 日本"), .wheelDown,
    .click(row: 5, column: 3), .click(row: 18, column: 40), .click(row: 3, column: 79),
  ]

/// Texts with characters that break terminals.
private let hostile = Harbour.document(
  "Title \u{1B}]0;owned\u{7} \u{202E}drawkcab",
  [
    (.heading, "\u{1B}[2J\u{9B}31m 日本語の見出し"),
    (.body, "Ze\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}ro\u{200B}width \u{FEFF}bom \u{AD}soft."),
    (.body, String(repeating: "無料", count: 60) + " 👩\u{200D}👩\u{200D}👧 end."),
    (.body, "\u{301}lone \u{E0041}tag \u{7F} " + String(repeating: "x", count: 300) + "."),
  ])

@Test(arguments: [(80, 24), (200, 50), (60, 15), (20, 5), (41, 8)])
func noSequenceOfKeysBreaksTheScreen(columnCount: Int, rowCount: Int) {
  for seed in 0..<4 {
    var generator = SeededGenerator(state: UInt64(seed * 1000 + columnCount))
    var session =
      seed % 3 == 0
      ? hostileSession(columnCount: columnCount, rowCount: rowCount)
      : Harbour.session(
        columnCount: columnCount, rowCount: rowCount,
        repertoire: seed % 2 == 0 ? .unicode : .ascii)
    var pressed: [Key] = []
    for _ in 0..<120 {
      let key = everyKey[generator.next(below: everyKey.count)]
      pressed.append(key)
      let effects = session.receive(.key(key))
      for case .compare(let index, _) in effects where seed % 3 != 0 {
        _ = session.receive(.compared(retelling: index, Harbour.comparison(index)))
      }
      if generator.next(below: 40) == 0 {
        _ = session.receive(
          .resized(
            columnCount: generator.next(below: 160), rowCount: generator.next(below: 50)))
      }
      if let fault = fault(of: session.grid()) {
        Issue.record("\(fault) after \(pressed.map(\.name).joined(separator: " "))")
        return
      }
    }
  }
}

private func hostileSession(columnCount: Int, rowCount: Int) -> Session {
  var session = Session(
    official: hostile, retellings: [hostile, Harbour.document("", [])], columnCount: columnCount,
    rowCount: rowCount)
  var effects = session.start()
  while let effect = effects.popLast() {
    guard case .compare(let index, _) = effect else { continue }
    let retelling = index == 0 ? hostile : Harbour.document("", [])
    effects += session.receive(
      .compared(
        retelling: index,
        Comparison(
          official: hostile, retelling: retelling, alignment: Alignment(links: [], words: []),
          findings: [
            Finding(
              id: "\u{1B}", cause: .disguised, severity: .critical, confidence: 1,
              official: 0..<20, retelling: nil, reason: "\u{1B}[31m\u{202E}", isShown: true)
          ],
          verdict: Verdict(relation: .retells, coverage: 2, evidence: ["\u{7}"]))))
  }
  return session
}

@Test func emptyTextsAreShown() {
  let empty = Harbour.document("", [])
  var session = Session(official: empty, retellings: [empty], columnCount: 80, rowCount: 24)
  session.press("jkG gz]n:3\nLO/x\nlmvsif")
  #expect(fault(of: session.grid()) == nil)
}

@Test func pagingStopsAtTheEdgesOfTheText() {
  var session = longSession()
  session.press("G")
  let end = session.reading
  session.press("g9999 ")
  #expect(session.reading.item == end.item && session.reading.line == end.line)
  session.press("9999b")
  #expect(session.reading.item == 0 && session.reading.line == 0)
}

/// The place of the sentence at the cursor: its official byte offset and its screen line.
private func placeOnScreen(_ session: Session) -> (Int?, Int) {
  (session.place.officialByteOffset, session.reading.screenLine)
}

private let longOfficial = Harbour.document("Long", (1...120).map { (.body, sentence($0)) })

private func sentence(_ number: Int) -> String {
  "Paragraph \(number) says that the harbour is open and that boat number \(number) may leave."
}

private func longSession(columnCount: Int = 80, rowCount: Int = 24) -> Session {
  var session = Session(
    official: longOfficial, retellings: [longOfficial, longOfficial], columnCount: columnCount,
    rowCount: rowCount)
  for index in 0...1 {
    _ = session.receive(.compared(retelling: index, longComparison))
  }
  return session
}

private let longComparison = Comparison(
  official: longOfficial, retelling: longOfficial,
  alignment: Alignment(
    links: longOfficial.sentences.indices.map { index in
      SentenceLink(
        official: [index], retelling: [index],
        pairs: [SentencePair(official: index, retelling: index, score: 1)],
        relation: .equivalent, score: 1)
    }, words: []), findings: [], verdict: Verdict(relation: .retells, coverage: 1, evidence: []))

@Test(arguments: ["t", "L", ".", "zz", "||"])
func sentenceKeepsItsPlaceOnTheScreen(keys: String) {
  var session = longSession()
  session.press(":60\njj")
  let before = placeOnScreen(session)
  session.press(keys)
  let after = placeOnScreen(session)
  #expect(before.0 == after.0)
  #expect(before.1 == after.1)
}

@Test func sentenceStaysVisibleThroughResizing() {
  var session = longSession()
  session.press(":60\nj")
  let before = session.currentOfficialSentence
  for size in [(120, 40), (60, 15), (200, 50), (80, 24)] {
    _ = session.receive(.resized(columnCount: size.0, rowCount: size.1))
    #expect(session.currentOfficialSentence == before)
  }
}

@Test func columnsStayAligned() {
  var session = longSession()
  var generator = SeededGenerator(state: 3)
  for _ in 0..<200 {
    session.press(["j", "k", " ", "b", "d", "u", "G", "g", "5j", "50%"][generator.next(below: 10)])
    for line in rows(of: session.grid()).dropFirst().dropLast() {
      guard let official = line.range(ofNumberAfter: "Paragraph ", in: 0..<40),
        let told = line.range(ofNumberAfter: "Paragraph ", in: 41..<79)
      else { continue }
      #expect(official == told)
    }
  }
}

extension String {
  /// The number after a word, within some columns.
  fileprivate func range(ofNumberAfter word: String, in columns: Range<Int>) -> Substring? {
    let part = Array(self)[columns]
    let text = String(part)
    guard let start = text.firstRange(of: word) else { return nil }
    return text[start.upperBound...].prefix { $0.isNumber }
  }
}

@Test func endCanBeReachedFromAnywhere() {
  var session = longSession()
  for _ in 0..<60 { session.press(" ") }
  #expect(session.reading.item == session.facing.items.count - 1)
  for _ in 0..<60 { session.press("b") }
  #expect(session.reading.item == 0 && session.reading.line == 0)
}
