import Foundation
import TestSupport
import Testing

/// `list --format json` over many retellings.
@Suite(.waiting) struct BatchTests {
  private let directory: ScratchDirectory
  private let names = (1...12).map { "retelling-\($0).txt" }

  init() throws {
    directory = try ScratchDirectory()
    try directory.file(
      "official.txt", Array("The minister said that the talks in Vienna went well.\n".utf8))
    for (index, name) in names.enumerated() {
      // The first one is the longest: the others finish before it.
      let text = String(
        repeating: "The minister said on day \(index) that the talks in Vienna went well.\n",
        count: index == 0 ? 200 : 1)
      try directory.file(name, Array(text.utf8))
    }
  }

  private var pairs: String { names.map { "official.txt\t\($0)\n" }.joined() }

  private func list(_ arguments: String..., input: String = "") throws -> ProgramRun {
    try ProgramRun(["list", "--format", "json"] + arguments, input: input, in: directory.path)
  }

  /// The paths of the retellings in the reports of a run.
  private func retellings(_ output: String) throws -> [String] {
    try output.split(separator: "\n").map { line in
      let report = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return (report?["retelling"] as? [String: Any])?["path"] as? String ?? ""
    }
  }

  @Test func reportsAreInTheOrderOfThePairs() throws {
    let run = try list("--pairs", "-", "--jobs", "4", input: pairs)
    #expect(run.status == 0)
    #expect(try retellings(run.output) == names)
  }

  @Test func unreadableTextIsNamedAndSkipped() throws {
    let run = try list(
      "--pairs", "-", input: "official.txt\tretelling-2.txt\nofficial.txt\tgone.txt\n" + pairs)
    #expect(run.status == 2)
    #expect(try retellings(run.output) == ["retelling-2.txt"] + names)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains("gone.txt"))
  }

  @Test func resumedRunAddsMissingReports() throws {
    let whole = try list("--pairs", "-", "-o", "whole.jsonl", input: pairs)
    #expect(whole.status == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: directory.path + "/whole.jsonl"))
    // As left by an interrupted run: some lines, and half of one.
    try directory.file("part.jsonl", Array(bytes.prefix(bytes.count * 3 / 4)))
    for _ in 0..<2 {
      let rest = try list("--pairs", "-", "--resume", "-o", "part.jsonl", input: pairs)
      #expect(rest.status == 0)
      let part = try Data(contentsOf: URL(fileURLWithPath: directory.path + "/part.jsonl"))
      #expect(part == bytes)
    }
  }

  @Test func eachPairIsReportedBeforeTheNextIsRead() throws {
    // A program that writes a pair and waits for the report, as a cluster tool's pipe may.
    let line = """
      coproc readback list --format json --pairs -
      for n in 1 2 3; do
        printf 'official.txt\\tretelling-%s.txt\\n' $n >&${COPROC[1]}
        read -r -t 120 report <&${COPROC[0]} || exit 1
      done
      """
    let run = try shell(
      "bash -c '\(line.replacingOccurrences(of: "'", with: "'\\''"))'", in: directory.path)
    #expect(run.status == 0)
  }

  @Test func nothingIsLeftOfAFailedRun() throws {
    let run = try list("-o", "out.jsonl", "gone.txt", "retelling-1.txt")
    #expect(run.status == 2)
    #expect(
      try !FileManager.default.contentsOfDirectory(atPath: directory.path).contains {
        $0.hasPrefix("out") || $0.hasPrefix(".readback")
      })
  }

  @Test func exitStatusReflectsFindingsOfTheSeverity() throws {
    try directory.file(
      "same.txt", Array("The minister said that the talks in Vienna went well.\n".utf8))
    #expect(try list("--exit-code", "official.txt", "same.txt").status == 0)
    try directory.file(
      "longer.txt",
      Array(
        """
        The minister said that the talks in Vienna went well.
        A hundred farmers with tractors blocked the motorway to the airport on Tuesday morning.

        """.utf8))
    #expect(try list("official.txt", "longer.txt").status == 0)
    #expect(try list("--exit-code", "--all", "official.txt", "longer.txt").status == 1)
    #expect(try list("--exit-code", "--kind", "omission", "official.txt", "same.txt").status == 0)
  }
}
