import Foundation
import ReadbackCore
import ReadbackFormats
import ReadbackScreen
import ReadbackTerminal
import TestSupport
import Testing

@Suite(.waiting) struct ManualTests {
  @Test(arguments: ManualSection.allCases)
  func manualSectionFollowsTheTables(_ section: ManualSection) throws {
    try expect(
      section.text, between: ".\\\" BEGIN \(section.rawValue)\n",
      and: ".\\\" END \(section.rawValue)\n",
      in: "man/readback.1")
  }

  @Test func languagesInTheReadmeAreUpToDate() throws {
    try expect(
      ManualSection.wrapped(ManualSection.languageNames + "."),
      between: "<!-- BEGIN LANGUAGES -->\n", and: "<!-- END LANGUAGES -->\n", in: "README.md")
  }

  @Test func screenInTheReadmeIsUpToDate() throws {
    try expect(
      "```text\n" + text(of: sampleScreen()) + "```\n", between: "<!-- BEGIN SCREEN -->\n",
      and: "<!-- END SCREEN -->\n", in: "README.md")
  }

  @Test(arguments: [ThemeName.light, .dark])
  func pictureInTheReadmeIsUpToDate(_ theme: ThemeName) throws {
    let name = "Pictures/screen-\(theme.rawValue).svg"
    let picture = try ScreenPicture(grid: sampleScreen(), theme: theme).svg
    let readme = try String(contentsOfFile: "\(Package.directory)/README.md", encoding: .utf8)
    #expect(readme.contains("\"\(name)\""))
    let path = "\(Package.directory)/\(name)"
    if (try? String(contentsOfFile: path, encoding: .utf8)) == picture { return }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try picture.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("\(name) was written anew: look at it and run the tests again")
    } else {
      Issue.record("\(name) is out of date: RECORD=1 make test writes it anew")
    }
  }

  @Test(arguments: ["readback.1", "readback-collection.5", "readback-opinion-http.1"])
  func manualPageHasNoWarnings(_ page: String) throws {
    let found = try shell("mandoc -T lint -W warning man/\(page)")
    #expect(found.output == "")
    #expect(found.status == 0)
  }

  /// The reader on the first sample, at its third finding.
  private func sampleScreen() throws -> Grid {
    let samples = try TextCollection.samples()
    let official = try samples.document(of: samples.official).document
    let retelling = try samples.document(of: samples.retellings[0]).document
    var session = Session(
      official: official, retellings: [retelling], columnCount: 98, rowCount: 26)
    _ = session.start()
    _ = session.receive(
      .compared(retelling: 0, Comparer().comparison(of: official, with: retelling)))
    for _ in 0..<3 { _ = session.receive(.key(.character("]"))) }
    return session.grid()
  }

  private func text(of grid: Grid) -> String {
    (0..<grid.rowCount).map { row in
      var line = (0..<grid.columnCount).map { grid[row, $0].text }.joined()
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private func expect(
    _ text: String, between begin: String, and end: String, in file: String
  ) throws {
    let path = "\(Package.directory)/\(file)"
    let contents = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(contents.range(of: begin)).upperBound
    let stop = try #require(contents.range(of: end)).lowerBound
    if contents[start..<stop] == text { return }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Recorder.shared.record(text, between: begin, and: end, in: path)
      Issue.record("a part of \(file) was written anew: look at it and run the tests again")
    } else {
      Issue.record("a part of \(file) is out of date: RECORD=1 make test writes it anew")
    }
  }
}

/// Updates sections of a file, one at a time, so that parallel tests do not lose each other's
/// changes.
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
