import ArgumentParser
import Foundation
import ReadbackCore
import ReadbackFormats

/// Measures how well the article is found on web pages whose article is known.
///
/// FOLDER is a checkout of scrapinghub/article-extraction-benchmark or of mozilla/readability.
/// Scored like the former: sequences of four words, with precision and recall averaged over pages.
struct PagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages",
    abstract: "Measure how well articles are found on web pages.")

  @Argument(help: "Checkouts of article-extraction-benchmark or of mozilla/readability.")
  var folders: [String]

  @Option(help: "Score these texts too: JSON that maps a program to its text of each page.")
  var others: [String] = []

  @Flag(help: "Also compare each article with its own page, and count those without findings.")
  var compare = false

  @Flag(help: "Print the figures of each page.")
  var each = false

  @Flag(help: "Print only the names and files of the pages, for other programs to read.")
  var files = false

  func run() throws {
    for folder in folders {
      let pages = try KnownPage.pages(in: folder)
      if files {
        for page in pages { print("\(page.name)\t\(page.path)") }
        continue
      }
      print(
        "\(folder): \(pages.count) pages; the model was trained on them, see Tools/pages/README.md")
      report(try readbackTexts(pages), of: pages, as: "readback")
      for other in others {
        let url = URL(fileURLWithPath: other)
        let texts = try JSONDecoder().decode(
          [String: [String: String]].self, from: Data(contentsOf: url))
        for (program, texts) in texts.sorted(by: { $0.key < $1.key }) {
          guard pages.contains(where: { texts[$0.name] != nil }) else { continue }
          report(pages.map { texts[$0.name] ?? "" }, of: pages, as: program)
        }
      }
      if compare { compareWithThemselves(pages) }
    }
  }

  private func readbackTexts(_ pages: [KnownPage]) throws -> [String] {
    var refused = 0
    let start = clock()
    let texts = pages.map { page -> String in
      guard let read = try? document(fromFile: page.path) else {
        refused += 1
        return ""
      }
      let document = read.document
      var text = ""
      for (index, paragraph) in document.paragraphs.enumerated() {
        // A heading belongs to the article if its text follows.
        let isHeading = paragraph.role == .heading && index > 0
        guard paragraph.role == .body || isHeading else { continue }
        text += document.text[paragraph.range] + "\n"
      }
      return text
    }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    print(
      String(
        format: "%d refused, %.1f ms of processor time per page", refused,
        seconds * 1000 / Double(max(1, pages.count))))
    return texts
  }

  private func report(_ texts: [String], of pages: [KnownPage], as program: String) {
    // The halves that Tools/pages/train.py uses unless it trains on everything.
    for half in [nil, true, false] as [Bool?] {
      var (precision, recall) = (Mean(), Mean())
      for (page, text) in zip(pages, texts) where half == nil || page.isTrainedOn == half {
        let score = ShingleScore(wanted: page.article, given: text)
        score.precision.map { precision.add($0) }
        score.recall.map { recall.add($0) }
        if each, half == nil {
          print(
            String(format: "%.3f %.3f ", score.precision ?? 1, score.recall ?? 1) + page.name)
        }
      }
      let f1 = 2 * precision.value * recall.value / max(1e-9, precision.value + recall.value)
      let name = half == nil ? "all" : half == true ? "first half" : "other half"
      print(
        program.padding(toLength: 16, withPad: " ", startingAt: 0)
          + name.padding(toLength: 12, withPad: " ", startingAt: 0)
          + String(
            format: "F1 %.3f  precision %.3f  recall %.3f", f1, precision.value, recall.value))
    }
  }

  /// Compares the article, as the official text, with its page, as the retelling: only differences
  /// of wording should be found.
  private func compareWithThemselves(_ pages: [KnownPage]) {
    let comparer = Comparer()
    var (clean, count) = (0, 0)
    var causes: [String: Int] = [:]
    for page in pages where page.article.count > 200 {
      guard let official = try? document(fromBytes: Array(page.article.utf8), path: "official.txt"),
        let read = try? document(fromFile: page.path)
      else { continue }
      count += 1
      let comparison = comparer.comparison(of: official.document, with: read.document)
      let findings = comparison.findings.filter { $0.isShown && $0.severity > .minor }
      if findings.isEmpty {
        clean += 1
      } else if each {
        print("found \(findings.count): \(page.name)")
        for finding in findings { print("  " + line(about: finding, in: comparison)) }
      }
      for finding in findings {
        causes["\(finding.kind.rawValue)/\(finding.cause.rawValue)", default: 0] += 1
      }
    }
    print("clean against its own page: \(clean) of \(count)")
    for (cause, count) in causes.sorted(by: { $0.value > $1.value }) {
      print("  \(count) \(cause)")
    }
  }
}

/// The kind of a finding and its words.
private func line(about finding: Finding, in comparison: Comparison) -> String {
  let official = finding.official.map { comparison.official.text[$0] } ?? ""
  let retelling = finding.retelling.map { comparison.retelling.text[$0] } ?? ""
  return "\(finding.cause.rawValue): \(official.prefix(150)) | \(retelling.prefix(150))"
}

private struct Mean {
  private var sum = 0.0
  private var count = 0

  mutating func add(_ value: Double) {
    sum += value
    count += 1
  }

  var value: Double { count > 0 ? sum / Double(count) : 0 }
}

/// A page whose article is known.
struct KnownPage {
  let name: String
  let path: String
  let article: String

  /// Whether the model was trained on it: Tools/pages/train.py makes the same division.
  var isTrainedOn: Bool { Self.half(name) }

  /// One bit of the name's hash.
  static func half(_ name: String) -> Bool {
    (FNVHash(name.utf8).value >> 32) % 2 == 0
  }

  static func pages(in folder: String) throws -> [KnownPage] {
    let truth = folder + "/ground-truth.json"
    if FileManager.default.fileExists(atPath: truth) {
      struct Item: Decodable { let articleBody: String? }
      let items = try JSONDecoder().decode(
        [String: Item].self, from: Data(contentsOf: URL(fileURLWithPath: truth)))
      return items.sorted { $0.key < $1.key }.map { name, item in
        KnownPage(
          name: name, path: "\(folder)/html/\(name).html.gz", article: item.articleBody ?? "")
      }
    }
    let tests = folder + "/test/test-pages"
    return try FileManager.default.contentsOfDirectory(atPath: tests).sorted().map { name in
      let path = "\(tests)/\(name)/expected.html"
      let html = [UInt8]((try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data())
      let texts = PageReader.trainingRows(of: html, scores: nil).map(\.text)
      return KnownPage(
        name: name, path: "\(tests)/\(name)/source.html", article: texts.joined(separator: "\n"))
    }
  }
}

/// How much of a text another one contains, in sequences of four words.
struct ShingleScore {
  /// Nil if the result is empty.
  let precision: Double?
  /// Nil if the expected text is empty.
  let recall: Double?

  init(wanted: String, given: String) {
    let (wanted, given) = (Self.shingles(wanted), Self.shingles(given))
    let shared = wanted.reduce(0) { $0 + min($1.value, given[$1.key] ?? 0) }
    let (all, own) = (wanted.values.reduce(0, +), given.values.reduce(0, +))
    precision = own > 0 ? Double(shared) / Double(own) : nil
    recall = all > 0 ? Double(shared) / Double(all) : nil
  }

  private static func shingles(_ text: String) -> [[Substring]: Int] {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    guard !words.isEmpty else { return [:] }
    var counts: [[Substring]: Int] = [:]
    for start in 0...max(0, words.count - 4) {
      counts[Array(words[start..<min(start + 4, words.count)]), default: 0] += 1
    }
    return counts
  }
}
