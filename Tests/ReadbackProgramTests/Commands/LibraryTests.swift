import Foundation
import TestSupport
import Testing

@Suite(.waiting) struct LibraryTests {
  /// The example in `Examples/compare`, which other programs start from.
  @Test func exampleReportsWhatTheRetellingChanged() throws {
    let scratch = try ScratchDirectory()
    let official = try scratch.file(
      "official.txt",
      Array("The harbour closed on Monday. Forty boats must leave by 12 December.\n".utf8))
    let retelling = try scratch.file(
      "retelling.txt",
      Array("The harbour closed on Monday. Forty boats must leave after 12 December.\n".utf8))
    let run = try ProgramRun(
      [official, retelling], program: Package.program + "-example")
    #expect(run.status == 0)
    #expect(
      run.output == """
        retells, 99% covered
        1. critical scope: "by 12 December" → "after 12 December": the latest date became the earliest

        """)
  }
}
