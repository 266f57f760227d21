import ArgumentParser
import Foundation
import ReadbackCore
import ReadbackFormats

/// Scores a second opinion on annotated pairs: recorded answers, or those of a command.
struct OpinionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opinion", abstract: "Measure findings merged with a second opinion.")

  @Argument(
    help: "A folder with a folder for each pair: official.txt, retelling.txt, gold.json.")
  var folder: String

  @Option(
    help: ArgumentHelp(
      "A folder of recorded answers, a folder for each pair with answer.json. The default, "
        + "without a command, is the folder opinion beside that of the pairs.", valueName: "folder")
  )
  var answers: String?

  @Option(help: "Ask this command instead; the default is READBACK_OPINION.")
  var opinion: String?

  @Option(help: "The file with the prompt; the default is the program's own.")
  var prompt: String?

  @Flag(help: "Use the recorded answers of a weak model, answer-weak.txt.")
  var weak = false

  @Flag(help: "Print every miss and every false alarm.") var list = false

  @Flag(help: "Print the visible quality of each answer.") var signs = false

  @Flag(help: "Write the shares of findings that are right as Swift source.") var fit = false

  @Flag(
    help: "Fit the shares on half of the pairs and score the other half with them, both ways.")
  var halves = false

  @Flag(help: "Print the program's shares as a table for ARCHITECTURE.md.")
  var table = false

  func run() throws {
    if table { return print(OpinionShares.table) }
    let pairs = try readPairs()
    if fit { return print(OpinionFit(pairs, weak: try readPairs(weak: true)).source) }
    var own = BenchScore()
    var merged = BenchScore()
    var drops = 0
    let fitted = halves ? try sharesOfOtherHalves(pairs) : nil
    for (index, pair) in pairs.enumerated() {
      let trust = pair.comparison.trust(in: pair.opinion)
      let comparison = pair.merged(
        shares: fitted.map { .between($0.strong[index % 2], and: $0.weak[index % 2], by: trust) })
      let judged = JudgedPair(comparison, by: pair.gold)
      own.add(JudgedPair(pair.comparison, by: pair.gold))
      merged.add(judged)
      drops += pair.opinion.drops.total
      var one = BenchScore()
      one.add(judged)
      print(
        "\(pair.name)  grave \(one.grave.text)  mt \(one.mistranslations.text)"
          + "  om \(one.omissionsFound.text) P \(one.omissions.text)"
          + "  ad \(one.additionsFound.text) P \(one.additions.text)")
      if let sentence = comparison.opinion?.drops.sentence { print("      \(sentence)") }
      if signs { print("      \(pair.comparison.signs(of: pair.opinion))") }
      if list {
        for missed in judged.missed { print("      missed \(missed)") }
        printAlarms(judged, of: comparison)
      }
    }
    print("Readback alone, \(pairs.count) pairs:\n\(own.text)")
    print("with the second opinion, \(drops) claims dropped:\n\(merged.text)")
  }

  /// The shares for scoring pairs with even and odd index, fitted on the other half.
  private func sharesOfOtherHalves(
    _ pairs: [OpinionPair]
  ) throws -> (strong: [OpinionShares], weak: [OpinionShares]) {
    func fit(_ pairs: [OpinionPair]) -> [OpinionShares] {
      [1, 0].map { rest in
        FittedShares(pairs.indices.filter { $0 % 2 == rest }.map { pairs[$0] }).shares
      }
    }
    let others = try readPairs(weak: !weak)
    return weak ? (fit(others), fit(pairs)) : (fit(pairs), fit(others))
  }

  private func printAlarms(_ judged: JudgedPair, of comparison: Comparison) {
    for (finding, isRight) in judged.findings where isRight == false && finding.isShown {
      let words = [
        finding.official.map { comparison.official.text[$0] },
        finding.retelling.map { comparison.retelling.text[$0] },
      ].map { $0.map { "\"\($0.prefix(70))\"" } ?? "-" }
      print(
        "      \(finding.kind) \(finding.cause) \(finding.severity) "
          + String(format: "%.2f ", finding.confidence)
          + finding.sources.sorted().map(\.rawValue).joined(separator: "+")
          + " \(words.joined(separator: " / ")) \(finding.reason.prefix(90))")
    }
  }

  private func readPairs(weak wantsWeak: Bool? = nil) throws -> [OpinionPair] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.compactMap { name in
      let path = "\(folder)/\(name)"
      guard FileManager.default.fileExists(atPath: "\(path)/gold.json") else { return nil }
      let gold = try JSONDecoder().decode(
        GoldPair.self, from: Data(contentsOf: URL(fileURLWithPath: "\(path)/gold.json")))
      if gold.isNoRetelling == true { return nil }
      let comparison = Comparer().comparison(
        of: try document(fromFile: "\(path)/official.txt").document,
        with: try document(fromFile: "\(path)/retelling.txt").document)
      guard let opinion = try opinion(on: comparison, name, isWeak: wantsWeak ?? weak) else {
        return nil
      }
      return OpinionPair(name: name, gold: gold, comparison: comparison, opinion: opinion)
    }
  }

  /// Nil if no answer was recorded.
  private func opinion(
    on comparison: Comparison, _ name: String, isWeak: Bool
  ) throws -> Opinion? {
    let reader = OpinionReader(comparison)
    let named = opinion ?? ProcessInfo.processInfo.environment["READBACK_OPINION"]
    guard let command = answers == nil && !fit ? named : nil else {
      let recorded = answers ?? "\(folder)/../opinion"
      let file = "\(recorded)/\(name)/\(isWeak ? "answer-weak.txt" : "answer.json")"
      guard let answer = FileManager.default.contents(atPath: file) else { return nil }
      var opinion = Opinion(model: "recorded")
      guard let part = reader.part([UInt8](answer), on: .whole(of: comparison.alignment)) else {
        throw ValidationError("\(file): has no list of findings")
      }
      opinion.add(part)
      return opinion
    }
    let instructions =
      try prompt.map { try String(contentsOfFile: $0, encoding: .utf8) }
      ?? String(decoding: defaultOpinionPrompt, as: UTF8.self)
    var opinion = Opinion(model: command)
    for piece in OpinionPiece.pieces(
      of: comparison.alignment, official: comparison.official, retelling: comparison.retelling)
    {
      let prompt = OpinionPrompt(
        of: piece, official: comparison.official, retelling: comparison.retelling,
        instructions: instructions, model: command)
      let answer = try output(of: command, reading: prompt.text)
      guard let part = reader.part(answer, on: piece) else {
        throw ValidationError("\(name): the command's answer has no list of findings")
      }
      opinion.add(part)
    }
    return opinion
  }

  private func output(of command: String, reading text: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // A prompt may be longer than the buffer of a pipe.
    let writing = Thread {
      try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try? input.fileHandleForWriting.close()
    }
    writing.start()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ExitCode(process.terminationStatus) }
    return [UInt8](answer)
  }
}

extension OpinionShares {
  /// The measured shares of strong and weak answers, one line per sort of finding.
  static var table: String {
    let (strong, weak) = (
      OpinionShares.measured(OpinionTrust(value: 1)), OpinionShares.measured(OpinionTrust(value: 0))
    )
    func cell(_ value: Double?) -> String { value.map { String(format: "%.2f", $0) } ?? "" }
    var lines = ["| finding | strong answers | weak answers |", "|---|---|---|"]
    for kind in FindingKind.allCases {
      for weight in Weight.allCases {
        lines.append(
          "| \(kind), opinion alone, \(weight) | \(cell(strong.alone[kind]?[weight]))"
            + " | \(cell(weak.alone[kind]?[weight])) |")
      }
      lines.append("| \(kind), both | \(cell(strong.both[kind])) | \(cell(weak.both[kind])) |")
      lines.append(
        "| \(kind), Readback alone, odds times | \(cell(strong.unconfirmed[kind]))"
          + " | \(cell(weak.unconfirmed[kind])) |")
    }
    return lines.joined(separator: "\n")
  }
}

/// An annotated pair and a model's answer about it.
struct OpinionPair {
  let name: String
  let gold: GoldPair
  let comparison: Comparison
  let opinion: Opinion

  func merged(shares: OpinionShares? = nil) -> Comparison {
    comparison.merged(with: opinion, shares: shares)
  }
}
