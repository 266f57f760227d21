import Testing

@testable import ReadbackFormats

@Test(arguments: [
  (BinaryKind.pdf, "%PDF-1.7\n"), (.word, "PK\u{3}\u{4}\0\0word/document.xml"),
  (.openDocument, "PK\u{3}\u{4}\0\0mimetypeapplication/vnd.oasis.opendocument.text"),
  (.ebook, "PK\u{3}\u{4}\0\0mimetypeapplication/epub+zip"), (.archive, "PK\u{3}\u{4}\0\0notes.txt"),
  (.rtf, "{\\rtf1\\ansi"), (.picture, "GIF89a"), (.picture, "RIFF\0\0\0\0WEBPVP8 "),
  (.recording, "RIFF\0\0\0\0WAVEfmt "), (.recording, "\0\0\0\u{18}ftypmp42"),
  (.picture, "\0\0\0\u{18}ftypheic"), (.database, "SQLite format 3\0"), (.unknown, "a\0b"),
])
func kindIsToldByTheFirstBytes(_ kind: BinaryKind, _ text: String) {
  #expect(BinaryKind(of: Array(text.utf8)) == kind)
}

@Test(arguments: [
  "", "PK is short for penalty kick.", "ID3 tags are names.", "The Big WAVE", "The ftyp box.",
])
func textIsNotBinary(_ text: String) {
  #expect(BinaryKind(of: Array(text.utf8)) == nil)
}

@Test func textInUTF16IsNotBinary() {
  #expect(BinaryKind(of: [0xFF, 0xFE, 0x41, 0x00]) == nil)
}

@Test func everyBinaryKindHasAdvice() {
  for kind in BinaryKind.allCases {
    #expect(!kind.name.isEmpty)
    #expect(kind.remedy.contains("open"))
  }
}
