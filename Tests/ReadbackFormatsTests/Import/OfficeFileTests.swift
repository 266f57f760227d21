import ReadbackCore
import Testing

@testable import ReadbackFormats

/// The same document in each office format.
struct OfficeFileTests {
  private static let harbour = [
    "heading| Harbour plan approved",
    "body| The council approved the plan for the northern harbour on Monday, its chair Ada Holm said. The work costs 240 million crowns and ends in 2027.",
    "heading| What will be built",
    "body| A quay of 900 metres will be rebuilt first.",
    "body| Two cranes will be bought from a yard in Gdynia.",
    "body| Region | 2023 | 2024",
    "body| North | 120 | 135",
    "body| The opposition voted against the plan because the state pays only a third of the sum. “We would have liked a vote of the citizens,” Per Lind said.",
    "boilerplate| The minutes are kept in the town hall.",
  ]

  private static let raised = [
    (
      "a.rtf",
      #"{\rtf1 The port has 40 km{\super 2}, it said.{\super 7} It is the 2{\super nd} of its kind.\par}"#
    ),
    (
      "a.fodt",
      """
      <office:document xmlns:office="o" xmlns:text="t" xmlns:style="s" office:mimetype="application/vnd.oasis.opendocument.text">
      <office:automatic-styles><style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>
      <office:body><office:text><text:p>The port has 40 km<text:span text:style-name="T1">2</text:span>, it said.<text:span text:style-name="T1">7</text:span> It is the 2<text:span text:style-name="T1">nd</text:span> of its kind.</text:p></office:text></office:body></office:document>
      """
    ),
  ]

  @Test(arguments: raised)
  func superscriptsArePowersOrNotes(name: String, file: String) throws {
    #expect(
      try texts(imported(file, as: name)) == [
        "The port has 40 km², it said. It is the 2nd of its kind."
      ])
  }

  @Test(arguments: ["docx", "odt", "fodt", "rtf"])
  func trackedChangesAreAcceptedAndNotesAreSeparate(ending: String) throws {
    let read = try imported(Fixtures.bytes("harbour.\(ending)"), as: "harbour.\(ending)")
    #expect(paragraphs(read) == Self.harbour)
    #expect(read.notices == ["harbour.\(ending): tracked changes are read as accepted"])
  }

  @Test(arguments: ["docx", "odt", "rtf"])
  func aWrongNameChangesNothing(ending: String) throws {
    let bytes = Fixtures.bytes("harbour.\(ending)")
    #expect(try paragraphs(imported(bytes, as: "harbour.txt")) == Self.harbour)
    #expect(try paragraphs(imported(bytes, as: "harbour.pdf")) == Self.harbour)
  }

  @Test func textWithAnOfficeNameIsText() throws {
    #expect(try texts(imported("A plain text.", as: "a.docx")) == ["A plain text."])
  }

  /// Written by LibreOffice Writer 7.4 from harbour.fodt.
  @Test(arguments: ["docx", "odt", "rtf"])
  func changesInFilesOfLibreOfficeAreAccepted(ending: String) throws {
    let read = try imported(Fixtures.bytes("libreoffice.\(ending)"), as: "a.\(ending)")
    #expect(paragraphs(read) == Self.harbour)
    #expect(read.notices == ["a.\(ending): tracked changes are read as accepted"])
  }

  /// LibreOffice prints deleted text, and its e-books do not mark it.
  @Test(arguments: ["epub"] + (Fixtures.isInstalled("pdftotext") ? ["pdf"] : []))
  func pdfAndBooksOfLibreOfficeContainTheText(ending: String) throws {
    let read = try imported(Fixtures.bytes("libreoffice.\(ending)"), as: "a.\(ending)")
    #expect(
      paragraphs(read).map { $0.replacing("body| • ", with: "body| ").replacing("1 | ", with: "") }
        == Self.harbour.map {
          $0.replacing("council approved", with: "council rejected approved")
        })
  }

  /// Written by pandoc 2.17 from one Markdown file.
  @Test(arguments: ["docx", "odt", "rtf", "epub"])
  func listsNotesAndStruckOutTextOfPandocAreRead(ending: String) throws {
    let read = try imported(Fixtures.bytes("pandoc.\(ending)"), as: "pandoc.\(ending)")
    let found = paragraphs(read).filter { $0.hasPrefix("body") }.map { line in
      String(line.dropFirst("body| ".count).drop { "0123456789.–- ".contains($0) })
    }
    #expect(
      found
        == [
          "The President spoke by telephone with the Prime Minister on Tuesday, his office said. They discussed trade between the two countries.",
          "They agreed to meet again before the end of the year.", "They set no date:",
          "not in March,", "nor in May.", "“We will see what comes of it,” she said.",
          "Country | Budget", "North | 12.5", "South | 15",
          "The last paragraph has a link and code in it.",
        ].filter { ending != "epub" || $0 != "Country | Budget" })
    #expect(
      paragraphs(read).contains {
        $0.hasPrefix("boilerplate") && $0.contains("A footnote of the office")
      })
    #expect(read.notices.contains { $0.hasSuffix("struck-out text is left out") })
  }

  @Test func bookIsReadPageByPage() throws {
    let read = try imported(Fixtures.bytes("harbour.epub"), as: "harbour.epub")
    #expect(read.format == .epub)
    #expect(texts(read).contains("Two cranes will be bought from a yard in Gdynia."))
    #expect(read.document.details.title == "Harbour plan")
  }

  @Test(arguments: ["docx", "odt", "epub"])
  func truncatedArchiveIsRefusedInOneSentence(ending: String) {
    let bytes = Array(Fixtures.bytes("harbour.\(ending)").dropLast(400))
    #expect(
      failure { _ = try imported(bytes, as: "a.\(ending)") }
        == "a.\(ending): is damaged (ZIP); open it in its own program and save it again")
  }

  @Test func oversizedContentsAreRefused() {
    var options = ImportOptions()
    options.limits.unpackedByteCount = 1000
    #expect(
      failure {
        _ = try imported(Fixtures.bytes("harbour.docx"), as: "a.docx", options: options)
      } == "a.docx: is larger than 1000 bytes; split it")
  }

  @Test func entitiesOfTheDocumentAreNotResolved() throws {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">
      <!ENTITY p SYSTEM "file:///etc/passwd">]>
      <nitf><body><p>Before &c; and &p; after.</p></body></nitf>
      """
    #expect(try texts(imported(bomb, as: "a.xml")) == ["Before and after."])
  }

  /// The files were made with python-docx, odfpy, ebooklib and Python's email package.
  @Test(arguments: ["python-docx.docx", "odfpy.odt", "ebooklib.epub", "python-email.eml"])
  func filesOfOtherProgramsContainTheirText(name: String) throws {
    let read = try imported(Fixtures.bytes(name), as: name)
    let body = read.document.paragraphs.filter { $0.role == .body }.map {
      read.document.text[$0.range]
    }.joined(separator: " ")
    for sentence in [
      "The harbour council met on 3 March and discussed the new pier.",
      "Work on it resumed in May, the harbour master reported, and the ferries keep to their"
        + " timetable.",
      "No other route is safe for the ferries, the council stressed.",
    ] {
      #expect(body.contains(sentence))
    }
    // A table row, a letter of KOI8; a page's head and a note are not text.
    if name.hasSuffix("docx") { #expect(body.contains("North | 120")) }
    if name.hasSuffix("eml") { #expect(body.contains("Это всё.")) }
    #expect(!body.contains("Page 1") && !body.contains("As every spring."))
  }

  /// JATS and DocBook have articles, but so do web pages.
  @Test func articlesOfXMLAndOfPagesAreDistinguished() throws {
    let jats = """
      <article article-type="news"><front><title>Pier</title></front><body><sec><title>Work</title>
      <p>The council met on 3 March and discussed the new pier.</p></sec></body></article>
      """
    #expect(try imported(jats, as: "a.xml").format == .xml)
    let page = "<article><p>The council met on 3 March.<br>It discussed the new pier.</article>"
    #expect(try imported(page, as: "a.txt").format == .html)
  }

  @Test func otherXMLIsReadByItsElements() throws {
    let wire = """
      <?xml version="1.0"?><nitf><head><title>Leaders talk</title></head><body><body.content>
      <p>The President spoke by <em>telephone</em> with the Prime Minister.</p><p>They agreed.</p>
      </body.content></body></nitf>
      """
    #expect(
      try paragraphs(imported(wire, as: "wire.xml")) == [
        "heading| Leaders talk",
        "body| The President spoke by telephone with the Prime Minister.", "body| They agreed.",
      ])
  }
}

struct RichTextTests {
  private func read(_ body: String) throws -> [String] {
    try texts(imported("{\\rtf1\\ansi\\ansicpg1252 \(body)}", as: "a.rtf"))
  }

  @Test func lettersOfEveryEncodingAreRead() throws {
    #expect(
      try read("Caf\\'e9 \\u8364?5, \\ldblquote yes\\rdblquote\\par \\uc0\\u1055 \\u1088 x")
        == ["Café €5, “yes”", "Прx"])
  }

  @Test func fontsDetermineTheEncoding() throws {
    #expect(
      try read(
        "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\f1 \\'cf\\'f0\\'e8 \\f0 \\'e9")
        == ["При é"])
  }

  @Test func groupsWithoutTextAreSkipped() throws {
    #expect(
      try read("{\\*\\unknown hidden}{\\pict 00ff}{\\header top}Text {\\v hidden}stays.")
        == ["Text stays."])
  }

  @Test func deepNestingIsBounded() throws {
    let deep = String(repeating: "{", count: 100_000) + "x" + String(repeating: "}", count: 100_000)
    #expect(try read(deep + " The end.") == ["The end."])
  }
}
