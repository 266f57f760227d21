import CSQLite
import Glibc
import ReadbackCore
import Testing

@testable import ReadbackStore

@Test func marksWaitWhileAnotherProcessHoldsTheLock() {
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file)
  let locker = Exerciser(["lock", scratch.file, "600000"], output: scratch.path + "/said")
  locker.awaitWords()
  let mark = event(decision("one"))
  #expect(store.keep(mark, for: pair()) == .notKeeping(.locked(scratch.file), waiting: 1))
  #expect(
    store.state.notice
      == "1 decision is not kept yet: \(scratch.file) is locked by another process")
  #expect(store.events(for: pair()) == [mark])
  #expect(ReviewStore(path: scratch.file).events(for: pair()) == [])
  locker.kill()
  _ = locker.finish()
  #expect(store.retry() == .keeping)
  #expect(ReviewStore(path: scratch.file).events(for: pair()) == [mark])
}

@Test func aDamagedFileIsSetAsideAndReplaced() {
  let scratch = ScratchDirectory()
  let junk = "This was a database once. " + String(repeating: "x", count: 5000)
  write(junk, to: scratch.file)
  let store = ReviewStore(path: scratch.file)
  #expect(store.state == .keeping)
  #expect(store.setAside == [SetAside(path: scratch.file + ".corrupt-1")])
  #expect(contents(of: scratch.file + ".corrupt-1") == junk)
  #expect(store.keep(event(decision("one")), for: pair()) == .keeping)
  #expect(store.close() == .keeping)

  write("again", to: scratch.file)
  let next = ReviewStore(path: scratch.file)
  #expect(next.setAside == [SetAside(path: scratch.file + ".corrupt-2")])
  #expect(contents(of: scratch.file + ".corrupt-1") == junk)
  #expect(next.events(for: pair()) == [])
}

@Test func aTextNamedByMistakeIsNotChanged() {
  let scratch = ScratchDirectory()
  for text in ["short", String(repeating: "An official text. ", count: 500)] {
    write(text, to: scratch.file)
    let store = ReviewStore(path: scratch.file, isShared: true)
    let error = StoreError.notADatabase(scratch.file)
    #expect(store.state == .notKeeping(error, waiting: 0))
    #expect(store.keep(event(decision("one")), for: pair()) == .notKeeping(error, waiting: 1))
    #expect(store.setAside.isEmpty)
    #expect(contents(of: scratch.file) == text)
    #expect(scratch.names == ["reviews.sqlite"])
  }
}

@Test func aNamedDamagedDatabaseIsSetAside() {
  let scratch = ScratchDirectory()
  let bytes = Array("SQLite format 3\u{0}".utf8) + Array(repeating: 0x78, count: 5000)
  if let file = fopen(scratch.file, "w") {
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
  let store = ReviewStore(path: scratch.file, isShared: true)
  #expect(store.state == .keeping)
  #expect(store.setAside == [SetAside(path: scratch.file + ".corrupt-1")])
}

@Test func aFileWithADamagedPageIsSetAside() {
  let scratch = ScratchDirectory()
  let path = begun(scratch)
  if let file = fopen(path, "r+") {
    fseek(file, 3 * 4096, SEEK_SET)
    fputs(String(repeating: "damage ", count: 1500), file)
    fclose(file)
  }
  let store = ReviewStore(path: path)
  #expect(store.setAside == [SetAside(path: path + ".corrupt-1")])
  #expect(store.keep(event(decision("one")), for: pair()) == .keeping)
}

@Test func oneOfManyProcessesSetsADamagedFileAside() throws {
  let scratch = ScratchDirectory()
  write(String(repeating: "junk", count: 2000), to: scratch.file)
  let markers = (0..<6).map {
    Exerciser(["mark", scratch.file, "reviewer \($0)", "5"], output: "\(scratch.path)/said-\($0)")
  }
  let said = Set(markers.flatMap { $0.finish() }.map { String($0.prefix(32)) })
  #expect(said.count == 30)
  let kept = Set(try ReviewStore(path: scratch.file).allMarks().map(\.event.id))
  #expect(kept == said)
  #expect(
    scratch.names.filter {
      $0.contains("corrupt") && !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal")
    }
      == ["reviews.sqlite.corrupt-1"])
}

@Test func aFileDamagedDuringReadingLosesNoMarks() {
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file)
  let first = event(decision("one"))
  let second = event(decision("two"), order: 2)
  #expect(store.keep(first, for: pair()) == .keeping)
  // Another process finds the file damaged and sets it aside.
  for ending in ["", "-wal", "-shm"] {
    rename(scratch.file + ending, scratch.file + ".corrupt-1" + ending)
  }
  #expect(store.keep(second, for: pair()) == .keeping)
  #expect(Set(ReviewStore(path: scratch.file).events(for: pair())) == [first, second])
}

@Test func aFileFromANewerVersionIsNotChanged() throws {
  let scratch = ScratchDirectory()
  do {
    let connection = try Connection(path: begun(scratch), access: .readWrite)
    try connection.run("PRAGMA user_version = 99")
  }
  let before = contents(of: scratch.file)
  let store = ReviewStore(path: scratch.file)
  let known = Migration.all.count
  let error = StoreError.newerVersion(scratch.file, found: 99, known: known)
  #expect(store.state == .notKeeping(error, waiting: 0))
  #expect(
    store.keep(event(decision("one")), for: pair()) == .notKeeping(error, waiting: 1))
  #expect(store.events(for: pair()).count == 1)
  #expect(contents(of: scratch.file) == before)
  #expect(scratch.names == ["reviews.sqlite"])
}

@Test func aDatabaseOfAnotherProgramIsNotChanged() throws {
  let scratch = ScratchDirectory()
  write("", to: scratch.file)
  do {
    let connection = try Connection(path: scratch.file, access: .readWrite)
    try connection.runAll("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)")
  }
  let before = contents(of: scratch.file)
  #expect(
    ReviewStore(path: scratch.file).state == .notKeeping(.foreign(scratch.file), waiting: 0))
  #expect(contents(of: scratch.file) == before)
}

@Test func aDirectoryThatCannotBeCreatedIsReported() {
  let scratch = ScratchDirectory()
  write("a file", to: scratch.path + "/state")
  let store = ReviewStore(path: scratch.path + "/state/readback/reviews.sqlite")
  guard case .notKeeping(.noDirectory, waiting: 0) = store.state else {
    Issue.record("\(store.state)")
    return
  }
  #expect(store.keep(event(decision("one")), for: pair()) != .keeping)
  unlink(scratch.path + "/state")
  #expect(store.retry() == .keeping)
  #expect(store.events(for: pair()).count == 1)
}

@Test func otherThanRegularFilesAreNotChanged() {
  let scratch = ScratchDirectory()
  mkfifo(scratch.path + "/pipe", 0o600)
  for path in [scratch.path, scratch.path + "/pipe", "/dev/null"] {
    #expect(ReviewStore(path: path).state == .notKeeping(.notAFile(path), waiting: 0))
  }
  #expect(ReviewStore(path: nil).state == .notKeeping(.noPlace, waiting: 0))
  #expect(scratch.names == ["pipe"])
}

@Test(.enabled(if: getuid() == 0, "only root can become another login"))
func marksInAReadOnlyFileCanBeRead() {
  let scratch = ScratchDirectory()
  let path = begun(scratch)
  chmod(scratch.path, 0o755)
  chmod(path, 0o644)
  // The tests' own directory may be inaccessible to other logins.
  let said = Exerciser(
    ["state", path], output: scratch.path + "/said", login: 65534
  ).finish()
  #expect(
    said == [
      "decisions are not being kept: \(path) is not writable; name another with --reviews"
    ]
  )
  #expect(scratch.names == ["reviews.sqlite", "said"])
}

@Test func aFullDiskIsReportedAndTheMarkSavedLater() throws {
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file)
  #expect(store.keep(event(decision("one")), for: pair()) == .keeping)
  // The library's own limit causes the same error as a full disk.
  let pageCount = try Connection(path: scratch.file, access: .readWrite)
    .integer("PRAGMA page_count")
  let limited = ReviewStore(path: scratch.file)
  try limited.reading { connection throws(Connection.Failure) in
    try connection.run("PRAGMA max_page_count = \(pageCount ?? 0)")
  }
  let mark = event(decision(String(repeating: "long ", count: 10_000)), order: 2)
  #expect(limited.keep(mark, for: pair()) == .notKeeping(.diskFull(scratch.file), waiting: 1))
  #expect(limited.state.notice?.contains("is full") == true)
  try limited.reading { connection throws(Connection.Failure) in
    try connection.run("PRAGMA max_page_count = 1000000")
  }
  #expect(limited.retry() == .keeping)
  #expect(store.events(for: pair()).count == 2)
}

/// A closed file with one mark.
private func begun(_ scratch: ScratchDirectory) -> String {
  let store = ReviewStore(path: scratch.file)
  _ = store.keep(event(decision("begun")), for: pair())
  _ = store.close()
  return scratch.file
}
