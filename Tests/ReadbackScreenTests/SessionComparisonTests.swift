import ReadbackCore
import Testing

@testable import ReadbackScreen

private func newSession() -> Session {
  Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24)
}

@Test func comparisonsAreRequestedOneByOne() {
  var session = Session(
    official: Harbour.official, retellings: Harbour.retellings, columnCount: 80, rowCount: 24,
    options: Session.Options(retelling: 1))
  var order: [Int] = []
  var effects = session.start()
  while let effect = effects.popLast() {
    guard case .compare(let index, _) = effect else { continue }
    order.append(index)
    effects += session.receive(.compared(retelling: index, Harbour.comparison(index)))
  }
  #expect(order == [1, 0, 2])
}

@Test func progressIsShownWhileOthersAreCompared() {
  var session = newSession()
  _ = session.start()
  #expect(status(session).contains("comparing 1/3"))
  _ = session.receive(.compared(retelling: 0, Harbour.comparison(0)))
  #expect(status(session).contains("comparing 2/3"))
}

@Test func allRetellingsAreEvidenceOnceCompared() {
  var session = newSession()
  _ = session.start()
  _ = session.receive(.compared(retelling: 0, Harbour.comparison(0)))
  _ = session.receive(.compared(retelling: 1, Harbour.comparison(1)))
  var weighed: [Int] = []
  var effects = session.receive(.compared(retelling: 2, Harbour.comparison(2)))
  session.press("]]]")
  let before = session.grid()
  while let effect = effects.popLast() {
    guard case .weigh(let index) = effect else { continue }
    weighed.append(index)
    effects += session.receive(.compared(retelling: index, Harbour.comparison(index)))
  }
  // The third is unrelated.
  #expect(weighed == [0, 1])
  #expect(session.currentFinding?.id == "route")
  #expect(session.grid() == before)
}

@Test func manualLinkUpdatesTheEvidence() {
  var session = Harbour.session(keys: "]]]lj\n")
  var weighed: [Int] = []
  var effects = session.receive(.compared(retelling: 0, Harbour.comparison(0)))
  while let effect = effects.popLast() {
    guard case .weigh(let index) = effect else { continue }
    weighed.append(index)
    effects += session.receive(.compared(retelling: index, Harbour.comparison(index)))
  }
  // The third is unrelated.
  #expect(weighed == [0, 1])
}

@Test func singleRetellingHasNoEvidence() {
  var session = Session(
    official: Harbour.official, retellings: [Harbour.translation], columnCount: 80, rowCount: 24)
  _ = session.start()
  #expect(session.receive(.compared(retelling: 0, Harbour.comparison(0))).isEmpty)
}

@Test func tooManyRetellingsAreNotEvidence() {
  let retellings = Array(repeating: Harbour.translation, count: OtherRenderings.mostRetellings + 1)
  var session = Session(
    official: Harbour.official, retellings: retellings, columnCount: 80, rowCount: 24)
  var effects = session.start()
  while let effect = effects.popLast() {
    guard case .compare(let index, _) = effect else {
      Issue.record("\(effect)")
      break
    }
    effects += session.receive(.compared(retelling: index, Harbour.comparison(0)))
  }
}

@Test func chosenRetellingIsComparedNext() {
  var session = newSession()
  _ = session.start()
  let effects = session.press(",")
  guard case .compare(let index, _)? = effects.first else {
    Issue.record("nothing is compared")
    return
  }
  #expect(index == 2)
}

@Test func comparisonOfOldTextsIsDiscarded() {
  var session = newSession()
  _ = session.start()
  let changed = Harbour.document("New", [(.body, "Another text.")])
  _ = session.receive(
    .reloaded(official: changed, retellings: [changed, Harbour.story, Harbour.recipe]))
  let effects = session.receive(.compared(retelling: 0, Harbour.comparison(0)))
  #expect(session.retellings[0].comparison == nil)
  #expect(effects.count == 1)
}
