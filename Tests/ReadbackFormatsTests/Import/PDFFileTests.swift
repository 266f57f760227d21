import ReadbackCore
import Testing

@testable import ReadbackFormats

struct PDFFileTests {
  @Test(.enabled(if: Fixtures.isInstalled("pdftotext")))
  func pagesAreReadWithoutTheirHeadersAndHyphens() throws {
    let read = try imported(Fixtures.bytes("report.pdf"), as: "report.pdf")
    let lines = texts(read)
    #expect(lines.count == 25)
    #expect(lines[0] == "Part 1 of the report")
    #expect(read.document.paragraphs[0].role == .heading)
    #expect(!lines.contains { $0.contains("minutes of 2024") || $0.contains("Page 2") })
    #expect(lines.allSatisfy { !$0.contains("- ") && !$0.contains("\u{AD}") })
    #expect(lines[2].contains("that the well-known signal tower, which sailors call the candle,"))
    #expect(
      read.notices == ["report.pdf: running headers, footers and page numbers are left out"])
  }

  @Test(.enabled(if: Fixtures.isInstalled("pdftotext")))
  func tableRowsAreUnits() throws {
    let read = try imported(Fixtures.bytes("harbour.pdf"), as: "harbour.pdf")
    #expect(texts(read).contains("North | 120 | 135"))
  }

  @Test func itemsOfAListAreParagraphs() {
    func line(_ text: String, left: Double, top: Double, block: Int) -> PDFLine {
      var line = PDFLine()
      line.text = Array(text.utf8)
      line.left = left
      line.right = left + Double(text.count) * 5
      (line.top, line.bottom) = (top, top + 10)
      line.block = block
      return line
    }
    let wide = String(repeating: "long ", count: 18)
    var text = TextBuilder(limits: ImportLimits())
    PDFText([
      [
        line("It was a " + wide, left: 50, top: 100, block: 1),
        line("and " + wide + "day.", left: 50, top: 112, block: 1),
        line("1. The border will reopen.", left: 70, top: 140, block: 2),
        line("2. Duties will be cut.", left: 70, top: 152, block: 2),
        line("She would visit in March.", left: 70, top: 180, block: 3),
        line("He would come in May.", left: 70, top: 192, block: 3),
      ]
    ]).addParagraphs(to: &text)
    #expect(text.lines.count == 5)
  }

  @Test func restrictedLoginRunsNoOtherProgram() {
    var options = ImportOptions()
    options.runsPrograms = false
    #expect(
      failure {
        _ = try imported(Fixtures.bytes("report.pdf"), as: "report.pdf", options: options)
      } == "report.pdf: is a PDF, and this login must not run other programs; save it as text")
  }

  @Test(.enabled(if: Fixtures.isInstalled("pdftotext")))
  func damagedFileIsRefusedInOneSentence() {
    let sentence = failure { _ = try imported("%PDF-1.7\nnothing", as: "a.pdf") }
    #expect(sentence?.hasPrefix("a.pdf: is a PDF that pdftotext cannot read") == true)
    #expect(sentence?.contains("\n") == false)
  }
}

struct ConverterTests {
  private func outcome(_ command: String, limit: Int = 1000) -> String {
    switch Converter.runShell(command, outputLimit: limit, seconds: 1) {
    case .text(let bytes): "text " + String(decoding: bytes, as: UTF8.self)
    case .missing: "missing"
    case .failed(let reason): "failed " + reason
    case .slow: "slow"
    case .endless: "endless"
    }
  }

  @Test func outputOfAProgramIsRead() {
    #expect(outcome("printf abc") == "text abc")
    #expect(outcome("echo oh no >&2; exit 3") == "failed oh no")
  }

  @Test func endlessProgramIsEnded() {
    #expect(outcome("while :; do :; done") == "slow")
    #expect(outcome("exec >&-; sleep 100") == "slow")
    #expect(outcome("yes") == "endless")
  }

  @Test func childProcessesEndWithTheProgram() {
    #expect(outcome("sleep 100 & echo done") == "slow")
  }

  @Test func memoryIsBounded() {
    #expect(outcome("ulimit -v") == "text 1048576\n")
  }

  @Test func unknownProgramIsMissing() {
    guard case .missing = Converter.run("readback-no-such", [], input: [], outputLimit: 10) else {
      Issue.record("it was not missing")
      return
    }
  }
}

struct PreprocessorTests {
  @Test func preprocessorOutputReplacesTheFileAndNamesAreQuoted() throws {
    let directory = ScratchDirectory()
    let path = directory.write("raw", to: "it's $HOME.log")
    var options = ImportOptions()
    options.preprocessor = "|printf 'Read: '; cat %s"
    let read = try document(fromFile: path, options: options)
    #expect(texts(read) == ["Read: raw"])
    options.preprocessor = "true %s"
    #expect(try texts(document(fromFile: path, options: options)) == ["raw"])
    options.preprocessor = "echo other %s"
    options.runsPrograms = false
    #expect(try texts(document(fromFile: path, options: options)) == ["raw"])
  }

  @Test(arguments: ["1e300", "-1e300", "nan", "inf"])
  func linesFarOffThePageAreHarmless(_ place: String) {
    let layout = PDFLayout(limits: ImportLimits())
    _ = XMLReading.read(
      Array(
        """
        <page height="\(place)"><block><line xMin="\(place)" xMax="9" yMin="\(place)" yMax="5">
        <word yMin="\(place)" yMax="5">Monday</word></line></block></page>
        """.utf8), into: layout)
    var text = TextBuilder(limits: ImportLimits())
    PDFText(layout.pages).addParagraphs(to: &text)
    #expect(text.lines.count == 1)
  }
}
