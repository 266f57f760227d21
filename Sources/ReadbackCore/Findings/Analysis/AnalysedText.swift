/// One document with its tokens analysed.
struct AnalysedText: Sendable {
  let document: Document
  /// One per token of the document.
  let words: [Word]
  /// Token ranges between quotation marks, without the marks.
  let quotations: [Range<Int>]
  /// Whether capitals can identify names: not in texts entirely in lower or upper case.
  let hasCapitals: Bool
  /// The speakers of a transcript.
  let labels: SpeakerLabels
  /// By form number: whether the document contains a word of this form.
  private let hasForm: [Bool]

  /// A document alone, for words that are not compared with another text.
  init(_ document: Document, lexicon: Lexicon) {
    self.init(document, text: 0, of: Vocabulary(of: [document], lexicon: lexicon))
  }

  /// - Parameter text: the number of the document among the texts of the vocabulary.
  init(_ document: Document, text: Int, of vocabulary: Vocabulary) {
    self.document = document
    quotations = Self.quotations(in: document)
    var isQuoted = [Bool](repeating: false, count: document.tokens.count)
    for quotation in quotations { for token in quotation { isQuoted[token] = true } }
    var words: [Word] = []
    words.reserveCapacity(document.tokens.count)
    let places = vocabulary.tokens[text]
    let apparatus = Apparatus(of: document)
    let labels = SpeakerLabels(of: document)
    self.labels = labels
    for sentence in document.sentences {
      var isInitial = true
      let label = labels.tokens(ofParagraph: sentence.paragraph)
      for index in sentence.tokens {
        let place = Int(places[index])
        var word = vocabulary.words[place]
        word.isInitial = isInitial
        word.isQuoted = isQuoted[index]
        if apparatus.contains(index) || label.contains(index) { word.becomeApparatus() }
        if word.kind != .mark {
          isInitial = false
        } else if document.tokens[index].kind == .mark {
          let mark = document.firstScalar(ofToken: index)
          isInitial = isInitial || TextMarks.opensQuotation(mark) || mark == TextMarks.colon
        }
        words.append(word)
      }
    }
    for (index, next) in words.indices.dropFirst().enumerated()
    where words[index].form == "yet" && words[next].form == "to" {
      words[index].isYetTo = true
    }
    self.words = words
    let letters = words.count { $0.kind == .word }
    let capitals = words.count { $0.isCapitalised }
    hasCapitals = capitals * 40 > letters && capitals * 2 < letters
    var hasForm = [Bool](repeating: false, count: vocabulary.forms.count)
    for word in words { hasForm[Int(word.formNumber)] = true }
    self.hasForm = hasForm
  }

  /// The number of forms in both texts.
  var formCount: Int { hasForm.count }

  /// Whether this text contains a word of either text, ignoring case.
  func has(_ word: Word) -> Bool { has(form: word.formNumber) }

  /// The same by the form's number.
  func has(form: Int32) -> Bool { hasForm[Int(form)] }

  /// The forms, by number, of the words that look like names.
  var nameForms: Set<Int32> { Set(words.lazy.filter(\.looksLikeName).map(\.formNumber)) }

  /// The text of a token range.
  func quote(_ tokens: Range<Int>) -> String {
    document.text[place(of: tokens)]
  }

  /// The byte range of a non-empty token range.
  func place(of tokens: Range<Int>) -> TextRange {
    document.tokens[tokens.lowerBound].range
      .lowerBound..<document.tokens[tokens.upperBound - 1]
      .range.upperBound
  }

  /// The byte range from the first to the last of some sentences, given in text order.
  func place(ofSentences sentences: [Int]) -> TextRange {
    let (first, last) = (sentences[0], sentences[sentences.count - 1])
    return document.sentences[first].range.lowerBound..<document.sentences[last].range.upperBound
  }

  /// The sentence that contains a token. O(log n).
  func sentence(ofToken token: Int) -> Int {
    max(0, document.sentences.partitioningIndex { $0.tokens.lowerBound > token } - 1)
  }

  private static func quotations(in document: Document) -> [Range<Int>] {
    var found: [Range<Int>] = []
    /// Whether a word directly follows a mark.
    func isGlued(_ token: Int) -> Bool {
      token + 1 < document.tokens.count && document.tokens[token + 1].kind == .word
        && document.tokens[token].range.upperBound == document.tokens[token + 1].range.lowerBound
    }
    for paragraph in document.paragraphs {
      var opening: (token: Int, isStraight: Bool)?
      var singleOpening: Int?
      let tokens =
        paragraph.sentences.isEmpty
        ? 0..<0
        : document.sentences[paragraph.sentences.lowerBound].tokens
          .lowerBound..<document.sentences[
            paragraph.sentences.upperBound - 1
          ].tokens.upperBound
      for index in tokens where document.tokens[index].kind == .mark {
        let mark = document.firstScalar(ofToken: index)
        if let single = singleOpening {
          if mark == TextMarks.singleClosing, !isGlued(index) {
            if index > single + 1 { found.append((single + 1)..<index) }
            singleOpening = nil
          }
        } else if mark == TextMarks.singleOpening, isGlued(index) {
          singleOpening = index
        }
        if let open = opening {
          if open.isStraight ? mark == TextMarks.straight : TextMarks.closesQuotation(mark) {
            if index > open.token + 1 { found.append((open.token + 1)..<index) }
            opening = nil
          }
        } else if mark == TextMarks.straight {
          opening = (index, true)
        } else if TextMarks.opensQuotation(mark) {
          opening = (index, false)
        }
      }
      // A quotation over several paragraphs is closed only in the last one.
      if let open = opening, open.token + 1 < tokens.upperBound {
        found.append((open.token + 1)..<tokens.upperBound)
      }
    }
    return found
  }
}

extension Document {
  fileprivate func firstScalar(ofToken index: Int) -> UInt32 {
    text.bytes.scalar(at: tokens[index].range.lowerBound)
  }
}

/// The functions of marks, by their scalars.
enum TextMarks {
  static func opensQuotation(_ mark: UInt32) -> Bool {
    mark == 0x201C || mark == 0xAB || mark == 0x201E || mark == straight
  }

  static func closesQuotation(_ mark: UInt32) -> Bool {
    mark == 0x201D || mark == 0xBB || mark == 0x201C
  }

  /// The mark that both opens and closes.
  static let straight: UInt32 = 0x22
  static let colon: UInt32 = 0x3A
  static let singleOpening: UInt32 = 0x2018
  static let singleClosing: UInt32 = 0x2019
}
