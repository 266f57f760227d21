import Foundation
import TestSupport
import Testing

/// Decisions that cannot be saved are neither lost without asking nor shown as saved.
@Suite(.serialized, .waiting) struct UnkeptMarksTests {
  private let directory: TemporaryDirectory
  private var store: String { directory.path + "/marks.sqlite" }

  init() throws {
    directory = try TemporaryDirectory()
    // Created, so that it can be locked.
    let run = try ProgramRun(["reviews", "import", "--reviews", store], input: decisionLine(1))
    try #require(run.status == 0)
  }

  private func open() throws -> PseudoTerminal {
    let terminal = try ReaderProgram.openSettled(
      options: ["--reviews", store], columnCount: 140)
    try terminal.press("]")
    return terminal
  }

  /// With a decision that waits because another process has locked the store.
  private func openLocked() throws -> (PseudoTerminal, StoreLock) {
    let terminal = try open()
    let lock = try StoreLock(store)
    terminal.send("r")
    try terminal.waitFor("1 decision is not kept")
    return (terminal, lock)
  }

  private var keptCount: Int {
    get throws {
      try ProgramRun(["reviews", "list", "--reviews", store]).output.split(separator: "\n").count
    }
  }

  @Test func quittingWithUnsavedMarksOffersAFile() throws {
    let (terminal, lock) = try openLocked()
    for key in ["Q", PseudoTerminal.escape, "q"] {
      terminal.send(key)
      try terminal.waitFor(key == PseudoTerminal.escape ? "not quit" : "w write to a file")
    }
    terminal.send("w")
    try terminal.waitFor("decisions to a file")
    terminal.send("\(directory.path)/rescued.jsonl\r")
    #expect(try terminal.waitForEnd() == .exited(2))
    #expect(terminal.screenText.contains("1 decision is not kept"))
    lock.release()
    let taken = try ProgramRun(
      ["reviews", "import", "--reviews", store, directory.path + "/rescued.jsonl"])
    #expect(taken.output == "1 imported, 0 already known\n")
  }

  @Test func droppingUnsavedMarksHasAMessageAndAStatus() throws {
    let (terminal, lock) = try openLocked()
    terminal.send("Q")
    try terminal.waitFor("w write to a file")
    terminal.send("d")
    #expect(try terminal.waitForEnd() == .exited(2))
    #expect(terminal.screenText.contains("1 decision is lost"))
    lock.release()
  }

  @Test func aSignalWritesUnsavedMarksBesideTheStore() throws {
    let (terminal, lock) = try openLocked()
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForEnd() == .killed(SIGTERM))
    lock.release()
    let left = try FileManager.default.contentsOfDirectory(atPath: directory.path).filter {
      $0.contains("unkept")
    }
    try #require(left.count == 1)
    let taken = try ProgramRun(
      ["reviews", "import", "--reviews", store, directory.path + "/" + left[0]])
    #expect(taken.output == "1 imported, 0 already known\n")
  }

  @Test func theNoticeDisappearsOnceTheMarkIsSaved() throws {
    let (terminal, lock) = try openLocked()
    lock.release()
    try terminal.waitFor("the decisions are kept now")
    #expect(!terminal.screenText.contains("not kept"))
    #expect(try keptCount == 2)
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  /// The sender of a signal wants the program to end, but not to lose decisions shown as made.
  @Test(arguments: [SIGQUIT, SIGTERM, SIGHUP, SIGUSR1])
  func marksMadeBeforeASignalAreSaved(_ number: Int32) throws {
    let terminal = try open()
    terminal.send("rrrrrr")
    try terminal.waitFor("6 confirmed")
    terminal.signal(number)
    #expect(try terminal.waitForEnd() == .killed(number))
    #expect(try keptCount == 7)
  }
}

/// Another process that locks a store.
private final class StoreLock {
  private let process = Process()

  init(_ store: String) throws {
    let said = Pipe()
    process.executableURL = URL(fileURLWithPath: ReaderProgram.path).deletingLastPathComponent()
      .appendingPathComponent("StoreExerciser")
    process.arguments = ["lock", store, "600000"]
    process.standardOutput = said
    try process.run()
    try #require(String(decoding: said.fileHandleForReading.availableData, as: UTF8.self) != "")
  }

  func release() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  deinit { if process.isRunning { release() } }
}
