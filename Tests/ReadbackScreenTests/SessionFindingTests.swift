import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func bracketKeysStepThroughFindings() {
  var session = Harbour.session()
  var visited: [String] = []
  for _ in 0..<4 {
    session.press("]")
    visited.append(session.currentFinding?.id ?? "")
  }
  #expect(visited == ["re-armed", "mayor", "route", "must"])
  session.press("]")
  #expect(status(session).contains("this is the last finding"))
  session.press("2[")
  #expect(session.currentFinding?.id == "mayor")
}

@Test func braceKeysSkipReviewedFindings() {
  var session = Harbour.session(keys: "]]r")
  #expect(session.currentFinding?.id == "route")
  session.press("{")
  #expect(session.currentFinding?.id == "re-armed")
  session.press("}")
  #expect(session.currentFinding?.id == "route")
  session.press("}}")
  #expect(session.currentFinding?.id == "re-armed")
  #expect(status(session).contains("continued from the start"))
}

@Test func movingInThePanelMovesTheText() {
  var session = Harbour.session(columnCount: 80, rowCount: 20)
  session.press("\tjjj")
  #expect(session.currentFinding?.id == "must")
  #expect(rows(of: session.grid()).dropLast(6).contains { $0.contains("They must publish") })
  session.press("\n")
  #expect(!session.panel.hasFocus)
}

@Test func filterHidesFindingsEverywhere() {
  var session = Harbour.session(keys: "fjj q")
  #expect(session.facing.listed.count == 2)
  #expect(status(session).contains("of 2 reviewed"))
  #expect(!rows(of: session.grid()).contains { $0.contains("≠") })
  session.press("]")
  #expect(session.currentFinding?.kind != .mistranslation)
}

@Test func unrelatedTextHasNoFindings() {
  var session = Harbour.session(keys: ",")
  #expect(session.facing.listed.isEmpty)
  session.press("]")
  #expect(status(session).contains("does not retell"))
  session.press("i")
  #expect(rows(of: session.grid()).contains { $0.contains("no name and no date is shared") })
}

@Test func panelShowsWhatOtherRetellingsDo() {
  let session = Harbour.session(keys: "]")
  #expect(rows(of: session.grid()).contains { $0.contains("(only here)") })
}

@Test func unrelatedTextHasNoHintsForFindings() {
  let session = Harbour.session(keys: "f q,")
  #expect(session.retelling.isUnrelated && !session.filter.isOpen)
  #expect(status(session).contains("i why") && !status(session).contains("] next"))
  #expect(!rows(of: session.grid()).contains { $0.contains("filtered") })
}

@Test func aLongReasonIsTruncatedBetweenWords() {
  let reason = Array(repeating: "they sail although the story says that they stay", count: 9)
    .joined(separator: " ")
  let words = reason.split(separator: " ")
  for columnCount in 40...70 {
    let session = sessionWithLongWords(reason: reason, columnCount: columnCount)
    let line = rows(of: session.grid()).dropLast().last ?? ""
    #expect(line.contains(columnCount < 60 ? "i more" : "i shows all"), "\(columnCount): \(line)")
    let shown = line.prefix { String($0) != session.signs.ellipsis }.split(separator: " ")
    #expect(shown.allSatisfy { $0 == "Why" || words.contains($0) }, "\(columnCount): \(line)")
  }
}

/// A session on one finding of many words, which is chosen.
private func sessionWithLongWords(reason: String, columnCount: Int) -> Session {
  let long = Array(repeating: "ferries and other vessels", count: 8).joined(separator: " ")
  let official = Harbour.document("Official", [(.body, "The harbour opens. \(long) sail.")])
  let retelling = Harbour.document("Story", [(.body, "The harbour opens. \(long) stay.")])
  let finding = Finding(
    id: "f", cause: .wrongSense, severity: .major, confidence: 0.9,
    official: Harbour.place(long + " sail", in: official),
    retelling: Harbour.place(long + " stay", in: retelling), reason: reason, isShown: true)
  let links = (0..<2).map { index in
    SentenceLink(
      official: [index], retelling: [index],
      pairs: [SentencePair(official: index, retelling: index, score: 0.9)],
      relation: .equivalent, score: 0.9)
  }
  let comparison = Comparison(
    official: official, retelling: retelling, alignment: Alignment(links: links, words: []),
    findings: [finding], verdict: Verdict(relation: .retells, coverage: 1, evidence: []), edits: [])
  var session = Session(
    official: official, retellings: [retelling], columnCount: columnCount, rowCount: 10)
  _ = session.start()
  _ = session.receive(.compared(retelling: 0, comparison))
  session.press("]")
  return session
}

@Test func excerptExplainsASideWithoutWords() {
  let session = Harbour.session()
  func remark(_ cause: FindingCause, in side: Side) -> String {
    let finding = Finding(
      id: "f", cause: cause, severity: .minor, confidence: 1, official: nil, retelling: nil,
      reason: "", isShown: true)
    let lines = session.excerptLines(of: finding, in: side, columnCount: 40, lineCount: 2)
    return lines.flatMap(\.spans).map(\.text).joined()
  }
  #expect(remark(.omittedClause, in: .retelling).hasSuffix(" omitted"))
  #expect(remark(.addedClause, in: .official).hasSuffix(" nothing like this here"))
  // Two sentences that were run together omit nothing.
  #expect(remark(.garbled, in: .official).hasSuffix(" no words for this here"))
}

/// On the smallest screen too, both quotations and the reason are shown.
@Test func oneFindingIsWholeOnTheSmallestScreen() {
  var session = Harbour.session(columnCount: 40, rowCount: 10, keys: "g")
  for _ in session.facing.listed {
    session.press("]")
    guard let finding = session.currentFinding else { continue }
    let shown = rows(of: session.grid())[session.geometry.panel].joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    #expect(shown.contains(finding.reason), "\(shown)")
    #expect(shown.contains("Official ") && shown.contains("Retelling "), "\(shown)")
  }
}

@Test func quotationThatIsCutOffEndsWithAnEllipsis() {
  let reason = "They sail; they do not stay."
  let session = sessionWithLongWords(reason: reason, columnCount: 40)
  let panel = rows(of: session.grid())[session.geometry.panel]
  #expect(panel.filter { $0.contains("…") }.count == 2, "\(panel)")
  #expect(panel.joined(separator: " ").contains(reason), "\(panel)")
}
