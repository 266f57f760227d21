import ReadbackCore
import TestSupport
import Testing

@testable import ReadbackFormats

/// Seeded mutations of valid files: each gives a valid document or a clear error, never a crash.
struct ImportFuzzTests {
  private static let pieces: [[UInt8]] =
    [
      "<", ">", "</", "/>", "\"", "'", "=", "&", "&#", ";", "<!--", "-->", "<![CDATA[", "<p>",
      "<div",
      "<table><tr><td>", "</table>", "<script>", "</script>", "<html lang=", "<title>", "<br>",
      "<svg>",
      "<meta charset=utf-16>", "<form>", "**", "_", "`", "[", "](", "![", "---\n", "\n\n", "# ",
      "> ",
      "| ", "\r", "\u{C}", "\u{202E}", "\u{200B}", "e\u{301}", "中",
    ].map { Array($0.utf8) } + [
      [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80],
      [0xC2, 0x9B],
      [0x1B], [0xD8], [0xDC],
    ]

  private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)!, at: place)
      case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2 where place < bytes.count:
        bytes.removeSubrange(
          place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
      default:
        let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
        bytes.insert(
          contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
      }
    }
    return bytes
  }

  private func check(_ bytes: [UInt8], as path: String, round: Int) {
    guard let read = try? imported(bytes, as: path) else { return }
    let text = read.document.text.bytes
    #expect(String(validating: text, as: UTF8.self) != nil, "round \(round)")
    #expect(text.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }, "round \(round)")
    #expect(read.lines.count == read.document.paragraphs.count, "round \(round)")
    #expect(read.document.paragraphs.last.map { $0.range.upperBound <= text.count } ?? true)
    // Each paragraph is a line of its own.
    #expect(text.count { $0 == 0x0A } == read.document.paragraphs.count, "round \(round)")
  }

  @Test func mutatedPagesAreReadOrRefused() {
    var random = SeededGenerator(state: 11)
    for round in 0..<600 {
      let page = round % 2 == 0 ? PageFixtures.newsPage : PageFixtures.oldTablePage
      check(mutated(Array(page.utf8), &random), as: "page.html", round: round)
    }
  }

  @Test func mutatedMarkdownIsReadOrRefused() {
    var random = SeededGenerator(state: 12)
    let text =
      "---\ntitle: A\n---\n# One *two*\n\n- a [b](c) ![d](e)\n\n> q `r` **s**\n\n|a|b|\n|-|-|\n|c|d|\n"
    for round in 0..<600 { check(mutated(Array(text.utf8), &random), as: "a.md", round: round) }
  }

  @Test func mutatedUTF16IsReadOrRefused() {
    var random = SeededGenerator(state: 13)
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "Kiev’s café 👍 said “no”.\nA second line.".utf16 {
      bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    for round in 0..<600 { check(mutated(bytes, &random), as: "a.txt", round: round) }
  }

  @Test func mutatedGzipIsReadOrRefused() {
    var random = SeededGenerator(state: 14)
    let packed = gzip(Array(PageFixtures.newsPage.utf8))
    for round in 0..<600 { check(mutated(packed, &random), as: "page.html.gz", round: round) }
  }

  @Test func mutatedCollectionListIsReadOrRefused() throws {
    var random = SeededGenerator(state: 15)
    let json =
      #"{"title": "a", "official": {"file": "o.txt"}, "retellings": [{"file": "r\u00e9.txt"}]}"#
    for _ in 0..<2000 {
      _ = try? CollectionContents(
        json: mutated(Array(json.utf8), &random), path: "a", limits: ImportLimits())
    }
  }

  /// For documents made by other programs, strings that their readers interpret.
  private static let officePieces: [[UInt8]] = [
    "<w:p>", "</w:p>", "<w:del>", "<w:t>", "<text:p>", "<text:note>", "<table:table-row>", "<unit>",
    "</trans-unit>", "<target/>", "<notes/>", "<tuv>", "<seg>", "<![CDATA[", "<!--", "&a;", "\\u-1",
    "\\'", "{\\*", "\\bin9", "\\cell", "\\row", "\\footnote", "-->",
    "00:00:01.000 --> 00:00:02.000",
    "<v A>", "--b", "=?utf-8?b?", "=\n", "\nmsgid \"", "\\\"", "#, fuzzy\n", "\t", "99", "\"",
  ].map { Array($0.utf8) }

  private static func withOfficePiece(
    _ bytes: [UInt8], _ random: inout SeededGenerator
  ) -> [UInt8] {
    var changed = bytes
    let place = Int.random(in: 0...changed.count, using: &random)
    changed.insert(contentsOf: officePieces.randomElement(using: &random)!, at: place)
    return changed
  }

  @Test(arguments: [
    "harbour.fodt", "harbour.rtf", "harbour.docx", "harbour.epub", "alternative.eml", "flowed.eml",
    "page.mhtml",
  ])
  func mutatedDocumentsAreReadOrRefused(name: String) {
    var random = SeededGenerator(state: 16)
    let bytes = Fixtures.bytes(name)
    for round in 0..<200 {
      let changed = Self.withOfficePiece(mutated(bytes, &random), &random)
      check(changed, as: name, round: round)
    }
  }

  @Test(arguments: ["units.xlf", "units-2.xlf", "units.tmx", "units.po"])
  func mutatedBilingualFilesAreReadOrRefused(name: String) throws {
    var random = SeededGenerator(state: 17)
    let bytes = Fixtures.bytes(name)
    for round in 0..<200 {
      let changed = Self.withOfficePiece(mutated(bytes, &random), &random)
      check(changed, as: name, round: round)
      guard let both = try? bilingualText(fromBytes: changed, path: name) else { continue }
      #expect(both.official.document.units?.numbers.count == both.official.lines.count)
      guard round % 20 == 0 else { continue }
      let reviewed = ReviewedComparison(
        Comparer().comparison(of: both.official.document, with: both.retelling.document))
      #expect(annotatedFile(of: [reviewed], options: ExportOptions()).utf8.count > 0)
    }
  }

  @Test func mutatedSubtitlesAreReadOrRefused() {
    var random = SeededGenerator(state: 18)
    let cues =
      "WEBVTT\n\n00:01.000 --> 00:03.000 align:start\n<v Ada>We <i>counted</i>.\n- No &amp; yes\n\n"
      + "2\n00:00:03,000 --> 00:00:05,000\n{\\an8}That was it.\n"
    for round in 0..<600 {
      check(mutated(Array(cues.utf8), &random), as: "a.vtt", round: round)
    }
  }

  @Test func mutatedLayoutsOfPrintAreRead() {
    var random = SeededGenerator(state: 19)
    let page = """
      <page width="400" height="600"><flow><block><line xMin="1" yMin="10" xMax="90" yMax="20">
      <word xMin="1" yMin="10" xMax="40" yMax="20">One</word>
      <word xMin="42" yMin="10" xMax="46" yMax="15">2</word></line>
      <line xMin="1" yMin="22" xMax="60" yMax="32"><word xMin="1" yMin="22" xMax="60" yMax="32">hy-</word>
      </line></block></flow></page>
      """
    for round in 0..<600 {
      let pages = PDFLayout(limits: ImportLimits())
      let layout = "<html>" + String(repeating: page, count: 3) + "</html>"
      _ = XMLReading.read(mutated(Array(layout.utf8), &random), into: pages)
      var text = TextBuilder(limits: ImportLimits())
      PDFText(pages.pages).addParagraphs(to: &text)
      #expect(text.lines.count == text.bytes.count { $0 == 0x0A }, "round \(round)")
    }
  }
}
