import ReadbackCore
import Testing

@testable import ReadbackStore

@Test func exportedMarksAreImportedOnceOnAnotherMachine() throws {
  let here = ScratchDirectory()
  let there = ScratchDirectory()
  let store = ReviewStore(path: here.file)
  let first = event(decision("“naïve” \\ \u{1F600}", .rejected, comment: "a \"comment\"\n\ttab"))
  let anchor = Anchor(
    kind: .addition, cause: .commentary, severity: .minor, official: nil, retelling: quote("x"))
  let events = [
    first, event(.finding(anchor, comment: "made"), order: 2),
    event(.link(official: quote("a"), retelling: quote("b"), isLinked: true), order: 3),
    event(.link(official: quote("c"), retelling: quote("d"), isLinked: false), order: 4),
    event(.undo(first.id), order: 5),
  ]
  for event in events { #expect(store.keep(event, for: pair()) == .keeping) }
  let lines = try store.exportedLines()
  #expect(lines.count == 5)
  #expect(lines.allSatisfy { !$0.contains("\n") })

  let other = ReviewStore(path: there.file)
  #expect(try other.add(lines: lines) == ImportOutcome(addedCount: 5))
  #expect(try other.add(lines: lines + [""]) == ImportOutcome(knownCount: 5))
  #expect(Set(other.events(for: pair())) == Set(events))
  #expect(try other.exportedLines() == lines)
  #expect(try other.allMarks().map(\.event) == events)
  #expect(try other.allMarks().allSatisfy { $0.pair == pair() })
}

@Test(arguments: [
  "not JSON", "[]", "{}", "null", "{\"version\":2}", String(repeating: "[", count: 5000),
  "{\"version\":1,\"id\":\"00000000000000000000000000000000\",\"order\":1}",
])
func aLineWithoutAMarkIsRefused(line: String) throws {
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file)
  #expect(store.keep(event(decision("one")), for: pair()) == .keeping)
  let good = try store.exportedLines()
  #expect(
    try store.add(lines: good + [line] + good)
      == ImportOutcome(knownCount: 2, refusedLines: [2]))
}

@Test func linesWithForgedFieldsAreRefusedAndHarmless() throws {
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file)
  #expect(store.keep(event(decision("one")), for: pair()) == .keeping)
  let line = try store.exportedLines()[0]
  let id = event(decision("one")).id
  let forged = [
    line.replacing(id, with: "'; DROP TABLE events; --"),
    line.replacing("\"confirmed\"", with: "\"disputed\""),
    line.replacing("\"confirmed\"", with: "{\"a\":1}"),
    line.replacing("0.25", with: "7"), line.replacing("0.25", with: "1e999"),
    line.replacing("\"order\":1", with: "\"order\":-1"),
    line.replacing("\"order\":1", with: "\"order\":99999999999999999999"),
    line.replacing("\"mistranslation\"", with: "\"praise\""),
    line.replacing("\"words\":\"one\"", with: "\"words\":\"\"")
      .replacing("\"words\":\"not one\"", with: "\"words\":\"\""),
  ]
  #expect(forged.allSatisfy { $0 != line })
  let outcome = try store.add(lines: forged)
  #expect(outcome.refusedLines == Array(1...forged.count))
  #expect(store.events(for: pair()) == [event(decision("one"))])
}
