import Foundation
import TestSupport
import Testing

/// What a public login cannot do.
@Suite(.waiting) struct RestrictionTests {
  private let directory: ScratchDirectory

  init() throws {
    directory = try ScratchDirectory()
    for name in ["texts/official.txt", "texts/story.txt", "secret.txt", "out/there.txt"] {
      try directory.file(name, Array("The \(name) said that the talks went well.\n".utf8))
    }
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/out/link", withDestinationPath: directory.path)
  }

  private func run(
    _ arguments: String..., named name: String? = nil, environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun(arguments, named: name, in: directory.path, environment: environment)
  }

  @Test func namedCollectionIsRead() throws {
    let run = try run("print", "--restricted", "texts")
    #expect(run.status == 0)
    #expect(run.output.contains("texts/story.txt"))
  }

  @Test func linkOutOfTheCollectionIsNotFollowed() throws {
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/texts/stolen.txt", withDestinationPath: "../secret.txt")
    let run = try run("print", "--restricted", "texts")
    #expect(!run.output.contains("secret"))
  }

  @Test func pairsCannotNameOtherTexts() throws {
    try directory.file("pairs", Array("texts/official.txt\tsecret.txt\n".utf8))
    let run = try run("list", "--restricted", "--format", "json", "--pairs", "pairs")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
  }

  @Test(arguments: ["../new", "/tmp/readback-restricted", "link/new", "./new", "a/../../new"])
  func nothingIsWrittenOutsideTheOutputDirectory(_ path: String) throws {
    let run = try run(
      "print", "--restricted", "--output-directory", "out", "-o", path, "texts")
    #expect(run.status == 2)
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/new"))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/readback-restricted"))
  }

  /// The output directory may be a home directory, or a server's.
  @Test(arguments: [".bashrc", ".ssh/authorized_keys"])
  func hiddenFilesAreNotWritten(_ path: String) throws {
    let run = try run(
      "print", "--restricted", "--output-directory", "out", "-o", path, "texts")
    #expect(run.status == 2)
    #expect(run.errors.contains("begin with a dot"))
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/out/" + path))
  }

  @Test func fileIsWrittenInTheOutputDirectory() throws {
    let run = try run(
      "print", "--restricted", "--output-directory", "out", "-o", "new.txt", "texts")
    #expect(run.status == 0)
    #expect(FileManager.default.fileExists(atPath: directory.path + "/out/new.txt"))
  }

  @Test func environmentCanRestrict() throws {
    let run = try run("print", "-o", "new.txt", "texts", environment: ["READBACK_RESTRICTED": "1"])
    #expect(run.status == 2)
    #expect(!FileManager.default.fileExists(atPath: directory.path + "/new.txt"))
  }

  @Test(arguments: [["-c", "id"], ["-c", ""], ["-c"]])
  func loginShellRunsNoCommand(_ arguments: [String]) throws {
    let run = try ProgramRun(arguments, named: "readback", in: directory.path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
  }

  @Test func loginShellAcceptsNoArguments() throws {
    let run = try run("print", "secret.txt", "secret.txt", named: "-readback")
    #expect(!run.output.contains("secret"))
  }

  @Test func decisionsNeedANamedFile() throws {
    #expect(try run("reviews", "export", "--restricted").status == 2)
  }
}
