import Foundation
import TestSupport
import Testing

/// No command destroys existing data, whatever it is asked to do.
@Suite(.waiting) struct NothingLostTests {
  private let directory: ScratchDirectory
  private var store: String { directory.path + "/marks.sqlite" }

  init() throws {
    directory = try ScratchDirectory()
    for name in ["official.txt", "story.txt"] {
      try directory.file(name, Array("The \(name) said that the talks went well.\n".utf8))
    }
  }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> ProgramRun
  {
    try ProgramRun(arguments, in: directory.path, environment: environment)
  }

  private func keep(_ count: Int) throws {
    let lines = (1...count).map(decisionLine).joined(separator: "\n")
    let run = try ProgramRun(
      ["reviews", "import", "--reviews", store], input: lines, in: directory.path)
    try #require(run.output == "\(count) imported, 0 already known\n")
  }

  private func contents(_ name: String) throws -> String {
    try String(contentsOfFile: directory.path + "/" + name, encoding: .utf8)
  }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()) ?? []
  }

  // MARK: Damage

  /// One bit of a page's header flipped, as by a bad disk or a bad copy. READBACK_TRIALS says how
  /// many stores (300 in `make attack`, in batches), READBACK_FIRST which is the first of them.
  @Test func damagedStoreIsReportedAndNotEmptied() throws {
    try keep(60)
    let whole = try Data(contentsOf: URL(fileURLWithPath: store))
    let backup = try run("reviews", "export", "--reviews", store).output
    #expect(backup.split(separator: "\n").count == 60)
    try directory.file("backup.jsonl", Array(backup.utf8))
    let before = names
    let stores = trials(else: 16)
    let pageCount = whole.count / 4096
    var (said, recovered, salvaged) = (0, 0, 0)
    for number in stores {
      // Page by page, another bit of the header each time.
      let page = number % pageCount
      let bit = (number / pageCount * 37 + number * 11) % (page == 0 ? 800 : 96)
      var damaged = whole
      damaged[page * 4096 + bit / 8] ^= 1 << (bit % 8)
      try damaged.write(to: URL(fileURLWithPath: store))
      let export = try run(
        "reviews", "export", "--reviews", store, "--force", "-o", "backup.jsonl")
      #expect(export.status == 0 || export.status == 2 && !export.errors.isEmpty)
      #expect(try contents("backup.jsonl") == backup)
      said += export.status == 2 ? 1 : 0
      let list = try run("reviews", "list", "--reviews", store)
      #expect(list.status == export.status)
      #expect(list.status == 2 || list.output.split(separator: "\n").count == 60)
      let printed = try run("list", "--reviews", store, "official.txt", "story.txt")
      #expect(printed.status == export.status)
      #expect(names == before)
      #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == damaged)
      let rescue = try run("reviews", "recover", store)
      let lines = Set(rescue.output.split(separator: "\n"))
      #expect(lines.isSubset(of: Set(backup.split(separator: "\n"))))
      recovered += lines.count == 60 ? 1 : 0
      salvaged += lines.count
    }
    print(
      "damaged \(stores.count) stores: \(said) said so, \(stores.count - said) read whole, 0 emptied;",
      "everything recovered from \(recovered), \(salvaged) of \(60 * stores.count) decisions in all"
    )
    // Of a whole round of pages.
    #expect(recovered > 0 || stores.count < 12)
  }

  @Test func recoveredDecisionsCanBeImported() throws {
    try keep(40)
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: store))
    try handle.seek(toOffset: 100)
    try handle.write(contentsOf: Data(repeating: 0, count: 300))
    try handle.close()
    #expect(try run("reviews", "list", "--reviews", store).errors.contains("recover"))
    let rescue = try run("reviews", "recover", "--reviews", store, "-o", "rescued.jsonl")
    #expect(rescue.status == 0)
    #expect(rescue.errors.contains("40 decisions were read"))
    let taken = try run("reviews", "import", "--reviews", "new.sqlite", "rescued.jsonl")
    #expect(taken.output == "40 imported, 0 already known\n")
  }

  @Test func importDoesNotChangeADamagedStore() throws {
    try keep(40)
    try FileHandle(forUpdating: URL(fileURLWithPath: store)).truncate(atOffset: 9_000)
    let damaged = try Data(contentsOf: URL(fileURLWithPath: store))
    let run = try ProgramRun(
      ["reviews", "import", "--reviews", store], input: decisionLine(99), in: directory.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("damaged"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == damaged)
    #expect(names == ["marks.sqlite", "official.txt", "story.txt"])
  }

  @Test func exportWithFewerDecisionsNeedsASecondFlag() throws {
    try keep(3)
    let old = (1...5).map(decisionLine).joined(separator: "\n") + "\n"
    try directory.file("backup.jsonl", Array(old.utf8))
    let refused = try run("reviews", "export", "--reviews", store, "--force", "-o", "backup.jsonl")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--fewer"))
    #expect(try contents("backup.jsonl") == old)
    let asked = try run(
      "reviews", "export", "--reviews", store, "--force", "--fewer", "-o", "backup.jsonl")
    #expect(asked.status == 0)
    #expect(try contents("backup.jsonl").split(separator: "\n").count == 3)
  }

  // MARK: Continuing reports

  @Test(arguments: [
    "the notes of a year", "{", "{\"version\":1}", "one line\nand another", "\u{1F}\u{8B}x", " ",
  ])
  func fileWithoutReportsIsNotResumed(_ text: String) throws {
    try directory.file("notes", Array(text.utf8))
    let run = try run(
      "list", "--format", "json", "--resume", "-o", "notes", "official.txt", "story.txt")
    #expect(run.status == 2)
    #expect(try contents("notes") == text)
  }

  @Test func onlyAnIncompleteReportIsRemoved() throws {
    let whole = try run("list", "--format", "json", "official.txt", "story.txt").output
    for kept in [30, whole.utf8.count - 1] {
      try directory.file("reports", Array(whole.utf8.prefix(kept)))
      let rest = try run(
        "list", "--format", "json", "--resume", "-o", "reports", "official.txt", "story.txt")
      #expect(rest.status == 0)
      #expect(try contents("reports") == whole)
    }
  }

  // MARK: Files that no output may replace

  @Test func noOutputReplacesReadbacksOwnFiles() throws {
    try keep(2)
    let state = directory.path + "/state"
    let config = try directory.file("config/readback/config", Array("theme = light\n".utf8))
    let usual = try directory.file("state/readback/reviews.sqlite", [])
    try FileManager.default.linkItem(atPath: store, toPath: directory.path + "/hard.sqlite")
    try FileManager.default.createSymbolicLink(
      atPath: directory.path + "/soft.txt", withDestinationPath: "official.txt")
    let environment = ["XDG_CONFIG_HOME": directory.path + "/config", "XDG_STATE_HOME": state]
    for name in [
      "marks.sqlite", "./marks.sqlite", "marks.sqlite-wal", "marks.sqlite-shm",
      "marks.sqlite-journal", "hard.sqlite", "official.txt", "story.txt", "soft.txt", config, usual,
      usual + "-journal", state + "/readback/choices",
    ] {
      let before = try? Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + name))
      let run = try run(
        "print", "--format", "text", "--reviews", store, "--force", "-o", name, "official.txt",
        "story.txt", environment: environment)
      #expect(run.status == 2, "\(name)")
      #expect(run.errors.contains("name another file"), "\(run.errors)")
      #expect(
        (try? Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + name))) == before)
    }
    let export = try run("reviews", "export", "--reviews", store, "--force", "-o", "marks.sqlite")
    #expect(export.status == 2)
    let resumed = try run(
      "list", "--format", "json", "--reviews", store, "--resume", "-o", "marks.sqlite",
      "official.txt", "story.txt")
    #expect(resumed.status == 2)
    #expect(try run("reviews", "list", "--reviews", store).output.split(separator: "\n").count == 2)
  }
}

/// A line as `reviews export` writes it.
func decisionLine(_ number: Int) -> String {
  let digits = String(number, radix: 16)
  func key(_ letter: Character) -> String {
    String(repeating: letter, count: 32 - digits.count) + digits
  }
  return """
    {"version":1,"id":"\(key("a"))","order":\(number),"reviewer":"ann",\
    "time":"2026-01-01T00:00:00Z","mark":"decision","kind":"omission","cause":null,\
    "severity":"major","state":"confirmed","linked":null,"comment":"comment \(number)",\
    "undone":null,"official":{"title":"official","fingerprint":"\(key("b").prefix(30))00",\
    "sketch":"","words":"words \(number)","before":"","after":"","position":0.5},\
    "retelling":{"title":"story","fingerprint":"\(key("c").prefix(30))00","sketch":"",\
    "words":null,"before":null,"after":null,"position":null}}
    """
}
