import Glibc
import ReadbackCore
import Testing

@testable import ReadbackStore

@Test func everyKindOfMarkSurvivesARoundTrip() {
  let scratch = ScratchDirectory()
  let omission = Anchor(
    kind: .omission, cause: nil, severity: .critical, official: quote("one"), retelling: nil)
  let first = event(decision("“words”", .rejected, comment: "fair\nenough"))
  let events = [
    first,
    event(.finding(omission, comment: ""), order: 2),
    event(.link(official: quote("a"), retelling: quote("b"), isLinked: false), order: 3),
    event(.undo(first.id), order: 4, by: "bob"),
  ]
  let store = ReviewStore(path: scratch.file)
  for event in events { #expect(store.keep(event, for: pair()) == .keeping) }
  #expect(Set(store.events(for: pair())) == Set(events))
  let other = ReviewStore(path: scratch.file)
  #expect(Set(other.events(for: pair())) == Set(events))
  #expect(other.events(for: pair("else")) == [])
  #expect(integrity(of: scratch.file) == "ok")
}

@Test func theFileAndItsDirectoryArePrivate() {
  let scratch = ScratchDirectory()
  let path = scratch.path + "/new/state/reviews.sqlite"
  #expect(ReviewStore(path: path).state == .keeping)
  var status = stat()
  #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  #expect(stat(scratch.path + "/new", &status) == 0 && status.st_mode & 0o777 == 0o700)
}

@Test func fileMayHaveANameThatIsNotUTF8() {
  let scratch = ScratchDirectory()
  let name: [UInt8] = [0x63, 0xE9, 0x2F, 0xE9]
  let path = PathBytes.string(from: Array((scratch.path + "/").utf8) + name)
  let mark = event(decision("“words”"))
  #expect(ReviewStore(path: path).keep(mark, for: pair()) == .keeping)
  #expect(ReviewStore(path: path).events(for: pair()) == [mark])
  let exists = (Array((scratch.path + "/").utf8) + name).map(CChar.init(bitPattern:)) + [0]
  #expect(Glibc.access(exists, F_OK) == 0)
}

@Test func othersMarksAppear() {
  let scratch = ScratchDirectory()
  let mine = ReviewStore(path: scratch.file)
  let theirs = ReviewStore(path: scratch.file)
  _ = mine.hasChanged()
  #expect(!mine.hasChanged())
  #expect(mine.keep(event(decision("mine")), for: pair()) == .keeping)
  #expect(!mine.hasChanged())
  #expect(theirs.keep(event(decision("theirs")), for: pair()) == .keeping)
  #expect(mine.hasChanged())
  #expect(!mine.hasChanged())
  #expect(mine.events(for: pair()).count == 2)
}

@Test func savingTwiceStoresOnce() {
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file)
  let mark = event(decision("one"))
  #expect(store.keep(mark, for: pair()) == .keeping)
  #expect(store.keep(mark, for: pair()) == .keeping)
  #expect(store.events(for: pair()) == [mark])
}

@Test func marksOfAnEarlierVersionOfTheTextsAreReturned() {
  let paragraph = (1...60).map { "word\($0)" }.joined(separator: " ")
  let old = PairIdentity(official: identity("An official text."), retelling: identity(paragraph))
  let new = PairIdentity(
    official: old.official,
    retelling: identity(paragraph.replacing("word20 word21", with: "something else")))
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file)
  #expect(store.keep(event(decision("one")), for: old) == .keeping)
  #expect(store.keep(event(decision("two")), for: new) == .keeping)
  #expect(store.events(for: new).count == 2)
  #expect(store.events(for: old).count == 2)
  #expect(store.events(for: new, besides: [old.retelling, new.retelling]).count == 1)
}

@Test func aPlaceIsRememberedForEachReviewer() {
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file)
  let place = ReadingPlace(side: .retelling, quote: quote("here"))
  #expect(store.place(for: pair(), of: "ann") == nil)
  store.setPlace(ReadingPlace(side: .official, quote: quote("there")), for: pair(), of: "ann")
  store.setPlace(place, for: pair(), of: "ann")
  #expect(store.place(for: pair(), of: "ann") == place)
  #expect(store.place(for: pair(), of: "bob") == nil)
}

@Test func storedEventsCannotBeChangedOrDeleted() throws {
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file)
  #expect(store.keep(event(decision("one")), for: pair()) == .keeping)
  let connection = try Connection(path: scratch.file, access: .readWrite)
  #expect(throws: Connection.Failure.self) { try connection.run("DELETE FROM events") }
  #expect(throws: Connection.Failure.self) {
    try connection.run("UPDATE events SET state = 'rejected'")
  }
}

@Test func theDefaultFileFollowsTheStateDirectory() {
  #expect(
    defaultReviewsPath(stateHome: "/var/state", home: "/home/ann")
      == "/var/state/readback/reviews.sqlite")
  #expect(
    defaultReviewsPath(stateHome: "relative", home: "/home/ann")
      == "/home/ann/.local/state/readback/reviews.sqlite")
  #expect(defaultReviewsPath(stateHome: nil, home: nil) == nil)
}
