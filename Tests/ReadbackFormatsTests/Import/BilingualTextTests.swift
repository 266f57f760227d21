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
