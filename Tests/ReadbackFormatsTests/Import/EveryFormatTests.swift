import ReadbackFormats
import Testing

/// Every format is recognised and read. A new one needs a row here to compile.
struct EveryFormatTests {
  @Test(arguments: ImportFormat.allCases)
  func formatIsRecognisedAndItsMarkupIsRemoved(_ format: ImportFormat) throws {
    // PDF files are read by another program.
    guard format != .pdf || Fixtures.isInstalled("pdftotext") else { return }
    let (bytes, words) = Self.sample(of: format)
    let read = try imported(bytes, as: "a." + format.fileExtensions[0])
    #expect(read.format == format)
    let text = texts(read).joined(separator: "\n")
    #expect(text.contains(words), "\(text)")
  }

  /// A file of the format, and the words expected from it.
  private static func sample(of format: ImportFormat) -> (bytes: [UInt8], words: String) {
    func file(_ text: String, _ words: String = "The roads are open.") -> ([UInt8], String) {
      (Array(text.utf8), words)
    }
    func fixture(_ name: String, _ words: String) -> ([UInt8], String) {
      (Fixtures.bytes(name), words)
    }
    let vote = "The council rejected the plan on Monday."
    let cranes = "Two cranes will be bought from a yard in Gdynia."
    return switch format {
    case .text: file("The roads are open.\n")
    case .markdown: file("# News\n\nThe *roads* are `open`.\n")
    case .html: file("<p>The <b>roads</b> are open.")
    case .mail: file("From: a@b.org\nSubject: Roads\n\nThe roads are open.\n")
    case .mhtml: fixture("page.mhtml", "They discussed trade between the two countries")
    case .docx: fixture("harbour.docx", cranes)
    case .odt: fixture("harbour.odt", cranes)
    case .rtf: fixture("harbour.rtf", cranes)
    case .pdf: fixture("harbour.pdf", cranes)
    case .epub: fixture("harbour.epub", cranes)
    case .srt: file("1\n00:00:01,000 --> 00:00:03,000\nThe <i>roads</i>\nare open.\n")
    case .vtt: file("WEBVTT\n\n00:01.000 --> 00:03.000\nThe <i>roads</i>\nare open.\n")
    case .xliff: fixture("units.xlf", vote)
    case .tmx: fixture("units.tmx", vote)
    case .po: fixture("units.po", vote)
    case .pairs: file("Die Straßen sind frei.\tThe roads are open.\n")
    case .xml: file("<?xml version=\"1.0\"?><news><p>The roads are open.</p></news>")
    }
  }
}
