import ReadbackCore
import Testing

@testable import ReadbackStore

@Test func aVersionOneFileIsMigrated() throws {
  let scratch = ScratchDirectory()
  do {
    write("", to: scratch.file)
    try Connection(path: scratch.file, access: .readWrite).runAll(fixture("version-1.sql"))
  }
  let store = ReviewStore(path: scratch.file)
  #expect(store.state == .keeping)
  let marks = try store.allMarks()
  try #require(marks.count == 5)
  #expect(marks.map(\.event.mark.name) == ["decision", "decision", "link", "finding", "undo"])
  guard case .decision(let anchor, .confirmed, comment: "so it is") = marks[0].event.mark else {
    Issue.record("\(marks[0])")
    return
  }
  #expect(anchor.cause == .wrongSense && anchor.official?.words == "resumed")
  let pair = marks[0].pair
  #expect(pair.official.title == "An official text" && pair.official.sketch.count == 4)
  #expect(ReviewLog(store.events(for: pair)).standing.count == 3)
  let place = ReadingPlace(side: .official, quote: quote("here"))
  store.setPlace(place, for: pair, of: "ann")
  #expect(store.place(for: pair, of: "ann") == place)
  #expect(integrity(of: scratch.file) == "ok")
}

@Test func migrationsHaveNotBeenEdited() {
  // A changed number here means that existing files had a different migration. Add a migration
  // instead.
  #expect(Migration.all.map(\.name) == ["events", "places"])
  #expect(
    Migration.all.map { identity($0.sql).fingerprint } == [
      "9cf31e173af7680b98cafe1221b651e3", "227e5f1a1d7d6b70e813d882c8c5d534",
    ])
}

extension ReviewMark {
  fileprivate var name: String {
    switch self {
    case .decision: "decision"
    case .link: "link"
    case .finding: "finding"
    case .undo: "undo"
    }
  }
}

private func fixture(_ name: String) -> String {
  let directory = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  return contents(of: directory.joined(separator: "/") + "/Fixtures/" + name)
}
