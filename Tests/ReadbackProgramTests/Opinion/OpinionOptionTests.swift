import Foundation
import TestSupport
import Testing

/// `--opinion` and related options, with scripts as models.
@Suite(.waiting) struct OpinionOptionTests {
  private let directory: ScratchDirectory
  private let official = """
    The council will repair the old pier before the end of June.
    The mayor said that the work would cost 40 million crowns, unless prices rise.
    No other route is safe for the ferries.

    """
  private let retelling = """
    The council has torn down the old pier before the end of June.
    The mayor said that the work would cost 40 million crowns.
    No other route is safe for the ferries.

    """
  private static let answer = """
    [{"kind": "mistranslation", "severity": "critical", "official": "will repair",
      "retelling": "has torn down", "reason": "A plan became a fact.", "confidence": 0.9},
     {"kind": "omission", "severity": "major", "official": "the new pier", "retelling": null,
      "reason": "Not there.", "confidence": 0.9}]
    """

  init() throws {
    directory = try ScratchDirectory()
    try directory.file("official.txt", Array(official.utf8))
    try directory.file("story.txt", Array(retelling.utf8))
    try script("judge", "cat >/dev/null; cat '\(directory.path)/answer'")
    try directory.file("answer", Array(Self.answer.utf8))
  }

  /// Writes a program through another process. A file that is open for writing cannot be run, and a
  /// program started by another test at that moment would inherit it.
  private func script(_ name: String, _ body: String) throws {
    let run = try ProgramRun(
      ["-c", "cat >\"$0\" && chmod 755 \"$0\"", name], program: "/bin/sh",
      input: "#!/bin/sh\necho run >>'\(directory.path)/runs'\n\(body)\n", in: directory.path)
    try #require(run.status == 0)
  }

  /// How often a script ran.
  private var runCount: Int {
    let runs = try? String(contentsOfFile: directory.path + "/runs", encoding: .utf8)
    return runs?.split(separator: "\n").count ?? 0
  }

  private func run(_ arguments: [String], environment: [String: String] = [:], input: String = "")
    throws -> ProgramRun
  {
    let kept = ["XDG_CACHE_HOME": directory.path + "/cache", "XDG_STATE_HOME": directory.path]
    return try ProgramRun(
      arguments, input: input, in: directory.path, environment: kept.merging(environment) { $1 })
  }

  private func report(_ run: ProgramRun) throws -> [String: Any] {
    let line = try #require(run.output.split(separator: "\n").first)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  private func list(_ more: String..., environment: [String: String] = [:]) throws -> ProgramRun {
    try list(more, environment: environment)
  }

  private func list(_ more: [String], environment: [String: String] = [:]) throws -> ProgramRun {
    try run(
      ["list", "--format", "json", "official.txt", "story.txt"] + more, environment: environment)
  }

  @Test func findingsNameTheirSources() throws {
    let run = try list("--opinion", "./judge", "--opinion-name", "big")
    #expect(run.status == 0)
    let report = try report(run)
    let findings = try #require(report["findings"] as? [[String: Any]])
    let found = try #require(findings.first { "\($0["reason"] ?? "")".contains("plan became") })
    #expect((found["sources"] as? [String])?.contains("opinion") == true)
    let opinion = try #require(report["opinion"] as? [String: Any])
    #expect(opinion["model"] as? String == "big")
    #expect(opinion["dropped"] as? [String: Int] == ["no-place": 1])
    // What is sent where is reported once.
    #expect(run.errors.contains("both texts are sent to the command \"./judge\""))
    #expect(try list("--opinion", "./judge").errors.isEmpty)
  }

  @Test func cachedAnswerIsNotAskedForAgain() throws {
    _ = try list("--opinion", "./judge")
    #expect(runCount == 1)
    _ = try list("--opinion", "./judge")
    _ = try run(["print", "official.txt", "story.txt", "--opinion", "./judge"])
    #expect(runCount == 1)
    #expect(try run(["opinion", "clear"]).output == "1 answer removed\n")
    _ = try list("--opinion", "./judge")
    #expect(runCount == 2)
  }

  @Test func settingsFileCanNameTheCommand() throws {
    try directory.file("config/readback/config", Array("opinion-command = ./judge\n".utf8))
    try script("other", "cat >/dev/null; echo '[]'")
    let settings = ["XDG_CONFIG_HOME": directory.path + "/config"]
    #expect(try list(environment: settings).output.contains("plan became"))
    // The environment and the option override it.
    let other = settings.merging(["READBACK_OPINION": "./other"]) { $1 }
    #expect(try !list(environment: other).output.contains("plan became"))
    #expect(try !list("--opinion", "./other", environment: settings).output.contains("plan became"))
    #expect(try !list("--restricted", environment: settings).output.contains("plan became"))
  }

  @Test func environmentCanNameTheCommand() throws {
    let run = try list(environment: ["READBACK_OPINION": "./judge"])
    #expect(run.output.contains("plan became"))
    let without = try list("--no-opinion", environment: ["READBACK_OPINION": "./judge"])
    #expect(!without.output.contains("plan became"))
  }

  @Test func cachedAnswersCanBeMovedToAnotherMachine() throws {
    _ = try list("--opinion", "./judge")
    let lines = try run(["opinion", "export"])
    #expect(lines.output.split(separator: "\n").count == 1)
    let other = ["XDG_CACHE_HOME": directory.path + "/elsewhere"]
    #expect(
      try run(["opinion", "import"], environment: other, input: lines.output).output
        == "1 answer taken in\n")
    _ = try list("--opinion", "./judge", environment: other)
    #expect(runCount == 1)
    let bad = try run(["opinion", "import"], environment: other, input: "{}\n")
    #expect(bad.status == 2)
    #expect(bad.errorLines.count == 1)
    #expect(bad.errors.contains("line 1: not a recorded answer"))
  }

  @Test(arguments: [
    ("exit 4", "ended with status 4"), ("echo broken >&2; exit 1", "(broken)"),
    ("exit 0", "answered nothing"), ("echo The texts agree.", "has no list of findings"),
    ("cat >/dev/null; sleep 1000", "gave no answer within 1 seconds"),
  ]) func failedAnswerKeepsReadbacksOwnFindings(_ body: String, _ sentence: String) throws {
    try script("bad", body)
    let own = try list("--no-opinion")
    let limit = ["--opinion-timeout", body.contains("sleep") ? "1" : "600"]
    let run = try list(["--opinion", "./bad"] + limit)
    #expect(run.status == 0)
    #expect(run.errors.contains(sentence))
    #expect(run.errorLines.count == 2, "what is sent where, and what went wrong")
    let report = try report(run)
    let problems = (report["opinion"] as? [String: Any])?["troubles"] as? [String]
    #expect(problems?.count == 1)
    func ids(_ run: ProgramRun) throws -> [String] {
      (try self.report(run)["findings"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
        ?? []
    }
    #expect(try ids(run) == ids(own))
    #expect(try list(["--opinion", "./bad", "--opinion-required"] + limit).status == 2)
  }

  @Test func missingCommandIsReported() throws {
    let run = try list("--opinion", "./gone")
    #expect(run.status == 0)
    #expect(run.errors.contains("\"./gone\" was not found"))
  }

  @Test func dryRunAsksNothing() throws {
    let run = try list("--opinion", "./judge", "--opinion-dry-run")
    #expect(run.status == 0)
    #expect(run.output.contains("[1] The council will repair the old pier"))
    #expect(run.output.contains("1 question with"))
    #expect(run.errors.isEmpty)
    #expect(runCount == 0)
  }

  @Test func onlyConfirmedFindingsAreListed() throws {
    let run = try list("--opinion", "./judge", "--opinion-only", "--all")
    let findings = try #require(try report(run)["findings"] as? [[String: Any]])
    #expect(findings.count == 1)
  }

  @Test func promptCanBeReplaced() throws {
    try script("echo", "cat >'\(directory.path)/prompt'; echo '[]'")
    try directory.file("words.txt", Array("Say what differs.\n".utf8))
    _ = try list("--opinion", "./echo", "--opinion-prompt", "words.txt")
    let prompt = try String(contentsOfFile: directory.path + "/prompt", encoding: .utf8)
    #expect(prompt.hasPrefix("Say what differs.\n"))
    let shown = try run(["opinion", "prompt"])
    #expect(shown.output.contains("JSON array only"))
    try directory.file("empty.txt", [0x0A])
    let empty = try list("--opinion", "./echo", "--opinion-prompt", "empty.txt")
    #expect(empty.status == 2)
    #expect(empty.errorLines.count == 1)
  }

  @Test func restrictedLoginAsksForNoOpinion() throws {
    let run = try list("--restricted", environment: ["READBACK_OPINION": "./judge"])
    #expect(run.status == 0)
    #expect(!run.output.contains("plan became"))
    let asked = try list("--restricted", "--opinion", "./judge")
    #expect(asked.status == 2)
    #expect(asked.errors.contains("a restricted login cannot ask for opinions"))
    let listed = try list(
      environment: ["READBACK_RESTRICTED": "1", "READBACK_OPINION": "./judge"])
    #expect(!listed.output.contains("plan became"))
    #expect(
      try self.run(["opinion", "export"], environment: ["READBACK_RESTRICTED": "1"]).status == 2)
    #expect(runCount == 0)
  }

  @Test func pairsKeepTheirOrderAndAFailureIsReported() throws {
    // Answers all but the prompt with "Vienna".
    try script(
      "picky", "if grep -q Vienna; then echo no >&2; exit 1; fi; cat '\(directory.path)/answer'")
    let names = (1...8).map { "r\($0).txt" }
    for (index, name) in names.enumerated() {
      let more = index == 3 ? "The talks in Vienna went well.\n" : "Line \(index) is new.\n"
      try directory.file(name, Array((retelling + more).utf8))
    }
    let pairs = names.map { "official.txt\t\($0)\n" }.joined()
    let run = try self.run(
      [
        "list", "--format", "json", "--pairs", "-", "--opinion", "./picky", "--opinion-jobs", "4",
        "-o", "out.jsonl", "--resume",
      ], input: pairs)
    #expect(run.status == 0)
    let lines = try String(contentsOfFile: directory.path + "/out.jsonl", encoding: .utf8)
      .split(separator: "\n")
    let reports = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(reports.map { ($0["retelling"] as? [String: Any])?["path"] as? String } == names)
    let problems = reports.map {
      (($0["opinion"] as? [String: Any])?["troubles"] as? [String])?.count
    }
    #expect(problems == [0, 0, 0, 1, 0, 0, 0, 0])
  }

  @Test func recordedOpinionBesideARetellingIsUsed() throws {
    try directory.file(
      "texts/official.txt", Array(official.utf8))
    try directory.file("texts/story.txt", Array(retelling.utf8))
    try directory.file(
      "texts/story.opinion.json",
      Array("{\"model\": \"recorded\", \"findings\": \(Self.answer)}".utf8))
    let listed = try run(["list", "--format", "json", "texts"])
    #expect(listed.status == 0)
    #expect((try report(listed)["opinion"] as? [String: Any])?["model"] as? String == "recorded")
    #expect(listed.output.contains("plan became"))
    for format in ["text", "html", "markdown"] {
      let printed = try run(["print", "--format", format, "texts"])
      #expect(printed.status == 0)
      #expect(printed.output.lowercased().contains("second opinion"), "\(format)")
    }
    #expect(!(try run(["list", "--no-opinion", "texts"]).output.contains("plan became")))
    // An unreadable one is reported and ignored.
    try directory.file("texts/story.opinion.json", Array("nonsense".utf8))
    let damaged = try run(["list", "--format", "json", "texts"])
    #expect(damaged.status == 0)
    #expect(damaged.errors.contains("recorded opinion has no list of findings"))
  }

  @Test func samplesHaveARecordedOpinion() throws {
    let run = try self.run(["list", "--format", "json", "--source", "opinion"])
    #expect(run.status == 0)
    let reports = try run.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let dropped = reports.compactMap {
      ($0["opinion"] as? [String: Any])?["dropped"] as? [String: Int]
    }
    #expect(dropped == [[:], [:], [:]])
    #expect(reports.prefix(3).allSatisfy { ($0["findings"] as? [Any])?.isEmpty == false })
  }
}
