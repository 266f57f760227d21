import Glibc
import ReadbackCore
import Testing

@testable import ReadbackStore

extension ReviewKeeper {
  /// News until some pass; the keeper's own thread brings them.
  fileprivate func news(until isLast: (News) -> Bool) -> [News] {
    var all: [News] = []
    while !all.contains(where: isLast) {
      all += news()
      usleep(500)
    }
    return all
  }
}

@Test func aKeptMarkIsOnTheDiskWhenTheNewsCome() throws {
  let scratch = ScratchDirectory()
  let keeper = ReviewKeeper(path: scratch.file, reviewer: "ann") {}
  let mark = event(decision("one"))
  keeper.keep(mark, for: pair())
  let news = keeper.news { $0 == .kept([mark.id]) }
  #expect(news.contains(.state(.keeping)))
  #expect(try ReviewStore(path: scratch.file).allMarks().map(\.event) == [mark])
  keeper.stop()
}

@Test func othersMarksAreToldOnce() {
  let scratch = ScratchDirectory()
  let theirs = ReviewStore(path: scratch.file)
  let first = event(decision("one"))
  let second = event(decision("two"), order: 2)
  #expect(theirs.keep(first, for: pair()) == .keeping)
  let place = ReadingPlace(side: .official, quote: quote("here"))
  theirs.setPlace(place, for: pair(), of: "ann")
  let keeper = ReviewKeeper(path: scratch.file, reviewer: "ann") {}
  keeper.watch(pair())
  let before = keeper.news { $0 == .events([first], pair()) }
  #expect(before.contains(.place(place, pair())))
  #expect(theirs.keep(second, for: pair()) == .keeping)
  _ = keeper.news { $0 == .events([second], pair()) }
  keeper.stop()
}

@Test func keepingDoesNotWaitForALock() {
  let scratch = ScratchDirectory()
  _ = ReviewStore(path: scratch.file)
  let locker = Exerciser(["lock", scratch.file, "600000"], output: scratch.path + "/said")
  locker.awaitWords()
  let keeper = ReviewKeeper(path: scratch.file, reviewer: "ann") {}
  let mark = event(decision("one"))
  keeper.keep(mark, for: pair())
  let waits = StoreState.notKeeping(.locked(scratch.file), waiting: 1)
  _ = keeper.news { $0 == .state(waits) }
  locker.kill()
  _ = locker.finish()
  _ = keeper.news { $0 == .kept([mark.id]) }
  keeper.stop()
}
