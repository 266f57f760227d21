import ArgumentParser
import Foundation
import ReadbackCore

/// `languages FOLDER`: how often the language of a sentence is recognised.
struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "Recognise the language of sentences; FOLDER has a file XX.txt for each language.")

  @Argument(help: "A folder of files named by language (de.txt), with one sentence per line.")
  var folder: String

  @Option(help: "Use every nth sentence.")
  var step = 1

  private struct Count {
    var sentences = 0
    var right = 0
    var sure = 0
    var sureRight = 0
  }

  func run() throws {
    let recognizer = LanguageRecognizer.standard
    let known = Set(recognizer.languages)
    var counts: [String: Count] = [:]
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let clock = ContinuousClock()
    var time = Duration.zero
    for file in files where file.hasSuffix(".txt") {
      let language = String(file.dropLast(4))
      guard known.contains(language) else { continue }
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      var count = Count()
      let lines = text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
      for line in stride(from: 0, to: lines.count, by: step).map({ lines[$0] }) {
        let bytes = Array(line.utf8)
        var answer: LanguageRecognizer.Answer?
        time += clock.measure { answer = recognizer.answer(for: bytes) }
        let isRight = answer?.language == language
        count.sentences += 1
        if isRight { count.right += 1 }
        if answer?.isSure == true {
          count.sure += 1
          if isRight { count.sureRight += 1 }
        }
      }
      counts[language] = count
    }
    func percent(_ part: Int, _ whole: Int) -> String {
      String(format: "%5.1f", 100 * Double(part) / Double(max(1, whole)))
    }
    print("language  sentences  right %  sure %  right when sure %")
    for (language, count) in counts.sorted(by: { $0.key < $1.key }) {
      let name = language + String(repeating: " ", count: max(1, 10 - language.count))
      print(
        name, String(format: "%8d", count.sentences), percent(count.right, count.sentences),
        percent(count.sure, count.sentences), percent(count.sureRight, count.sure), separator: "  ")
    }
    let all = counts.values.reduce(into: Count()) { sum, count in
      sum.sentences += count.sentences
      sum.right += count.right
      sum.sure += count.sure
      sum.sureRight += count.sureRight
    }
    let mean =
      counts.values.reduce(0) { $0 + Double($1.right) / Double(max(1, $1.sentences)) }
      / Double(max(1, counts.count))
    print(
      "\(counts.count) languages, \(all.sentences) sentences:", percent(all.right, all.sentences),
      "% right, mean of languages", String(format: "%.1f", 100 * mean), "%;",
      percent(all.sure, all.sentences), "% sure, of these", percent(all.sureRight, all.sure),
      "% right;", "\(time / max(1, all.sentences)) a sentence")
  }
}
