extension Document {
  /// Divides a text into paragraphs with roles, sentences and tokens.
  ///
  /// Lines that contain only white space and invisible characters are not paragraphs. Time and
  /// memory are linear in the length of any text.
  ///
  /// - Parameter roles: roles known to the importer (an HTML `nav` is boilerplate), by paragraph
  ///   number; the others are classified by their appearance.
  /// - Parameter labels: the length in bytes of the speaker's name at the start of a paragraph,
  ///   where the importer knows it; by paragraph number. Other labels are recognised by their
  ///   appearance.
  /// - Parameter times: when each paragraph is spoken, where the importer knows it.
  /// - Parameter standfirsts: the paragraphs that a page sets above its text as a summary.
  public init(
    segmenting text: SourceText, details: DocumentDetails = DocumentDetails(),
    roles: [Int: ParagraphRole] = [:], labels: [Int: Int] = [:], times: [Int: String] = [:],
    standfirsts: Set<Int> = []
  ) {
    let bytes = text.bytes
    let tokenizer = Tokenizer(bytes: bytes)
    let splitter = SentenceSplitter(bytes: bytes, hasCapitals: Self.hasCapitals(bytes))
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5)
    // The sentences before long ones are cut, and how many lie before the end of each line.
    var uncut: [Range<Int>] = []
    var lineEnds: [Int] = []
    let ranges = Self.lines(of: bytes)
    let unread = UnreadParts(
      lines: ranges,
      labels: Dictionary(uniqueKeysWithValues: labels.map { ($0.key - 1, $0.value) }), in: bytes)
    for (index, range) in ranges.enumerated() {
      let firstToken = tokens.count
      if let parts = unread.lines[index], !parts.ranges.isEmpty {
        for part in UnreadParts.gaps(in: range, between: parts.ranges) {
          tokenizer.appendTokens(of: part, to: &tokens)
        }
      } else {
        tokenizer.appendTokens(of: range, to: &tokens)
      }
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
    var hints = Dictionary(uniqueKeysWithValues: roles.map { ($0.key - 1, $0.value) })
    for (index, parts) in unread.lines
    where parts.isOnlyLabel || parts.isNote && hints[index] == nil {
      hints[index] = .boilerplate
    }
    let judge = RoleClassifier(
      bytes: bytes, tokens: tokens, lines: lines, language: details.language, hints: hints)
    var speaker = ""
    let paragraphs = zip(lines, judge.roles()).enumerated().map { index, judged in
      let parts = unread.lines[index]
      // The last speaker named goes on speaking.
      if let name = parts?.speaker { speaker = text[name] }
      return Paragraph(
        range: ranges[index], number: index + 1, role: judged.1, sentences: judged.0.sentences,
        speaker: speaker, time: times[index + 1] ?? parts?.time.map { text[$0] } ?? "",
        isStandfirst: standfirsts.contains(index + 1))
    }
    self.init(
      details: details, text: text, paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }

  /// Every line with visible text, without surrounding white space.
  private static func lines(of bytes: [UInt8]) -> [TextRange] {
    var lines: [TextRange] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if let line = seen(start..<end, in: bytes) { lines.append(line) }
      start = end + 1
    }
    return lines
  }

  /// From the first visible character to the last; nil if there is none.
  private static func seen(_ line: TextRange, in bytes: [UInt8]) -> TextRange? {
    func isSeen(_ offset: Int) -> Bool {
      switch bytes.characterClass(at: offset) {
      case .space, .invisible: false
      default: true
      }
    }
    var first = line.lowerBound
    while first < line.upperBound, !isSeen(first) { first += bytes.scalarLength(at: first) }
    guard first < line.upperBound else { return nil }
    var end = line.upperBound
    while true {
      var last = end - 1
      while bytes[last] & 0xC0 == 0x80 { last -= 1 }
      if isSeen(last) { return first..<end }
      end = last
    }
  }

  private static func range(of group: Range<Int>, in tokens: [Token]) -> TextRange {
    tokens[group.lowerBound].range.lowerBound..<tokens[group.upperBound - 1].range.upperBound
  }

  /// Whether capital letters have a normal share, or the script has no capitals.
  private static func hasCapitals(_ bytes: [UInt8]) -> Bool {
    var (capitals, small) = (0, 0)
    for byte in bytes.prefix(100_000) {
      if (0x41...0x5A).contains(byte) { capitals += 1 }
      if (0x61...0x7A).contains(byte) { small += 1 }
    }
    return capitals * 200 >= small
  }
}
