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

@Test func panelShowsWhatOthersDo() {
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
  var cutCount = 0
  for columnCount in 40...70 {
    var session = Harbour.session(columnCount: columnCount, rowCount: 15)
    for _ in session.facing.listed {
      session.press("]")
      guard let finding = session.currentFinding,
        let line = rows(of: session.grid()).dropLast().last, line.contains("i shows all")
      else { continue }
      cutCount += 1
      let words = finding.reason.split(separator: " ")
      let shown = line.prefix { String($0) != session.signs.ellipsis }.split(separator: " ")
      #expect(shown.allSatisfy(words.contains), "\(columnCount): \(line)")
    }
  }
  #expect(cutCount > 0)
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
