import Foundation
import ReadbackFormats
import Testing

@testable import readback

@Suite struct OpinionCacheTests {
  private let scratch: ScratchDirectory
  private let cache: OpinionCache

  init() throws {
    scratch = try ScratchDirectory()
    cache = OpinionCache(directory: scratch.path + "/cache/readback/opinions")
  }

  private func record(_ digit: Int, _ answer: String = "[]") -> OpinionRecord {
    let digits = String(digit, radix: 16)
    return OpinionRecord(
      key: String(repeating: "0", count: 32 - digits.count) + digits, model: "m", time: "t",
      answer: answer)
  }

  @Test func answerIsFoundAgain() {
    let kept = record(7, "[\"Prüfung\u{1F}\"]\n")
    #expect(cache.record(for: kept.key) == nil)
    #expect(cache.keep(kept))
    #expect(cache.record(for: kept.key) == kept)
    #expect(OpinionRecord(line: Array(kept.line.utf8)) == kept)
  }

  @Test(arguments: ["", "{", "{\"version\":1}\n", "[]\n"])
  func damagedFileIsNotAnAnswer(_ text: String) throws {
    let kept = record(1)
    #expect(cache.keep(kept))
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(cache.directory)/\(kept.key)"))
    #expect(cache.record(for: kept.key) == nil)
    #expect(cache.keep(kept))
    #expect(cache.record(for: kept.key) == kept)
  }

  @Test func answerToAnotherQuestionIsNotUsed() throws {
    #expect(cache.keep(record(1)))
    try FileManager.default.copyItem(
      atPath: "\(cache.directory)/\(record(1).key)", toPath: "\(cache.directory)/\(record(2).key)")
    #expect(cache.record(for: record(2).key) == nil)
  }

  @Test func linksAndOtherFilesAreNotChanged() throws {
    #expect(cache.keep(record(1)))
    let outside = try scratch.file("outside", Array(record(3).line.utf8))
    try FileManager.default.createSymbolicLink(
      atPath: "\(cache.directory)/\(record(3).key)", withDestinationPath: outside)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(cache.directory)/notes.txt"))
    // A file left by a killed program.
    try Data("{".utf8).write(to: URL(fileURLWithPath: "\(cache.directory)/writing-1-x"))
    #expect(cache.record(for: record(3).key) == nil)
    #expect(cache.clear() == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: cache.directory) == ["notes.txt"])
    #expect(FileManager.default.fileExists(atPath: outside))
  }

  @Test func oldestAnswersAreRemovedFirst() throws {
    let cache = OpinionCache(directory: cache.directory, fileLimit: 20)
    for number in 0..<(cache.fileLimit + 1) {
      let name = record(number).key
      let path = "\(cache.directory)/\(name)"
      if number == 0 {
        #expect(cache.keep(record(0)))
      } else {
        try Data(record(number).line.utf8).write(to: URL(fileURLWithPath: path))
      }
      // Each is a second newer than the one before; the first one is old.
      var times = [timeval(tv_sec: 1_000_000 + number, tv_usec: 0), timeval()]
      times[1] = times[0]
      #expect(utimes(path, times) == 0)
    }
    #expect(cache.keep(record(cache.fileLimit + 1)))
    #expect(cache.records().count == cache.fileLimit)
    #expect(cache.record(for: record(0).key) == nil)
    #expect(cache.record(for: record(1).key) == nil)
    #expect(cache.record(for: record(2).key) != nil)
  }

  @Test func cacheNeedsADirectory() {
    #expect(OpinionCache(cacheHome: "relative", home: nil) == nil)
    #expect(
      OpinionCache(cacheHome: nil, home: "/home/me")?.directory
        == "/home/me/.cache/readback/opinions")
    #expect(!OpinionCache(directory: "/proc/nothing/here").keep(record(1)))
  }
}
