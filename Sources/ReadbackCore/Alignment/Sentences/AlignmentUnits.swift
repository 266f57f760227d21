/// The units of one text that the sentence aligner pairs, as ranges of a document's tokens.
///
/// Usually the body and heading sentences of a document; a caller may choose units of any size.
public struct AlignmentUnits: Sendable {
  let document: Document
  /// Token indices of all units, in text order, without marks and parts such as list numbers.
  let words: [Int]
  /// Words of unit `u` are `words[bounds[u]..<bounds[u + 1]]`; a unit may have none.
  let bounds: [Int]
  /// One value per unit; headings are linked only one to one with other headings.
  let isHeading: [Bool]
  /// The external name of each unit: the index of the sentence in its document.
  let names: [Int]
  /// The place of each unit in the document's text.
  let ranges: [TextRange]

  /// The number of units.
  public var count: Int { names.count }

  /// For each unit, the form numbers of its words.
  ///
  /// - Parameter vocabulary: one that contains the document as its text `text`.
  func forms(of vocabulary: Vocabulary, text: Int) -> [[Int32]] {
    let surfaces = vocabulary.tokens[text]
    return (0..<count).map { unit in
      words[bounds[unit]..<bounds[unit + 1]].map {
        vocabulary.words[Int(surfaces[$0])].formNumber
      }
    }
  }

  /// The same, but with all numbers treated as equal, except in units of a few words.
  func forms(
    of vocabulary: Vocabulary, text: Int, maskingNumbersBut isSettled: (_ unit: Int) -> Bool
  ) -> [[Int32]] {
    let surfaces = vocabulary.tokens[text]
    return (0..<count).map { unit in
      guard !isSettled(unit) else { return [] }
      var wordCount = 0
      let masked = words[bounds[unit]..<bounds[unit + 1]].map { token in
        let word = vocabulary.words[Int(surfaces[token])]
        if word.kind == .word { wordCount += 1 }
        return word.kind == .number ? -1 : word.formNumber
      }
      return wordCount > 3 ? masked : []
    }
  }

  /// The sentences of a document that take part in the comparison: body text and headings.
  public init(comparableSentencesOf document: Document) {
    self.init(of: document) { sentence in
      switch document.role(ofSentence: sentence) {
      case .body: .some(false)
      case .heading: .some(true)
      case .boilerplate, .commentary: nil
      }
    }
  }

  /// Each text as one unit, without sentence splitting; named by its index.
  ///
  /// - Parameter headings: indices of the texts that are headings.
  public init(_ texts: [String], headings: Set<Int> = []) {
    // A line is a paragraph: line ends inside a text become spaces, and an empty unit keeps its
    // line.
    let lines = texts.map { text in
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      return line.allSatisfy(\.isWhitespace) ? "—" : line
    }
    let document = Document(segmenting: SourceText(lines.joined(separator: "\n")))
    var words: [Int] = []
    var bounds = [0]
    for paragraph in document.paragraphs {
      for sentence in document.sentences[paragraph.sentences] {
        words += sentence.tokens.lazy.filter { document.tokens[$0].kind != .mark }
      }
      bounds.append(words.count)
    }
    self.document = document
    self.words = words
    self.bounds = bounds
    isHeading = document.paragraphs.indices.map { headings.contains($0) }
    names = Array(document.paragraphs.indices)
    ranges = document.paragraphs.map(\.range)
  }

  /// - Parameter heading: whether a sentence is a heading; nil excludes it.
  private init(of document: Document, heading: (Int) -> Bool?) {
    var words: [Int] = []
    var bounds = [0]
    var isHeading: [Bool] = []
    var names: [Int] = []
    let apparatus = Apparatus(of: document)
    for (index, sentence) in document.sentences.enumerated() {
      guard let isTitle = heading(index) else { continue }
      words += sentence.tokens.lazy.filter {
        document.tokens[$0].kind != .mark && !apparatus.contains($0)
      }
      bounds.append(words.count)
      isHeading.append(isTitle)
      names.append(index)
    }
    self.document = document
    self.words = words
    self.bounds = bounds
    self.isHeading = isHeading
    self.names = names
    ranges = names.map { document.sentences[$0].range }
  }
}
