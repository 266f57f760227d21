import ReadbackCore
import Testing

@testable import ReadbackFormats

/// The line of the file that contains a word, for editors.
struct FilePlacesTests {
  private func line(of word: String, in file: String, as name: String) throws -> Int? {
    let document = try imported(file, as: name).document
    let text = document.text[0..<document.text.bytes.count]
    guard let range = text.range(of: word) else { return nil }
    let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return document.places.place(ofByteOffset: offset)?.line
  }

  private static let pages: [(name: String, file: String)] = [
    ("a.md", "# Talks\n\nThe talks\nwere *long* and\nthe [harbour](/a)\nwas rebuilt.\n"),
    ("b.md", "Before.\n\n> The talks\n> were long and\n> the harbour\n> was rebuilt.\n"),
    (
      "a.html",
      "<body>\n<h1>Talks</h1>\n<p>The talks\nwere long and <b>\nthe harbour</b>\nwas rebuilt.</p>"
    ),
    (
      "b.html",
      "<pre>\nThe talks were long\nand there in\n\nthe old port\nthe harbour was\nrebuilt.</pre>"
    ),
    (
      "a.xml",
      "<?xml version='1.0'?>\n<doc><p>The talks\nwere <b>long</b> and\nthe <i>harbour</i>\nwas rebuilt.</p></doc>"
    ),
    ("a.rtf", "{\\rtf1\n\\pard Before.\\par\n\n\\pard\nThe harbour was rebuilt.\\par}"),
    (
      "a.fodt",
      "<office:document xmlns:office='o' xmlns:text='t' office:mimetype='application/vnd.oasis.opendocument.text'>\n<office:body>\n<office:text>\n<text:p>Before.</text:p>\n<text:p>The harbour was rebuilt.</text:p></office:text></office:body></office:document>"
    ),
  ]

  @Test(arguments: ["units.xlf", "units-2.xlf", "units.tmx", "units.po"])
  func everyTargetHasItsOwnLine(name: String) throws {
    let bytes = Fixtures.bytes(name)
    let read = try imported(bytes, as: name)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    #expect(Set(read.lines).count == 2)
    for line in read.lines {
      let text = String(decoding: lines[line - 1], as: UTF8.self)
      #expect(text.contains("rejected") || text.contains("420 million"), "\(line): \(text)")
    }
  }

  @Test func targetOfAPairHasItsColumn() throws {
    let read = try imported("The old port.\tThe new port.\n", as: "a.tsv")
    let place = try #require(read.document.places.place(ofByteOffset: 4))
    #expect(place == (1, 19))
  }

  @Test(arguments: pages)
  func everyLineOfAParagraphIsNamed(name: String, file: String) throws {
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = lines.firstIndex { $0.contains("harbour") }.map { $0 + 1 }
    #expect(try line(of: "harbour", in: file, as: name) == expected)
  }
}
