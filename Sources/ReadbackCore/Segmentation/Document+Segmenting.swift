extension Document {
  /// Cuts a text into paragraphs with roles, sentences and tokens.
  ///
  /// - Parameter roles: roles that the importer knows (an HTML `nav` is furniture), by paragraph
  ///   number; the rest is judged by what the paragraph looks like.
  public init(
    segmenting text: SourceText, details: DocumentDetails = DocumentDetails(),
    roles: [Int: ParagraphRole] = [:]
  ) {
    var paragraphs: [Paragraph] = []
    var sentences: [Sentence] = []
    var tokens: [Token] = []
    let bytes = text.bytes
    func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
    func isWordByte(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
    }
    for line in bytes.indices.split(whereSeparator: { bytes[$0] == 0x0A }) {
      guard let start = line.first(where: { !isSpace(bytes[$0]) }),
        let last = line.last(where: { !isSpace(bytes[$0]) })
      else { continue }
      let range = start..<(last + 1)
      let firstSentence = sentences.count
      var at = range.lowerBound
      while at < range.upperBound {
        var end = at
        while end < range.upperBound,
          !(bytes[end] == 0x2E && (end + 1 == range.upperBound || bytes[end + 1] == 0x20))
        { end += 1 }
        end = min(end + 1, range.upperBound)
        let firstToken = tokens.count
        var offset = at
        while offset < end {
          var next = offset + 1
          if isSpace(bytes[offset]) {
            offset = next
            continue
          }
          let isWord = isWordByte(bytes[offset])
          while isWord, next < end, isWordByte(bytes[next]) { next += 1 }
          tokens.append(Token(range: offset..<next, kind: isWord ? .word : .mark))
          offset = next
        }
        if tokens.count > firstToken {
          sentences.append(
            Sentence(
              range: at..<end, paragraph: paragraphs.count, tokens: firstToken..<tokens.count))
        }
        at = end
        while at < range.upperBound, isSpace(bytes[at]) { at += 1 }
      }
      paragraphs.append(
        Paragraph(
          range: range, number: paragraphs.count + 1,
          role: roles[paragraphs.count + 1] ?? (range.count < 60 ? .furniture : .body),
          sentences: firstSentence..<sentences.count))
    }
    self.init(
      details: details, text: text, paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }
}
