import ArgumentParser
import Foundation
import ReadbackCore
import ReadbackFormats

/// `cross FILE`: how well texts in two languages are linked and their figures compared.
struct CrossCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cross",
    abstract: "Link texts in two languages and compare figures; FILE is made by Tools/cross.")

  @Argument(
    help: "JSON lines with set, lang, official, retelling, links, and retold unless in English.")
  var file: String

  @Flag(help: "Use the even documents, which settings were chosen on, instead of the odd ones.")
  var tuned = false

  @Flag(help: "Print changed figures that were not found, and false alarms.")
  var misses = false

  @Option(help: "Use only this set.")
  var only: String?

  struct Item: Decodable {
    let set: String
    let lang: String
    /// The language of the retelling; English without one.
    let retold: String?
    let official: [String]
    let retelling: [String]
    let links: [[Int]]
  }

  /// Found, correct and expected.
  private struct Score {
    var right = 0
    var said = 0
    var wanted = 0

    mutating func add<Element>(_ found: Set<Element>, of gold: Set<Element>) {
      right += found.intersection(gold).count
      said += found.count
      wanted += gold.count
    }

    var text: String {
      String(format: "%5.1f", 200 * Double(right) / Double(max(1, said + wanted)))
    }
  }

  private struct Scores {
    var links = Score()
    var omitted = Score()
    var added = Score()

    mutating func add(_ found: Set<[Int]>, _ item: Item) {
      let gold = Set(item.links)
      links.add(found, of: gold)
      func open(_ side: Int, _ count: Int, _ links: Set<[Int]>) -> Set<Int> {
        Set(0..<count).subtracting(links.map { $0[side] })
      }
      omitted.add(
        open(0, item.official.count, found), of: open(0, item.official.count, gold))
      added.add(
        open(1, item.retelling.count, found), of: open(1, item.retelling.count, gold))
    }

    var text: String { "\(links.text) \(omitted.text) \(added.text)" }
  }

  func run() throws {
    let all = try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: 0x0A).map {
      try JSONDecoder().decode(Item.self, from: $0)
    }
    let packs = LanguagePackFiles.installed.packs
    let items = Dictionary(grouping: all, by: \.set).values.flatMap { items in
      items.enumerated().filter { $0.offset % 2 == (tuned ? 0 : 1) }.map(\.element)
    }.filter { item in
      [item.lang, item.retold ?? "en"].allSatisfy { packs.pack(for: $0) != nil }
        && (only == nil || only == item.set)
    }
    guard !items.isEmpty else {
      throw ValidationError("no text is in a language that has a pack")
    }
    print(
      "F1 of links, omitted and added sentences: by length, by names and figures, as shipped;\n"
        + "false links per sentence of unrelated texts; figures: changes found, "
        + "false per 100 links")
    for set in Set(items.map(\.set)).sorted() {
      measure(set, items.filter { $0.set == set }, packs)
    }
  }

  private func measure(_ set: String, _ items: [Item], _ packs: LanguagePacks) {
    func length(_ texts: [String]) -> Int { texts.reduce(0) { $0 + $1.unicodeScalars.count } }
    let lengths = items.reduce(into: (0, 0)) {
      $0.0 += length($1.official)
      $0.1 += length($1.retelling)
    }
    let byLength = LengthAligner(ratio: Double(lengths.1) / Double(max(1, lengths.0)))
    var (baseline, namesOnly, own) = (Scores(), Scores(), Scores())
    var (falseLinks, sentences) = (0, 0)
    var figures = Figures(printsMisses: misses)
    let clock = ContinuousClock()
    var time = Duration.zero
    for (index, item) in items.enumerated() {
      let official = AlignmentUnits(item.official)
      let retelling = AlignmentUnits(item.retelling)
      func found(_ packs: LanguagePacks, _ other: AlignmentUnits) -> Set<[Int]> {
        let aligner = CrossAligner(packs: packs, languages: (item.lang, item.retold ?? "en"))
        return Set(
          aligner.pairs(official: official, retelling: other).map { [$0.official, $0.retelling] })
      }
      baseline.add(byLength.pairs(item.official, item.retelling), item)
      namesOnly.add(found(.none, retelling), item)
      time += clock.measure { own.add(found(packs, retelling), item) }
      let stranger = AlignmentUnits(items[(index + 1) % items.count].retelling)
      falseLinks += found(packs, stranger).count
      sentences += official.count
      figures.add(item, packs)
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    print(
      set.padding(toLength: 14, withPad: " ", startingAt: 0), "length", baseline.text, "| names",
      namesOnly.text, "| shipped", own.text, "| unrelated",
      String(format: "%.3f", Double(falseLinks) / Double(max(1, sentences))), "| figures",
      figures.text, "|", String(format: "%.2f s a text", seconds / Double(max(1, items.count))))
  }
}

/// Figures that were changed, one per sentence, and those reported as different.
private struct Figures {
  let printsMisses: Bool
  private var changed = 0
  private var caught = 0
  private var links = 0
  private var alarms = 0

  init(printsMisses: Bool) { self.printsMisses = printsMisses }

  mutating func add(_ item: CrossCommand.Item, _ packs: LanguagePacks) {
    let linked = Set(item.links.map { $0[1] })
    let official = document(item.official)
    let comparer = Comparer(packs: packs)
    let plain = comparer.comparison(of: official, with: document(item.retelling))
    links += item.links.count
    let flagged = units(plain)
    alarms += flagged.count
    var retelling = item.retelling
    var changed: Set<Int> = []
    for (index, text) in item.retelling.enumerated()
    where linked.contains(index) && !flagged.contains(index) {
      guard let other = otherFigure(text) else { continue }
      retelling[index] = other
      changed.insert(index)
    }
    self.changed += changed.count
    let found = units(comparer.comparison(of: official, with: document(retelling)))
    caught += found.intersection(changed).count
    guard printsMisses else { return }
    func printMiss(_ what: String, _ index: Int, _ text: String) {
      let originals = item.links.filter { $0[1] == index }.map { item.official[$0[0]] }
      print("  \(what): \(originals.joined(separator: " "))\n    -> \(text)")
    }
    for index in changed.subtracting(found).sorted() {
      printMiss("missed", index, retelling[index])
    }
    for index in flagged.sorted() { printMiss("false alarm", index, item.retelling[index]) }
  }

  private func document(_ units: [String]) -> Document {
    let lines = units.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    return Document(
      segmenting: SourceText(lines.joined(separator: "\n")),
      roles: Dictionary(uniqueKeysWithValues: lines.indices.map { ($0 + 1, .body) }))
  }

  /// The units of the retelling with a figure reported as changed.
  private func units(_ comparison: Comparison) -> Set<Int> {
    Set(
      comparison.findings.filter { $0.isShown && $0.cause == .number }.compactMap { finding in
        finding.retelling.flatMap { place in
          comparison.retelling.paragraphs.firstIndex { $0.range.contains(place.lowerBound) }
        }
      })
  }

  /// With another last digit in the first figure of at least two digits; nil if there is none.
  private func otherFigure(_ text: String) -> String? {
    guard let figure = text.firstRange(of: /[0-9]{2,}/) else { return nil }
    var digits = Array(text[figure])
    let last = digits[digits.count - 1]
    digits[digits.count - 1] = last == "7" ? "4" : "7"
    return text.replacingCharacters(in: figure, with: String(digits))
  }

  var text: String {
    String(
      format: "%d of %d, %.1f", caught, changed, 100 * Double(alarms) / Double(max(1, links)))
  }
}
