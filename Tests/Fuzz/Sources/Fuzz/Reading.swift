import ReadbackCore
import ReadbackFormats

@testable import struct ReadbackFormats.CollectionContents

/// Reads bytes as a file: a sound document or an error, nothing else.
func read(_ bytes: [UInt8], named path: String) {
  guard let read = try? document(fromBytes: bytes, path: path) else { return }
  check(read.document)
  let text = read.document.text.bytes
  require(read.lines.count == read.document.paragraphs.count, "a paragraph has no line")
  require(
    text.count { $0 == 0x0A } == read.document.paragraphs.count, "a paragraph is no line")
  require(
    !text.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F },
    "a control character was kept")
  for notice in read.notices { require(!notice.contains("\n"), "a notice of two lines") }
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
