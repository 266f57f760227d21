import Foundation
import Testing

/// Limits of crashes and of public logins.
@Suite(.serialized) struct HardeningTests {
  private let directory: ScratchDirectory

  init() throws {
    directory = try ScratchDirectory()
    for name in ["official.txt", "story.txt"] {
      try directory.file(name, Array("The \(name) said that the talks went well.\n".utf8))
    }
  }

  /// The runtime would start the program named by the variable.
  @Test func aCrashStartsNoProgram() throws {
    let ran = directory.path + "/ran"
    let tracer = try directory.file("tracer", Array("#!/bin/sh\necho ran >\(ran)\n".utf8))
    chmod(tracer, 0o755)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Package.program)
    process.arguments = ["list", "-", directory.path + "/story.txt"]
    process.environment = [
      "HOME": directory.path, "SWIFT_BACKTRACE": "enable=yes,swift-backtrace=\(tracer),limit=1",
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    // After reading the byte it waits for more.
    input.fileHandleForWriting.write(Data([0x20]))
    var unread: Int32 = 1
    while ioctl(input.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &unread) == 0, unread > 0
    {
      poll(nil, 0, 5)
    }
    kill(process.processIdentifier, SIGSEGV)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(!FileManager.default.fileExists(atPath: ran))
  }

  private func openRestricted(_ options: [String]) throws -> PseudoTerminal {
    let out = directory.path + "/out"
    try? FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    return try ReaderProgram.openSettled(
      ["\(directory.path)/official.txt", "\(directory.path)/story.txt"] + [
        "--restricted", "--output-directory", out,
      ] + options, columnCount: 120)
  }

  @Test func restrictedLoginHasALimitOnFiles() throws {
    let terminal = try openRestricted(["--limit-files", "2"])
    for number in 1...3 {
      terminal.send("P\u{15}file\(number).txt\r")
      try terminal.waitFor(number < 3 ? "written: file\(number).txt" : "its limit for writing")
    }
    try terminal.press(PseudoTerminal.escape)
    terminal.send("Q")
    _ = try terminal.waitForEnd()
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path + "/out")
    #expect(names.sorted() == ["file1.txt", "file2.txt"])
  }

  @Test func restrictedLoginHasNoCoreDumpAndNoDebugger() throws {
    let terminal = try openRestricted([])
    let limits = try String(
      contentsOfFile: "/proc/\(terminal.processIdentifier)/limits", encoding: .utf8)
    let line = try #require(limits.split(separator: "\n").first { $0.contains("core file") })
    #expect(line.split(separator: " ").filter { $0 == "0" }.count == 2, "\(line)")
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func printingToADashIsRefused() throws {
    let terminal = try openRestricted([])
    terminal.send("P\u{15}-\r")
    try terminal.waitFor("is not a file here")
    #expect(terminal.isAlternate)
    try terminal.press(PseudoTerminal.escape)
    terminal.send("Q")
    _ = try terminal.waitForEnd()
  }

  /// A restricted login is seldom root, but its own /proc entries are accessible.
  @Test(.enabled(if: getuid() == 0, "only root can become another login"))
  func anotherLoginReadsItsTexts() throws {
    chmod(directory.path, 0o755)
    let run = Process()
    run.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    run.arguments =
      ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", Package.program]
      + ["print", "--restricted", directory.path]
    let output = Pipe()
    run.standardOutput = output
    run.standardError = output
    try run.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    run.waitUntilExit()
    // The program itself may be in a place that another login cannot reach.
    if run.terminationStatus == 126 || run.terminationStatus == 127 || text.contains("setpriv") {
      return
    }
    #expect(text.contains("story.txt"), "\(text)")
  }
}
