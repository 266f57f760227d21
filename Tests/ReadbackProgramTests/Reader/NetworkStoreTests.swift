import Foundation
import TestSupport
import Testing

/// Two reviewers on two machines, with their decisions on a shared drive: the closest that one
/// machine can come to it. A library that the programs load simulates the file system's type.
@Suite(.waiting) struct NetworkStoreTests {
  /// The numbers in linux/magic.h.
  @Test(arguments: [("6969", "NFS"), ("65735546", "FUSE"), ("ff534d42", "SMB")])
  func reviewersOnANetworkDriveSeeEachOther(type: String, name: String) throws {
    let directory = try TemporaryDirectory()
    let texts = try ReaderProgram.short.map { try directory.file($0.name, Array($0.text.utf8)) }
    let store = directory.path + "/shared.sqlite"
    let library =
      Package.program.split(separator: "/").dropLast().map { "/" + $0 }.joined()
      + "/libTestDisk.so"
    try #require(FileManager.default.fileExists(atPath: library))
    let environment = [
      "LD_PRELOAD": library, "DISK_TYPE": type, "DISK_PATH": directory.path,
    ]
    func open(_ reviewer: String) throws -> PseudoTerminal {
      try ReaderProgram.openSettled(
        texts, options: ["--reviews", store, "--reviewer", reviewer], environment: environment,
        columnCount: 100, rowCount: 30)
    }
    let ann = try open("ann")
    try ann.waitFor("shared.sqlite is on \(name): several machines may use it only if it has")
    let ben = try open("ben")
    try ben.waitFor("is on \(name)")
    try exchangeDecisions(ann, ben)
    try quit([ann, ben])
    let kept = try ProgramRun(["reviews", "list", "--reviews", store], environment: environment)
    #expect(kept.output.contains("ann  confirmed") && kept.output.contains("ben  rejected"))
    // No shared memory, which a network drive does not have, and no journal is left behind.
    let files = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(files.filter { $0.hasPrefix("shared.sqlite") } == ["shared.sqlite"])
  }
}
