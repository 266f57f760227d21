import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func fileNameIsProposedAndAskedAgainAfterAnError() {
  var session = Harbour.session(keys: "P")
  #expect(session.prompt?.line.text == "Atranslationonaforum-faced.html")
  guard case .write(let request)? = session.press("\n").first else {
    Issue.record("nothing is written")
    return
  }
  _ = session.receive(.written(.refused("no such directory")))
  #expect(session.prompt?.line.text == request.path)
  #expect(status(session).contains("no such directory"))
  session.press("x")
  #expect(!status(session).contains("no such directory"))
}

@Test func tabCompletesAsFarAsNamesAgree() {
  var session = Harbour.session(keys: "P")
  _ = session.receive(.key(.control("u")))
  session.press("ou")
  guard case .complete("ou")? = session.receive(.key(.tab)).first else {
    Issue.record("nothing is completed")
    return
  }
  _ = session.receive(.completed(Completion(typed: "ou", names: ["out-1.txt", "out-2.txt"])))
  #expect(session.prompt?.line.text == "out-")
  _ = session.receive(.completed(Completion(typed: "out-", names: ["out-1.txt", "out-2.txt"])))
  #expect(status(session).contains("out-1.txt  out-2.txt"))
}

@Test func answersAreRememberedByTopic() {
  var session = Harbour.session(keys: ":3\n:5\n:")
  _ = session.receive(.key(.up))
  #expect(session.prompt?.line.text == "5")
  _ = session.receive(.key(.up))
  #expect(session.prompt?.line.text == "3")
}

@Test func findingAndSentencesAreCopied() {
  var session = Harbour.session(keys: "]")
  guard case .copy(let finding)? = session.press("y").first,
    case .copy(let sentences)? = session.press("Y").first
  else {
    Issue.record("nothing is copied")
    return
  }
  #expect(finding.contains("\"resumed\" → \"re-armed\"") && finding.contains("≠1 major"))
  #expect(sentences.contains("Work on it resumed in May") && sentences.contains("re-armed"))
}
