import ReadbackCore
import ReadbackFormats

@testable import struct ReadbackFormats.CollectionContents
@testable import class ReadbackFormats.PDFLayout
@testable import struct ReadbackFormats.PDFText
@testable import struct ReadbackFormats.TextBuilder
@testable import enum ReadbackFormats.XMLReading

/// Reads bytes as a file: the result is a valid document or an error.
func read(_ bytes: [UInt8], named path: String, options: ImportOptions = ImportOptions()) {
  guard let read = try? document(fromBytes: bytes, path: path, options: options) else { return }
  check(read.document)
  let text = read.document.text.bytes
  require(read.lines.count == read.document.paragraphs.count, "a paragraph has no line")
  require(
    text.count { $0 == 0x0A } == read.document.paragraphs.count, "a paragraph is not a line")
  require(
    !text.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F },
    "a control character was kept")
  for notice in read.notices { require(!notice.contains("\n"), "a notice of two lines") }
}

/// Reads bytes as the format that the first of them stands for; new formats are among these.
func readAsAnyFormat(_ bytes: [UInt8]) {
  guard let first = bytes.first else { return }
  let format = ImportFormat.allCases[Int(first) % ImportFormat.allCases.count]
  var options = ImportOptions()
  options.format = format
  options.runsPrograms = false
  read(Array(bytes.dropFirst()), named: "text." + format.fileExtensions[0], options: options)
}

/// Reads bytes as `collection.json`.
func readCollection(_ bytes: [UInt8]) {
  guard
    let contents = try? CollectionContents(json: bytes, path: "collection", limits: ImportLimits())
  else { return }
  require(!contents.retellings.isEmpty && !contents.official.file.isEmpty, "an empty collection")
  let files = [contents.official.file] + contents.retellings.map(\.file)
  require(Set(files).count == files.count, "a file is named twice")
}

/// Reads bytes as pdftotext's description of a document's layout.
func readLayout(_ bytes: [UInt8]) {
  let pages = PDFLayout(limits: ImportLimits())
  _ = XMLReading.read(bytes, into: pages)
  var text = TextBuilder(limits: ImportLimits())
  PDFText(pages.pages).addParagraphs(to: &text)
  require(text.lines.count == text.bytes.count { $0 == 0x0A }, "a paragraph is not a line")
  check(Document(segmenting: SourceText(utf8: text.bytes), roles: text.roles))
}

/// Reads bytes as a bilingual file, alone and with another text, and writes notes into it.
func readBothSides(_ bytes: [UInt8], named path: String) {
  read(bytes, named: path)
  guard let both = try? bilingualText(fromBytes: bytes, path: path) else { return }
  let (official, retelling) = (both.official.document, both.retelling.document)
  check(official)
  check(retelling)
  guard official.tokens.count + retelling.tokens.count < 500 else { return }
  let comparison = Comparer().comparison(of: official, with: retelling)
  check(comparison)
  let notes = ExportFormat.notes.text(of: [ReviewedComparison(comparison)], for: .list) ?? ""
  guard let again = try? bilingualText(fromBytes: Array(notes.utf8), path: path) else {
    // Broken XML is read up to the error, and notes may change where that is.
    return
  }
  check(again.official.document)
}
