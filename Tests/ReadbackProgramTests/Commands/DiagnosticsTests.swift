import Foundation
import TestSupport
import Testing

/// What the program records for maintainers.
@Suite(.waiting) struct DiagnosticsTests {
  private static let official = "The harbour will close on Monday. All forty boats must leave.\n"
  private static let retelling = "The harbour will close on Tuesday. All forty boats must leave.\n"

  /// Lists the findings of two texts with a log.
  private func logged(
    _ options: [String] = [], environment: [String: String] = [:], in scratch: ScratchDirectory,
    log: String
  ) throws -> ProgramRun {
    let official = try scratch.file("official.txt", Array(Self.official.utf8))
    let retelling = try scratch.file("retelling.txt", Array(Self.retelling.utf8))
    return try ProgramRun(
      ["list"] + options + [official, retelling],
      environment: ["READBACK_LOG": log].merging(environment) { $1 })
  }

  private func contents(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func logHasTimesAndSizesButNoTexts() throws {
    let scratch = try ScratchDirectory()
    let path = scratch.path + "/log"
    #expect(try logged(in: scratch, log: path).errors == "")
    let log = try contents(path)
    #expect(log.hasPrefix("# readback log"))
    for event in [" start ", " read ", " compared ", " end status=0"] {
      #expect(log.contains(event), "\(event) is missing")
    }
    #expect(log.contains("bytes=\(Self.official.utf8.count)"))
    for word in ["harbour", "Tuesday", "official.txt", scratch.path] {
      #expect(!log.contains(word), "the log has \(word)")
    }
  }

  @Test func logHasNamesOnRequest() throws {
    let scratch = try ScratchDirectory()
    let path = scratch.path + "/log"
    _ = try logged(environment: ["READBACK_LOG_TEXTS": "1"], in: scratch, log: path)
    #expect(try contents(path).contains("official.txt"))
  }

  @Test func laterRunsAddToTheLog() throws {
    let scratch = try ScratchDirectory()
    let path = scratch.path + "/log"
    for _ in 0..<2 { _ = try logged(in: scratch, log: path) }
    #expect(try contents(path).components(separatedBy: " end ").count == 3)
  }

  @Test func otherFilesAreNotUsedAsLogs() throws {
    let scratch = try ScratchDirectory()
    let path = try scratch.file("notes", Array("My notes.\n".utf8))
    let run = try logged(in: scratch, log: path)
    #expect(run.errors == "readback: READBACK_LOG: \(path) is not a log; name another file\n")
    #expect(run.status == 0)
    #expect(try contents(path) == "My notes.\n")
  }

  @Test(arguments: [(["--restricted"], "0"), ([], "1")])
  func restrictedLoginsWriteNoLog(options: [String], variable: String) throws {
    let scratch = try ScratchDirectory()
    let path = scratch.path + "/log"
    var environment: [String: String] = [:]
    if variable == "1" { environment["READBACK_RESTRICTED"] = "1" }
    _ = try logged(options, environment: environment, in: scratch, log: path)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func bugReportDescribesTheMachineAndNamesNoFiles() throws {
    let run = try ProgramRun(["--report-bug"], environment: ["TERM": "vt100"])
    #expect(run.status == 0)
    for fact in [
      "version: readback ", "system: ", "TERM=vt100", "not on a terminal", "libraries: ",
    ] {
      #expect(run.output.contains(fact), "\(fact) is missing")
    }
    #expect(!run.output.contains("/tmp"))
  }
}
