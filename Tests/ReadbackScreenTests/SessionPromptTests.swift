import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func existingFileIsAskedAbout() {
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

@Test func goToAcceptsParagraphsAndPercentages() {
  var session = Harbour.session(keys: ":5\n")
  #expect(status(session).contains("¶5→3"))
  session.press("3G")
  #expect(status(session).contains("¶3→4"))
  session.press("100%")
  #expect(status(session).contains("100%"))
  session.press(":99\n")
  #expect(status(session).contains("the official text has 6 paragraphs"))
  session.press(":x\n")
  #expect(status(session).contains("not a paragraph"))
}

@Test func quitCommandsOfOtherProgramsWork() {
  var session = Harbour.session()
  session.press("\u{1B}")
  #expect(status(session).contains("q quits"))
  guard case .quit? = session.press(":q\n").first else {
    Issue.record(":q does not quit")
    return
  }
}

@Test func pastedTextIsNotACommand() {
  var session = Harbour.session()
  #expect(session.receive(.key(.paste("QQQ"))).isEmpty)
}

@Test func longFileNameKeepsTheQuestionVisible() {
  var session = Harbour.session(columnCount: 60, rowCount: 15)
  let path = String(repeating: "folder/", count: 12) + "out.txt"
  let request = WriteRequest(content: .sideBySide, path: path, retelling: 0)
  _ = session.receive(.written(.exists(request)))
  let screen = rows(of: session.grid()).joined(separator: "\n")
  #expect(screen.contains("overwrite? y/n") && screen.contains("out.txt"))
}

@Test func anActionIsRunByItsName() {
  var session = Harbour.session()
  session.press(":wording\n")
  #expect(session.view.showsWording)
  session.press(":Next retelling\n")
  #expect(session.currentRetelling == 1)
  // The beginning of a single name is enough.
  session.press(":prev-nothing\u{1B}")
  session.press(":toggle\n")
  #expect(!session.view.showsPanel)
}

@Test func tabCompletesTheNameOfAnAction() {
  var session = Harbour.session(columnCount: 100)
  session.press(":next-m")
  _ = session.receive(.key(.tab))
  #expect(session.prompt?.line.text == "next-ma")
  // Several names match.
  session.press("x")
  _ = session.receive(.key(.tab))
  #expect(session.prompt?.problem == "no action begins like that")
  session.press("\u{1B}:next")
  _ = session.receive(.key(.tab))
  _ = session.receive(.key(.tab))
  #expect(status(session).contains("next-major  next-match"))
}

@Test func unknownActionCanBeCorrected() {
  var session = Harbour.session(columnCount: 100, keys: ":nonsense\n")
  #expect(status(session).contains("nonsense"))
  #expect(session.prompt?.line.text == "nonsense")
  session.press("\u{1B}")
  #expect(session.prompt == nil)
}

@Test func oneTextCanBeReadInAnotherEncoding() {
  var session = Harbour.session(keys: "@r")
  let effects = session.press("windows-1251\n")
  guard case .reload(let decoding?)? = effects.first else {
    Issue.record("nothing is read again")
    return
  }
  #expect(decoding.path == Harbour.translation.details.path)
  #expect(decoding.encoding == "windows-1251")
  session.press("@x")
  #expect(session.prompt == nil)
}
