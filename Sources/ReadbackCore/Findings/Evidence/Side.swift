/// One document with its tokens analysed.
struct Side: Sendable {
  let document: Document
  /// One a token of the document.
  let words: [Word]
  /// A word of each form and kind, by form number.
  let forms: [Word]
  /// Places between quotation marks, marks excluded, as token ranges.
  let quotations: [Range<Int>]
  /// Whether names can be told by their capitals: not in texts all in small letters or capitals.
  let hasCapitals: Bool

  init(_ document: Document, lexicon: Lexicon) {
    self.document = document
    quotations = Self.quotations(in: document)
    var isQuoted = [Bool](repeating: false, count: document.tokens.count)
    for quotation in quotations { for token in quotation { isQuoted[token] = true } }
    var words: [Word] = []
    words.reserveCapacity(document.tokens.count)
    var known = KnownWords(lexicon: lexicon)
    for sentence in document.sentences {
      var isInitial = true
      for index in sentence.tokens {
        let token = document.tokens[index]
        let surface = document.text[token.range]
        var word = known.word(surface, kind: token.kind)
        word.isInitial = isInitial
        word.isQuoted = isQuoted[index]
        if token.kind != .mark {
          isInitial = false
        } else if TextMarks.opensQuotation(surface) || surface == ":" {
          isInitial = true
        }
        words.append(word)
      }
    }
    forms = known.forms
    self.words = words
    let letters = words.count { $0.kind == .word }
    let capitals = words.count { $0.isCapitalised }
    hasCapitals = capitals * 40 > letters && capitals * 2 < letters
  }

  /// The words of a range of tokens as they stand in the text.
  func quote(_ tokens: Range<Int>) -> String {
    document.text[place(of: tokens)]
  }

  /// The place of a non-empty range of tokens.
  func place(of tokens: Range<Int>) -> TextRange {
    document.tokens[tokens.lowerBound].range
      .lowerBound..<document.tokens[tokens.upperBound - 1]
      .range.upperBound
  }

  /// The sentence that a token lies in. O(log n).
  func sentence(ofToken token: Int) -> Int {
    var low = 0
    var high = document.sentences.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if document.sentences[middle].tokens.lowerBound <= token {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }

  private static func quotations(in document: Document) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for paragraph in document.paragraphs {
      var opening: (token: Int, isStraight: Bool)?
      let tokens =
        paragraph.sentences.isEmpty
        ? 0..<0
        : document.sentences[paragraph.sentences.lowerBound].tokens
          .lowerBound..<document.sentences[
            paragraph.sentences.upperBound - 1
          ].tokens.upperBound
      for index in tokens where document.tokens[index].kind == .mark {
        let mark = document.string(ofToken: index)
        if let open = opening {
          if open.isStraight ? mark == "\"" : TextMarks.closesQuotation(mark) {
            if index > open.token + 1 { found.append((open.token + 1)..<index) }
            opening = nil
          }
        } else if mark == "\"" {
          opening = (index, true)
        } else if TextMarks.opensQuotation(mark) {
          opening = (index, false)
        }
      }
      // A quotation over several paragraphs is closed in the last one only.
      if let open = opening, open.token + 1 < tokens.upperBound {
        found.append((open.token + 1)..<tokens.upperBound)
      }
    }
    return found
  }
}

/// Which marks do what.
enum TextMarks {
  static func opensQuotation(_ mark: String) -> Bool {
    mark == "“" || mark == "«" || mark == "„" || mark == "\""
  }

  static func closesQuotation(_ mark: String) -> Bool {
    mark == "”" || mark == "»" || mark == "“"
  }
}

/// The words of a text that were met, so that each is looked up once however often it stands there.
private struct KnownWords {
  /// A word of each form and kind, by form number.
  private(set) var forms: [Word] = []
  private let lexicon: Lexicon
  /// By kind and surface.
  private var words: [[String: Word]]
  /// By kind and form.
  private var formNumbers: [[String: Int32]]

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    words = Array(repeating: [:], count: TokenKind.allCases.count)
    formNumbers = Array(repeating: [:], count: TokenKind.allCases.count)
  }

  mutating func word(_ surface: String, kind: TokenKind) -> Word {
    let list = Int(kind.rawValue)
    if let known = words[list][surface] { return known }
    let form = Word.form(of: surface)
    let number = formNumbers[list][form] ?? Int32(forms.count)
    let word = Word(
      surface: surface, form: form, kind: kind, formNumber: number, lexicon: lexicon)
    words[list][surface] = word
    if number == forms.count {
      formNumbers[list][form] = number
      forms.append(word)
    }
    return word
  }
}

extension Word {
  /// Lower case, straight apostrophe, without possessive 's.
  fileprivate static func form(of surface: String) -> String {
    var form = surface.lowercased()
    if form.utf8.contains(0xE2) {
      form = String(form.map { $0 == "’" || $0 == "‘" ? "'" : $0 })
    }
    if form.hasSuffix("'s"), form.utf8.count > 3 {
      form.removeLast(2)
    } else if form.hasSuffix("s'"), form.utf8.count > 3 {
      form.removeLast()
    }
    return form
  }

  fileprivate init(
    surface: String, form: String, kind: TokenKind, formNumber: Int32, lexicon: Lexicon
  ) {
    let first = surface.utf8.first ?? 0
    var id = kind == .word ? lexicon.word(form) : nil
    if id == nil, kind == .word, form.utf8.contains(0x2D) {
      id = lexicon.word(SpellingVariants.withoutHyphens(form))
    }
    let isFunction = kind == .mark || (id.map { lexicon.isFunctionWord($0) } ?? false)
    let capitals = surface.unicodeScalars.reduce(0) { $0 + ($1.properties.isUppercase ? 1 : 0) }
    let isCapitalised =
      first < 0x80
      ? (0x41...0x5A).contains(first) : surface.unicodeScalars.first!.properties.isUppercase
    let zipf = id.map { lexicon.frequency(of: $0) } ?? 0
    let rarity = zipf > 0 ? (7.5 - zipf) / 7.5 : 0.8
    self.init(
      form: form, id: id, kind: kind, isFunction: isFunction, isCapitalised: isCapitalised,
      isAllCapitals: capitals > 1 && capitals >= surface.unicodeScalars.count - 2,
      weight: isFunction ? 0 : max(0.07, min(1, rarity)),
      isHyphened: form.utf8.contains(0x2D),
      mayBeQuantity: Quantities.mayBegin(with: form, surface: surface, kind: kind),
      formNumber: formNumber)
  }
}
