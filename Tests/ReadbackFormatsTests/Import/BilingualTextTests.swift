import ReadbackCore
import Testing

@testable import ReadbackFormats

struct BilingualTextTests {
  private static let pairs =
    "The council approved the plan on Monday.\tThe council rejected the plan on Monday.\n"
    + "It costs 240 million crowns.\tIt costs 420 million crowns.\n"

  private static func files() -> [(name: String, bytes: [UInt8])] {
    ["units.xlf", "units-2.xlf", "units.tmx", "units.po"].map { ($0, Fixtures.bytes($0)) }
      + [("units.tsv", Array(pairs.utf8))]
  }

  private func compared(_ bytes: [UInt8], as name: String) throws -> ReviewedComparison {
    let both = try #require(try bilingualText(fromBytes: bytes, path: name))
    return ReviewedComparison(
      Comparer().comparison(of: both.official.document, with: both.retelling.document))
  }

  @Test(arguments: 0..<5)
  func bothSidesAreReadAndLinked(file: Int) throws {
    let (name, bytes) = Self.files()[file]
    let both = try #require(try bilingualText(fromBytes: bytes, path: name))
    #expect(texts(both.official)[0] == "The council approved the plan on Monday.")
    #expect(texts(both.retelling).count == 2)
    let links = try compared(bytes, as: name).comparison.alignment.links
    #expect(links.map(\.official) == [[0], [1]])
    #expect(links.map(\.retelling) == [[0], [1]])
  }

  @Test(arguments: 0..<5)
  func onlyNotesAreAddedToTheFile(file: Int) throws {
    let (name, bytes) = Self.files()[file]
    let reviewed = try compared(bytes, as: name)
    #expect(reviewed.comparison.findings.contains { $0.cause == .number })
    let annotated = try #require(ExportFormat.notes.text(of: [reviewed], for: .list))
    #expect(annotated.contains("critical mistranslation (number): "))
    let before = try #require(try bilingualText(fromBytes: bytes, path: name))
    let again = try #require(try bilingualText(fromBytes: Array(annotated.utf8), path: name))
    #expect(texts(again.official) == texts(before.official))
    #expect(texts(again.retelling) == texts(before.retelling))
  }

  private static let unit = """
    <x:source>It costs 240 million crowns.</x:source><x:target>It costs 420 million crowns.</x:target>
    """

  /// The schema of XLIFF 1.2 requires the notes after the target and elements of other namespaces
  /// last, that of XLIFF 2 these elements first, with an identifier.
  @Test func notesHaveThePrefixAndTheOrderOfTheSchema() throws {
    let first = """
      <x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2">
      <x:file original="a" source-language="en" target-language="en-GB" datatype="plaintext"><x:body>
      <x:bin-unit id="0" mime-type="a/b"><x:bin-source><x:external-file href="a"/></x:bin-source>
      <x:trans-unit id="i"><x:source>a</x:source></x:trans-unit></x:bin-unit>
      <x:trans-unit id="1">\(Self.unit)<x:alt-trans>\(Self.unit)</x:alt-trans></x:trans-unit>
      </x:body></x:file></x:xliff>
      """
    let second = """
      <x:xliff version="2.1" srcLang="en" trgLang="en-GB" xmlns:x="urn:oasis:names:tc:xliff:document:2.0">
      <x:file id="f"><x:unit id="u"><m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0">
      <m:match ref="#s"><x:originalData><x:data id="d"/></x:originalData>\(Self.unit)</m:match></m:matches>
      <x:originalData><x:data id="d">a</x:data></x:originalData>
      <x:segment id="s">\(Self.unit)</x:segment></x:unit></x:file></x:xliff>
      """
    func names(_ file: String) throws -> [String] {
      let reviewed = try compared(Array(file.utf8), as: "a.xlf")
      let annotated = try #require(ExportFormat.notes.text(of: [reviewed], for: .list))
      return XMLTags(Array(annotated.utf8)).filter { !$0.isEnd }.map { $0.prefix + $0.name }
    }
    #expect(
      try names(first).suffix(8) == [
        "x:source", "x:target", "x:note", "x:alt-trans", "x:source", "x:target",
        "its:locQualityIssues", "its:locQualityIssue",
      ])
    #expect(
      try names(second) == [
        "x:xliff", "x:file", "x:unit", "its:locQualityIssues", "its:locQualityIssue", "m:matches",
        "m:match", "x:originalData", "x:data", "x:source", "x:target", "x:notes", "x:note",
        "x:originalData", "x:data", "x:segment", "x:source", "x:target",
      ])
  }

  @Test func issuesOfXLIFF2HaveUniqueIdentifiers() throws {
    func annotated(_ bytes: [UInt8]) throws -> [UInt8] {
      let reviewed = try compared(bytes, as: "a.xlf")
      return Array(try #require(ExportFormat.notes.text(of: [reviewed], for: .list)).utf8)
    }
    let once = try annotated(Fixtures.bytes("units-2.xlf"))
    let twice = String(decoding: try annotated(once), as: UTF8.self)
    for start in ["readback1-", "readback2-"] {
      #expect(twice.split(separator: "xml:id=\"\(start)1\"").count == 2)
    }
  }

  @Test func flagOfAnObsoleteMessageDoesNotApplyToTheNext() throws {
    let file = """
      #, fuzzy
      #~ msgid "Old"
      #~ msgstr "Older"

      #, fuzzy
      #, c-format
      msgid "The ship is late."
      msgstr "The ship sank."

      msgid "It rains."
      msgstr "It pours."
      """
    let both = try #require(try bilingualText(fromBytes: Array(file.utf8), path: "a.po"))
    #expect(texts(both.retelling) == ["It pours."])
  }

  /// The header of a memory made by translate-toolkit says English, but its units say German.
  @Test(arguments: ["translate-toolkit.tmx", "translate-toolkit.xlf"])
  func filesOfTranslationToolsAreRead(name: String) throws {
    let both = try #require(try bilingualText(fromBytes: Fixtures.bytes(name), path: name))
    #expect(texts(both.official)[0] == "Der Hafenrat tagte am 3. März.")
    #expect(texts(both.retelling)[0] == "The harbour council met on 3 March.")
    #expect(!texts(both.official).contains { $0.contains("charset") })
  }

  @Test func notesNeedABilingualFile() throws {
    let reviewed = ReviewedComparison(
      Comparer().comparison(
        of: try imported("One text.").document, with: try imported("One text.").document))
    #expect(
      failure { try ExportFormat.notes.check([reviewed], path: "a.xlf") }
        == "cannot write a.xlf: notes can only be written into an XLIFF, TMX, PO or tab-separated file; open one alone"
    )
  }

  @Test func withAnotherTextTheTargetsAreRead() throws {
    let read = try imported(Fixtures.bytes("units.xlf"), as: "units.xlf")
    #expect(texts(read)[0] == "The council rejected the plan on Monday.")
    #expect(read.notices.contains { $0.contains("name the file alone") })
  }

  @Test func plainTextIsNotBilingual() throws {
    for (text, name) in [("One text.", "a.txt"), ("No tab here.\n", "a.tsv")] {
      let both = try bilingualText(fromBytes: Array(text.utf8), path: name)
      #expect(both.map { _ in true } == nil, "\(name)")
    }
  }

  @Test func fileWithoutTranslationsIsReported() {
    #expect(
      failure {
        _ = try bilingualText(
          fromBytes: Array("msgid \"One\"\nmsgstr \"\"\n".utf8), path: "a.po")
      } == "a.po: contains no translations yet")
  }
}
