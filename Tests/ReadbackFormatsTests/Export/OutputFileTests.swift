import Glibc
import ReadbackCore
import Testing

@testable import ReadbackFormats

/// A directory for each test, removed at its end.
private final class Workplace {
  let path: String
  let descriptor: Int32

  init() throws {
    var template = Array("/tmp/readback-output-XXXXXX".utf8CString)
    _ = try #require(mkdtemp(&template))
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  deinit {
    close(descriptor)
    for name in names {
      let place = path + "/" + name
      if remove(place) == 0 { continue }
      for inner in Self.names(in: place) { remove(place + "/" + inner) }
      rmdir(place)
    }
    rmdir(path)
  }

  /// All names in the directory, sorted.
  var names: [String] { Self.names(in: path) }

  private static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func text(of name: String) throws -> String {
    String(decoding: try TestFile.bytes(at: path + "/" + name), as: UTF8.self)
  }
}

struct OutputFileTests {
  @Test func newFileIsWrittenCompletelyWithoutOthers() throws {
    let place = try Workplace()
    let text = String(repeating: "ä line\n", count: 100_000)
    try OutputFile.write(text, to: place.path + "/report.txt")
    #expect(place.names == ["report.txt"])
    #expect(try place.text(of: "report.txt") == text)
  }

  /// Names need not be UTF-8; the bytes that are given are the bytes that are written.
  @Test(arguments: [false, true])
  func bytesOfANameAreKept(replacing: Bool) throws {
    let place = try Workplace()
    let bytes: [UInt8] = [0x63, 0x61, 0x66, 0xE9]
    let path = PathBytes.string(from: Array((place.path + "/").utf8) + bytes)
    try OutputFile.write("one", to: path, replacing: replacing)
    #expect(throws: OutputError(path: path, problem: .exists)) {
      try OutputFile.write("two", to: path)
    }
    try OutputFile.write("three", to: path, replacing: true)
    let name = PathBytes.string(from: bytes)
    try OutputFile.write("four", named: name, under: place.descriptor, replacing: true)
    #expect(place.names.count == 1)
    let file = openat(place.descriptor, name, O_RDONLY | O_CLOEXEC)
    #expect(file >= 0)
    let written = try FileReading.bytes(ofDescriptor: file, named: name, limit: 100)
    #expect(written == Array("four".utf8))
    close(file)
    #expect(unlinkat(place.descriptor, name, 0) == 0)
  }

  @Test func existingFileIsReplacedOnlyOnRequest() throws {
    let place = try Workplace()
    let path = place.path + "/report.txt"
    try OutputFile.write("old", to: path)
    chmod(path, 0o640)
    #expect(throws: OutputError(path: path, problem: .exists)) {
      try OutputFile.write("new", to: path)
    }
    #expect(try place.text(of: "report.txt") == "old")
    try OutputFile.write("new", to: path, replacing: true)
    #expect(try place.text(of: "report.txt") == "new")
    var status = stat()
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(place.names == ["report.txt"])
  }

  /// A killed process leaves the current state.
  @Test func unfinishedFileHasNoName() throws {
    let place = try Workplace()
    let file = try OutputFile(at: place.path + "/report.txt")
    try file.send("half of it")
    #expect(place.names == [])
    try file.finish()
    #expect(try place.text(of: "report.txt") == "half of it")
  }

  @Test func everyRefusalGivesAdviceAndLeavesNoFile() throws {
    let place = try Workplace()
    mkdir(place.path + "/folder", 0o755)
    for (path, problem) in [
      (place.path + "/folder", OutputProblem.isDirectory),
      (place.path + "/folder/", .isDirectory),
      (place.path + "/nowhere/report.txt", .noDirectory),
      (place.path + "/" + String(repeating: "n", count: 300), .nameTooLong),
      ("", .emptyName),
    ] {
      let error = #expect(throws: OutputError.self) { try OutputFile.write("x", to: path) }
      #expect(error?.problem == problem)
      #expect(error?.description.contains("; ") == true)
    }
    #expect(place.names == ["folder"])
  }

  @Test func targetOfALinkIsReplaced() throws {
    let place = try Workplace()
    try OutputFile.write("old", to: place.path + "/real.txt")
    symlink("real.txt", place.path + "/link.txt")
    #expect(throws: OutputError.self) { try OutputFile.write("new", to: place.path + "/link.txt") }
    try OutputFile.write("new", to: place.path + "/link.txt", replacing: true)
    #expect(try place.text(of: "real.txt") == "new")
    #expect(place.names == ["link.txt", "real.txt"])
  }

  @Test func danglingLinkIsNotFollowed() throws {
    let place = try Workplace()
    symlink("nowhere.txt", place.path + "/link.txt")
    #expect(throws: OutputError.self) {
      try OutputFile.write("new", to: place.path + "/link.txt", replacing: true)
    }
    #expect(place.names == ["link.txt"])
  }

  @Test func fullDeviceIsReported() throws {
    try OutputFile.write("x", to: "/dev/null")
    #expect(throws: OutputError(path: "/dev/full", problem: .diskFull)) {
      try OutputFile.write("x", to: "/dev/full")
    }
  }

  /// Characters that combine with a slash before or after it; for the system the slash is a byte.
  @Test(arguments: [
    "\u{300}", "\u{301}", "\u{308}", "\u{338}", "\u{20D2}", "\u{20E3}", "\u{FE0E}", "\u{FE0F}",
    "\u{200D}", "\u{600}", "\u{903}", "\u{E33}", "\u{110BD}", "\u{1F3FB}", "\u{E0020}", "\u{1D165}",
    "\u{FE20}", "\u{10FF2F}", "\u{34F}", "\u{200C}", "\u{1AB0}", "\u{ABED}", "\u{D4E}",
  ])
  func slashesAreRecognisedBesideCombiningMarks(_ mark: String) throws {
    let place = try Workplace()
    let outside = try Workplace()
    mkdir(place.path + "/folder", 0o755)
    symlink(outside.path, place.path + "/out")
    symlink(outside.path, place.path + "/out" + mark)
    symlink(outside.path, place.path + "/folder/out")
    for name in [
      "out/\(mark)x.txt", "out\(mark)/x.txt", "/\(mark)x.txt", "\(mark)/../x.txt",
      "..\(mark)/x.txt", "../\(mark)x.txt", "folder/\(mark)/../../x.txt", "folder/out/\(mark)x.txt",
      "folder/../out/\(mark)",
    ] {
      #expect(throws: OutputError.self, "\(name.unicodeScalars.map(\.value))") {
        try OutputFile.write("y", named: name, under: place.descriptor, replacing: true)
      }
    }
    #expect(outside.names == [])
    #expect(access("/\(mark)x.txt", F_OK) != 0)
    // The same beside a slash that leads nowhere else is an ordinary name; the last character
    // represents the byte of a slash.
    if mark == "\u{10FF2F}" { return }
    try OutputFile.write("y", named: "folder/\(mark)x.txt", under: place.descriptor)
    #expect(try place.text(of: "folder/\(mark)x.txt") == "y")
  }

  @Test func restrictedNamesStayUnderTheirDirectory() throws {
    let place = try Workplace()
    mkdir(place.path + "/folder", 0o755)
    symlink("/tmp", place.path + "/out")
    symlink("folder", place.path + "/in")
    try OutputFile.write("x", named: "folder/a.txt", under: place.descriptor)
    #expect(try place.text(of: "folder/a.txt") == "x")
    symlink("a.txt", place.path + "/folder/link.txt")
    for name in [
      "../a.txt", "folder/../../a.txt", "/tmp/a.txt", "out/a.txt", "in/a.txt", "", ".", "..",
      "folder/", "folder//a.txt", "./a.txt", "a\0.txt",
    ] {
      #expect(throws: OutputError.self, "\(name)") {
        try OutputFile.write("y", named: name, under: place.descriptor, replacing: true)
      }
    }
    #expect(throws: OutputError(path: "folder/link.txt", problem: .notRegular)) {
      try OutputFile.write("y", named: "folder/link.txt", under: place.descriptor, replacing: true)
    }
    #expect(try place.text(of: "folder/a.txt") == "x")
    remove(place.path + "/folder/a.txt")
    remove(place.path + "/folder/link.txt")
  }

  @Test func restrictedOutputNeverOpensAPipe() throws {
    let place = try Workplace()
    mkfifo(place.path + "/pipe", 0o600)
    #expect(throws: OutputError(path: "pipe", problem: .notRegular)) {
      try OutputFile.write("x", named: "pipe", under: place.descriptor, replacing: true)
    }
  }

  @Test func errorShowsHiddenCharactersOfTheName() {
    let error = OutputError(path: "a\u{1B}[2Jb", problem: .exists)
    #expect(!error.description.unicodeScalars.contains("\u{1B}"))
  }
}
