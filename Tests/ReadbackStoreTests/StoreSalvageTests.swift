import Glibc
import ReadbackCore
import TestSupport
import Testing

@testable import ReadbackStore

@Test func everythingInAnIntactFileIsRead() throws {
  let scratch = ScratchDirectory()
  let store = filled(scratch, count: 60)
  let lines = try store.exportedLines()
  _ = store.close()
  let salvage = try StoreSalvage(path: scratch.file)
  #expect(Set(salvage.lines) == Set(lines))
  #expect(salvage.lostCount == 0)
}

@Test func anUnmergedLogIsRead() throws {
  let scratch = ScratchDirectory()
  let lines = try filled(scratch, count: 20).exportedLines()
  // As stored by an earlier version that was killed.
  let connection = try Connection(path: scratch.file, access: .readWrite)
  try connection.run("PRAGMA journal_mode = WAL")
  try connection.run("PRAGMA wal_autocheckpoint = 0")
  try connection.run("BEGIN IMMEDIATE")
  let late = event(decision("late", comment: "in the log"), order: 99)
  _ = try connection.insert(PairedEvent(event: late, pair: pair("late")))
  try connection.run("COMMIT")
  let salvage = try StoreSalvage(path: scratch.file)
  #expect(salvage.lines.count == lines.count + 1)
  #expect(salvage.lines.contains { $0.contains("in the log") })
}

/// Each page is lost in turn: the contents of the others are read.
@Test func aLostPageLosesOnlyItsContents() throws {
  let scratch = ScratchDirectory()
  let store = filled(scratch, count: 100)
  let marks = Set(try store.exportedLines().map(mark))
  _ = store.close()
  let whole = bytes(of: scratch.file)
  var best = 0
  for page in 0..<(whole.count / 4096) {
    var damaged = whole
    for index in (page * 4096)..<((page + 1) * 4096) { damaged[index] = 0xA5 }
    // Without the first page the page size is unknown.
    if page == 0 { damaged.replaceSubrange(100..<4096, with: repeatElement(0xA5, count: 3996)) }
    write(damaged, to: scratch.file)
    let salvage = try StoreSalvage(path: scratch.file)
    #expect(Set(salvage.lines.map(mark)).isSubset(of: marks), "page \(page)")
    best = max(best, salvage.lines.count)
    let isOfOneTable = salvage.lines.count + salvage.lostCount >= 80 || salvage.lines.isEmpty
    #expect(isOfOneTable, "page \(page): \(salvage.lines.count) and \(salvage.lostCount)")
  }
  #expect(best == marks.count)
}

@Test func otherBytesGiveNothing() throws {
  let scratch = ScratchDirectory()
  var generator = SeededGenerator(seed: 1)
  for count in [0, 1, 100, 5_000, 70_000] {
    write((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }, to: scratch.file)
    let salvage = try StoreSalvage(path: scratch.file)
    #expect(salvage.lines.isEmpty)
  }
  #expect(throws: StoreError.notAFile("/dev/null")) { try StoreSalvage(path: "/dev/null") }
}

/// Damage of every kind, found by SQLite's own check or by reading, is reported and moves nothing.
@Test func readingMovesNothing() throws {
  let scratch = ScratchDirectory()
  let store = filled(scratch, count: 60)
  let count = try store.exportedLines().count
  _ = store.close()
  let whole = bytes(of: scratch.file)
  for page in 0..<(whole.count / 4096) {
    for place in [0, 3, 5, 7] {
      var damaged = whole
      damaged[page * 4096 + (page == 0 ? 100 : 0) + place] ^= 0x08
      write(damaged, to: scratch.file)
      let reader = ReviewStore(path: scratch.file, use: .reading)
      let read = try? reader.exportedLines().count
      #expect(read == nil || read == count, "page \(page), \(place)")
      let adding = ReviewStore(path: scratch.file, use: .adding)
      #expect(adding.setAside.isEmpty)
      #expect(scratch.names.filter { $0.contains("corrupt") } == [])
    }
  }
}

@Test func foreignViewsAndTriggersAreRefused() throws {
  for sql in [
    "CREATE VIEW looks AS SELECT 1",
    "CREATE TRIGGER greedy AFTER INSERT ON events BEGIN DELETE FROM places; END",
    """
    DROP TABLE quotes;
    CREATE VIEW quotes AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT i AS event, 'official' AS side, 'w' AS words, '' AS before, '' AS after, 0 AS position
      FROM n
    """,
  ] {
    let scratch = ScratchDirectory()
    _ = filled(scratch, count: 3).close()
    do {
      let connection = try Connection(path: scratch.file, access: .readWrite)
      try connection.runAll(sql)
    }
    #expect(throws: StoreError.altered(scratch.file)) {
      try ReviewStore(path: scratch.file, use: .reading).checkReading()
    }
    #expect(
      ReviewStore(path: scratch.file).state == .notKeeping(.altered(scratch.file), waiting: 0))
  }
}

@Test func unsavedMarksCanBeWrittenAsLines() throws {
  let scratch = ScratchDirectory()
  write("a file", to: scratch.path + "/state")
  let store = ReviewStore(path: scratch.path + "/state/reviews.sqlite")
  let marks = [event(decision("one")), event(decision("two", comment: "why"), order: 2)]
  for mark in marks { _ = store.keep(mark, for: pair()) }
  let other = ReviewStore(path: scratch.file, use: .adding)
  #expect(try other.add(lines: store.waitingLines()).addedCount == 2)
  #expect(Set(other.events(for: pair())) == Set(marks))
}

/// Ten at once in a directory without a file.
@Test func importWaitsForOthersThatCreateTheFile() throws {
  let scratch = ScratchDirectory()
  let lines = try filled(ScratchDirectory(), count: 3).exportedLines()
  write(lines.joined(separator: "\n") + "\n", to: scratch.path + "/lines")
  for round in 0..<5 {
    let file = "\(scratch.path)/new-\(round).sqlite"
    let adders = (0..<10).map {
      Exerciser(["add", file, scratch.path + "/lines"], output: "\(scratch.path)/said-\($0)")
    }
    #expect(adders.flatMap { $0.finish() } == Array(repeating: "3", count: 10))
  }
}

/// A line up to its words, which are on other pages.
private func mark(_ line: String) -> Substring {
  let end = line.utf8.firstRange(of: "\"comment\"".utf8)?.lowerBound ?? line.endIndex
  return line[..<end]
}

/// A store with marks on several pairs, some longer than a page.
private func filled(_ scratch: ScratchDirectory, count: Int) -> ReviewStore {
  let store = ReviewStore(path: scratch.file, lockWait: 10_000)
  for number in 0..<count {
    let comment = number % 20 == 7 ? String(repeating: "long \(number) ", count: 2_000) : "short"
    let mark = event(decision("words \(number)", comment: comment), order: number + 1)
    #expect(store.keep(mark, for: pair("pair \(number % 5)")) == .keeping)
  }
  return store
}

private func bytes(of path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer.prefix(count)
  }
  return bytes
}

private func write(_ bytes: [UInt8], to path: String) {
  guard let file = fopen(path, "w") else { return }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}
