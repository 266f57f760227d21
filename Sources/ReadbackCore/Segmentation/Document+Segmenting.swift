extension Document {
  /// Cuts a text into paragraphs with roles, sentences and tokens.
  ///
  /// Lines that hold nothing but white space and characters without shape are no paragraphs. Time
  /// and memory are linear in the text, whatever it holds.
  ///
  /// - Parameter roles: roles that the importer knows (an HTML `nav` is furniture), by paragraph
  ///   number; the rest is judged by what the paragraph looks like.
  public init(
    segmenting text: SourceText, details: DocumentDetails = DocumentDetails(),
    roles: [Int: ParagraphRole] = [:]
  ) {
    let bytes = text.bytes
    let tokenizer = Tokenizer(bytes: bytes)
    let splitter = SentenceSplitter(bytes: bytes, hasCapitals: Self.hasCapitals(bytes))
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5)
    // The sentences as the text has them, and how many lie before each line's end.
    var uncut: [Range<Int>] = []
    var lineEnds: [Int] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let firstToken = tokens.count
      tokenizer.appendTokens(of: start..<end, to: &tokens)
      start = end + 1
      guard tokens.count > firstToken else { continue }
      splitter.eachSentence(of: firstToken..<tokens.count, tokens: tokens) { uncut.append($0) }
      lineEnds.append(uncut.count)
    }
    let longest = LongestSentence.tokenCount(in: uncut)
    var sentences: [Sentence] = []
    var lines: [Line] = []
    var first = 0
    for end in lineEnds {
      let firstSentence = sentences.count
      for sentence in uncut[first..<end] {
        splitter.cut(sentence, longest: longest, tokens: tokens) { group in
          sentences.append(
            Sentence(
              range: Self.range(of: group, in: tokens), paragraph: lines.count, tokens: group))
        }
      }
      let lineTokens = uncut[first].lowerBound..<uncut[end - 1].upperBound
      lines.append(
        Line(
          range: Self.range(of: lineTokens, in: tokens), tokens: lineTokens,
          sentences: firstSentence..<sentences.count, all: tokens, splitter: splitter))
      first = end
    }
    let hints = Dictionary(uniqueKeysWithValues: roles.map { ($0.key - 1, $0.value) })
    let judge = RoleJudge(
      bytes: bytes, tokens: tokens, lines: lines, language: details.language, hints: hints)
    let paragraphs = zip(lines, judge.roles()).enumerated().map { index, judged in
      Paragraph(
        range: judged.0.range, number: index + 1, role: judged.1, sentences: judged.0.sentences)
    }
    self.init(
      details: details, text: text, paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }

  private static func range(of group: Range<Int>, in tokens: [Token]) -> TextRange {
    tokens[group.lowerBound].range.lowerBound..<tokens[group.upperBound - 1].range.upperBound
  }

  /// Capital letters make up a reasonable share, or the script has none to miss.
  private static func hasCapitals(_ bytes: [UInt8]) -> Bool {
    var (capitals, small) = (0, 0)
    for byte in bytes.prefix(100_000) {
      if (0x41...0x5A).contains(byte) { capitals += 1 }
      if (0x61...0x7A).contains(byte) { small += 1 }
    }
    return capitals * 200 >= small
  }
}
