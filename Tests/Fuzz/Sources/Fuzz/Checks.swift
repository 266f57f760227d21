import ReadbackCore

/// The invariants of `Document` and `Comparison`.
func check(_ document: Document) {
  let bytes = document.text.bytes
  func isPlace(_ range: TextRange) -> Bool {
    func isBoundary(_ offset: Int) -> Bool {
      offset == bytes.count || (offset < bytes.count && bytes[offset] & 0xC0 != 0x80)
    }
    return range.lowerBound < range.upperBound && isBoundary(range.lowerBound)
      && isBoundary(range.upperBound)
  }
  var (sentences, tokens, end) = (0, 0, 0)
  for (index, paragraph) in document.paragraphs.enumerated() {
    require(paragraph.number == index + 1, "paragraphs are not numbered in order")
    require(isPlace(paragraph.range) && paragraph.range.lowerBound >= end, "a paragraph overlaps")
    end = paragraph.range.upperBound
    require(paragraph.sentences.lowerBound == sentences, "a gap between sentences")
    require(!paragraph.sentences.isEmpty, "a paragraph without a sentence")
    sentences = paragraph.sentences.upperBound
    for sentence in document.sentences[paragraph.sentences] {
      require(isPlace(sentence.range), "a sentence cuts a character")
      require(
        sentence.range.clamped(to: paragraph.range) == sentence.range, "a sentence sticks out")
      require(sentence.paragraph == index, "a sentence names another paragraph")
      require(sentence.tokens.lowerBound == tokens && !sentence.tokens.isEmpty, "a gap in tokens")
      tokens = sentence.tokens.upperBound
      for token in document.tokens[sentence.tokens] {
        require(isPlace(token.range), "a token cuts a character")
        require(token.range.clamped(to: sentence.range) == token.range, "a token sticks out")
      }
    }
  }
  require(sentences == document.sentences.count, "sentences outside paragraphs")
  require(tokens == document.tokens.count, "tokens outside sentences")
}

func check(_ comparison: Comparison) {
  checkLinks(comparison)
  for word in comparison.alignment.words {
    require(comparison.official.tokens.indices.contains(word.official), "no such token")
    require(comparison.retelling.tokens.indices.contains(word.retelling), "no such token")
    require((0...1).contains(word.probability), "a probability of \(word.probability)")
  }
  var ids: Set<String> = []
  for finding in comparison.findings {
    require(ids.insert(finding.id).inserted, "two findings of one id")
    require(finding.official != nil || finding.retelling != nil, "a finding without a place")
    require((0...1).contains(finding.confidence), "a confidence of \(finding.confidence)")
    require(!finding.reason.isEmpty, "a finding without a reason")
    if let place = finding.official { checkPlace(place, in: comparison.official) }
    if let place = finding.retelling { checkPlace(place, in: comparison.retelling) }
  }
  let coverage = comparison.verdict.coverage
  require((0...1).contains(coverage), "a coverage of \(coverage)")
}

private func checkPlace(_ range: TextRange, in document: Document) {
  let bytes = document.text.bytes
  require(range.upperBound <= bytes.count, "a place outside the text")
  for offset in [range.lowerBound, range.upperBound] where offset < bytes.count {
    require(bytes[offset] & 0xC0 != 0x80, "a place cuts a character")
  }
}

/// Each sentence of the text itself is in exactly one link.
private func checkLinks(_ comparison: Comparison) {
  var official = [Int](repeating: 0, count: comparison.official.sentences.count)
  var retelling = [Int](repeating: 0, count: comparison.retelling.sentences.count)
  for link in comparison.alignment.links {
    require(!link.official.isEmpty || !link.retelling.isEmpty, "an empty link")
    require((0...1).contains(link.score), "a score of \(link.score)")
    for sentence in link.official { official[sentence] += 1 }
    for sentence in link.retelling { retelling[sentence] += 1 }
  }
  for (document, counts) in [(comparison.official, official), (comparison.retelling, retelling)] {
    for (sentence, count) in counts.enumerated() {
      let isBody = document.role(ofSentence: sentence) == .body
      require(count <= 1 && (count == 1 || !isBody), "a sentence is in \(count) links")
    }
  }
}
