import ArgumentParser
import Foundation
import ReadbackCore
import ReadbackFormats

/// Runs everything for which there is data and prints one table of figures.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Measure on all data in a folder and print one table.")

  @Argument(help: "The folder with data/ and the scorers; ../gold beside it is used too.")
  var folder: String

  func validate() throws {
    guard FileManager.default.isReadableFile(atPath: "\(folder)/data") else {
      throw ValidationError("\(folder): has no folder data that can be read")
    }
  }

  func run() throws {
    print("| what | data | figure |\n|---|---|---|")
    for name in try files(beginning: "word_align") {
      let score = try score("score_word_align.py", name, with: ["words"])
      guard let sure = score["sure"] as? [String: Double],
        let other = score["sure, non-identical words"] as? [String: Double]
      else { continue }
      row("word links", name, "sure F1 \(tenths(sure["F1"])), non-identical \(tenths(other["F1"]))")
    }
    for name in try files(beginning: "sent_align") {
      let score = try score("score_sent_align.py", name, with: ["sentences"])
      func f1(_ key: String) -> String { tenths((score[key] as? [String: Double])?["F1"]) }
      row(
        "sentence links", name,
        "F1 \(f1("links")), omitted \(f1("omitted")), added \(f1("added"))")
    }
    for name in try files(beginning: "mistranslation_spans") {
      for (what, flags) in [("error spans, alone", ["--alone"]), ("error spans", [])] {
        let score = try score("score_spans.py", name, with: ["spans"] + flags)
        guard let letters = score["char"] as? [String: Double],
          let segments = score["segment"] as? [String: Any], let area = segments["AUC"] as? Double
        else { continue }
        row(
          what, name,
          "letters F1 \(tenths(letters["F1"].map { $0 * 100 })), segment AUC \(thousandths(area))")
      }
    }
    try reportGold()
  }

  private func row(_ what: String, _ data: String, _ figure: String) {
    print("| \(what) | \(data.replacing(".jsonl", with: "")) | \(figure) |")
  }

  private func tenths(_ value: Double?) -> String {
    value.map { String(format: "%.1f", $0) } ?? "-"
  }

  private func thousandths(_ value: Double) -> String { String(format: "%.3f", value) }

  private func files(beginning prefix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/data")
      .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".jsonl") }.sorted()
  }

  /// The output of this program for a data file, scored by the scorer that comes with the data.
  private func score(
    _ scorer: String, _ name: String, with arguments: [String]
  ) throws -> [String: Any] {
    let data = "\(folder)/data/\(name)"
    let answer = try output(
      of: CommandLine.arguments[0], arguments + [data])
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("readback-measure-\(UUID().uuidString).jsonl")
    try answer.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let json = try output(
      of: "/usr/bin/env",
      ["python3", "\(folder)/\(scorer)", data, file.path, "--json"])
    return try JSONSerialization.jsonObject(with: json) as? [String: Any] ?? [:]
  }

  /// The manual annotation of sample pairs: the report scored by its scorer.
  private func reportGold() throws {
    let gold = "\(folder)/../gold"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: gold) else { return }
    for name in names.filter({ $0.hasSuffix(".json") }).sorted() {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(gold)/\(name)"))
      guard let pair = try JSONSerialization.jsonObject(with: data) as? [String: Any],
        let official = pair["official_file"] as? String,
        let retelling = pair["retelling_file"] as? String
      else { continue }
      let texts = "\(folder)/../samples"
      let comparison = Comparer().comparison(
        of: try document(fromFile: "\(texts)/\(official)").document,
        with: try document(fromFile: "\(texts)/\(retelling)").document)
      let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("readback-measure-\(UUID().uuidString).json")
      let report = ExportFormat.json.text(
        of: [ReviewedComparison(comparison)], for: .list, options: ExportOptions())
      try Data((report ?? "").utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let lines = try output(
        of: "/usr/bin/env",
        ["python3", "\(folder)/score_findings.py", "\(gold)/\(name)", file.path])
      for line in String(decoding: lines, as: UTF8.self).split(separator: "\n") {
        let parts = line.split(separator: " ", maxSplits: 1)
        row("findings", "\(name) \(parts[0])", parts.count > 1 ? String(parts[1]) : "")
      }
    }
  }

  /// The output of a program; throws its exit status if it is not 0.
  private func output(
    of program: String, _ arguments: [String]
  ) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
    return data
  }
}
