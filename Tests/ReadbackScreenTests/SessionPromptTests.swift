import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func fileThatExistsIsAskedAbout() {
  var session = Harbour.session()
  guard case .write(let request)? = session.press("Pout.html\n").first else {
    Issue.record("nothing is written")
    return
  }
  #expect(request.content == .sideBySide && request.path == "out.html" && !request.replaces)
  _ = session.receive(.written(.exists(request)))
  #expect(status(session).contains("exists, overwrite? y/n  out.html"))
  var refusing = session
  #expect(refusing.press("n").isEmpty)
  #expect(status(refusing).contains("nothing written"))
  guard case .write(let again)? = session.press("y").first else {
    Issue.record("nothing is overwritten")
    return
  }
  #expect(again.replaces)
  _ = session.receive(.written(.written(path: "out.html")))
  #expect(status(session).contains("written: out.html"))
}

@Test func exportInTheMatrixWritesTheMatrix() {
  var session = Harbour.session(keys: "m")
  guard case .write(let request)? = session.press("Sm.tsv\n").first else {
    Issue.record("nothing is written")
    return
  }
  #expect(request.content == .matrix)
}

@Test func goToTakesParagraphsAndPercents() {
  var session = Harbour.session(keys: ":5\n")
  #expect(status(session).contains("¶5→3"))
  session.press("3G")
  #expect(status(session).contains("¶3→4"))
  session.press("100%")
  #expect(status(session).contains("100%"))
  session.press(":99\n")
  #expect(status(session).contains("there are 6 paragraphs"))
  session.press(":x\n")
  #expect(status(session).contains("is no paragraph"))
}

@Test func habitsOfOtherProgramsLeadOut() {
  var session = Harbour.session()
  session.press("\u{1B}")
  #expect(status(session).contains("q quits"))
  guard case .quit? = session.press(":q\n").first else {
    Issue.record(":q does not quit")
    return
  }
}

@Test func pastedTextIsNoCommand() {
  var session = Harbour.session()
  #expect(session.receive(.key(.paste("QQQ"))).isEmpty)
}

@Test func longNameOfAFileLeavesTheQuestionInView() {
  var session = Harbour.session(columnCount: 60, rowCount: 15)
  let path = String(repeating: "folder/", count: 12) + "out.txt"
  let request = WriteRequest(content: .sideBySide, path: path, retelling: 0)
  _ = session.receive(.written(.exists(request)))
  #expect(status(session).contains("overwrite? y/n"))
}
