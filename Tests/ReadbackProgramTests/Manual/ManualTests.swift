import Foundation
import Testing

@Suite struct ManualTests {
  @Test(arguments: ManualSection.allCases)
  func manualSectionFollowsTheTables(_ section: ManualSection) throws {
    let begin = ".\\\" BEGIN \(section.rawValue)\n"
    let end = ".\\\" END \(section.rawValue)\n"
    let manual = try String(contentsOfFile: Self.page, encoding: .utf8)
    let start = try #require(manual.range(of: begin)).upperBound
    let stop = try #require(manual.range(of: end)).lowerBound
    if manual[start..<stop] == section.text { return }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Recorder.shared.record(section.text, between: begin, and: end, in: Self.page)
      Issue.record("\(section.rawValue) was written anew: look at it and run the tests again")
    } else {
      Issue.record(
        "\(section.rawValue) is not as the tables say: RECORD=1 make test writes it anew")
    }
  }

  @Test(arguments: ["readback.1", "readback-collection.5"])
  func manualPageIsClean(_ page: String) throws {
    let found = try shell("mandoc -T lint -W warning man/\(page)")
    #expect(found.output == "")
    #expect(found.status == 0)
  }

  private static let page = Package.directory + "/man/readback.1"
}

/// Writes sections of a file, one at a time: parallel tests must not lose each other's.
private final class Recorder: @unchecked Sendable {
  static let shared = Recorder()
  private let lock = NSLock()

  func record(_ text: String, between begin: String, and end: String, in path: String) throws {
    try lock.withLock {
      var contents = try String(contentsOfFile: path, encoding: .utf8)
      guard let start = contents.range(of: begin), let stop = contents.range(of: end) else {
        return
      }
      contents.replaceSubrange(start.upperBound..<stop.lowerBound, with: text)
      try contents.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }
}

/// Runs a line in a shell at the top of the package.
///
/// - Parameter directory: where to run it instead.
func shell(
  _ line: String, in directory: String = Package.directory
) throws -> (output: String, status: Int32) {
  let scratch = try ScratchDirectory()
  let output = try scratch.file("output", [])
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", line]
  process.currentDirectoryURL = URL(fileURLWithPath: directory)
  let programs = URL(fileURLWithPath: Package.program).deletingLastPathComponent().path
  process.environment = [
    "PATH": "\(programs):/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": scratch.path,
    "XDG_STATE_HOME": scratch.path, "SWIFT_BACKTRACE": "enable=no", "TERM": "dumb",
  ]
  process.standardInput = FileHandle.nullDevice
  let file = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
  process.standardOutput = file
  process.standardError = file
  try process.run()
  process.waitUntilExit()
  return (try String(contentsOfFile: output, encoding: .utf8), process.terminationStatus)
}
