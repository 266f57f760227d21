import ReadbackCore

/// Segments a text, even one that no reader has cleaned.
func cut(_ bytes: [UInt8]) {
  check(Document(segmenting: SourceText(utf8: bytes)))
}

/// Compares the two halves of the input with each other and with themselves.
func compareTexts(_ bytes: [UInt8]) {
  let (official, retelling) = texts(bytes[...])
  check(official)
  check(retelling)
  check(Comparer().comparison(of: official, with: retelling))
}

/// The text before and after the first 0xFF, which UTF-8 never contains; without one, the text
/// against itself.
func texts(
  _ bytes: ArraySlice<UInt8>, details: DocumentDetails = DocumentDetails()
) -> (official: Document, retelling: Document) {
  let border = bytes.firstIndex(of: 0xFF)
  func document(_ bytes: ArraySlice<UInt8>) -> Document {
    Document(segmenting: SourceText(utf8: Array(bytes)), details: details)
  }
  return (
    document(bytes[..<(border ?? bytes.endIndex)]),
    document(border.map { bytes[($0 + 1)...] } ?? bytes)
  )
}
