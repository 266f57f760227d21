/// The distinct words of some texts, each looked up once no matter how often it occurs.
struct Vocabulary: Sendable {
  /// As written but without invisible characters, in order of first occurrence.
  let surfaces: [String]
  /// One per surface.
  let words: [Word]
  /// One word for each form and kind, by form number.
  let forms: [Word]
  /// By form number.
  let senses: SenseMarks
  /// For each text and token, the index of its surface.
  let tokens: [[Int32]]

  init(of documents: [Document], lexicon: Lexicon, concurrently: Concurrently = oneByOne) {
    let texts = Chunks.map(documents.count, length: 1, concurrently) {
      DistinctTokens(documents[$0.lowerBound])
    }
    var table = TermTable()
    var kinds: [TokenKind] = []
    var tokens: [[Int32]] = []
    for text in texts {
      var places: [Int32] = []
      for (number, kind) in text.kinds.enumerated() {
        let place = table.term(of: text.table[Int32(number)])
        if place == kinds.count { kinds.append(kind) }
        places.append(place)
      }
      tokens.append(text.tokens.map { places[Int($0)] })
    }
    self.tokens = tokens
    surfaces = (0..<Int32(table.count)).map { String(decoding: table[$0], as: UTF8.self) }
    var known = KnownForms(lexicon: lexicon)
    words = zip(surfaces, kinds).map { known.word($0, kind: $1) }
    forms = known.forms
    senses = SenseMarks(of: forms.map(\.id), lexicon: lexicon)
  }
}

extension Vocabulary {
  /// The context-free data of a token.
  func word(_ token: Int, ofText text: Int) -> Word { words[Int(tokens[text][token])] }

  /// Whether tokens of the first text and of the second are the same words and numbers, ignoring
  /// marks.
  func haveSameWords(_ official: Range<Int>, _ retelling: Range<Int>) -> Bool {
    func forms(_ tokens: Range<Int>, _ text: Int) -> some Sequence<Int32> {
      tokens.lazy.map { word($0, ofText: text) }.filter { $0.kind != .mark }.map(\.formNumber)
    }
    return forms(official, 0).elementsEqual(forms(retelling, 1))
  }
}

/// The tokens of one text as numbers of distinct surfaces, in order of first occurrence.
private struct DistinctTokens: Sendable {
  private(set) var table: TermTable
  private(set) var tokens: [Int32] = []
  /// For each surface; determined by its first character.
  private(set) var kinds: [TokenKind] = []

  init(_ document: Document) {
    table = TermTable(expectedCount: document.tokens.count / 4)
    tokens.reserveCapacity(document.tokens.count)
    for token in document.tokens {
      let bytes = document.text.bytes[token.range]
      let seen = token.kind == .mark ? nil : bytes.withoutDefaultIgnorables()
      let number = table.term(of: seen?[...] ?? bytes)
      if number == kinds.count { kinds.append(token.kind) }
      tokens.append(number)
    }
  }
}

/// The forms seen so far; a form is looked up only once for all its spellings.
private struct KnownForms {
  private(set) var forms: [Word] = []
  private let lexicon: Lexicon
  /// By kind and form.
  private var numbers: [[String: Int32]]

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    numbers = Array(repeating: [:], count: TokenKind.allCases.count)
  }

  mutating func word(_ surface: String, kind: TokenKind) -> Word {
    let plain = SpellingVariants.withApostrophe(SpellingVariants.plain(surface))
    let form = Word.form(of: plain)
    let list = Int(kind.rawValue)
    if let number = numbers[list][form] {
      return Word(surface: surface, like: forms[Int(number)])
    }
    let word = Word(
      surface: surface, form: form, plain: plain, kind: kind, formNumber: Int32(forms.count),
      lexicon: lexicon)
    numbers[list][form] = word.formNumber
    forms.append(word)
    return word
  }
}

extension Word {
  /// Without accents and possessive 's.
  fileprivate static func form(of plain: String) -> String {
    var form = PlainLetters.withoutAccents(plain)
    if form.hasSuffix("'s"), form.utf8.count > 3 {
      form.removeLast(2)
    } else if form.hasSuffix("s'"), form.utf8.count > 3 {
      form.removeLast()
    }
    return form
  }

  fileprivate init(
    surface: String, form: String, plain: String, kind: TokenKind, formNumber: Int32,
    lexicon: Lexicon
  ) {
    // Some words of the lexicon have accents.
    var id = kind == .word ? lexicon.word(plain) ?? lexicon.word(form) : nil
    if id == nil, kind == .word, form.utf8.contains(0x2D) {
      id = lexicon.word(SpellingVariants.withoutHyphens(form))
    }
    let isFunction = kind == .mark || (id.map { lexicon.isFunctionWord($0) } ?? false)
    let zipf = id.map { lexicon.frequency(of: $0) } ?? 0
    let rarity = zipf > 0 ? (7.5 - zipf) / 7.5 : 0.8
    self.init(
      form: form, id: id, kind: kind, isFunction: isFunction, capitals: Capitals(of: surface),
      weight: isFunction ? 0 : max(0.07, min(1, rarity)),
      isHyphened: form.utf8.contains(0x2D),
      mayBeQuantity: Numerals.mayBeginQuantity(form, surface: surface, kind: kind),
      formNumber: formNumber)
  }

  /// Another spelling of a known form.
  fileprivate init(surface: String, like known: Word) {
    self.init(
      form: known.form, id: known.id, kind: known.kind, isFunction: known.isFunction,
      capitals: Capitals(of: surface), weight: known.weight, isHyphened: known.isHyphened,
      mayBeQuantity: known.mayBeQuantity || Numerals.roman(surface) != nil,
      formNumber: known.formNumber)
  }

  private init(
    form: String, id: WordID?, kind: TokenKind, isFunction: Bool, capitals: Capitals,
    weight: Float, isHyphened: Bool, mayBeQuantity: Bool, formNumber: Int32
  ) {
    self.init(
      form: form, id: id, kind: kind, isFunction: isFunction,
      isCapitalised: capitals.isFirst, isAllCapitals: capitals.areAll, weight: weight,
      isHyphened: isHyphened, mayBeQuantity: mayBeQuantity, formNumber: formNumber)
  }
}

/// Which letters of a word are capitals.
private struct Capitals {
  private(set) var isFirst = false
  /// All of two or more letters are capitals, except at most two: "MPs" and "U.S.".
  private(set) var areAll = false

  init(of surface: String) {
    var scalars = 0
    var capitals = 0
    for scalar in surface.unicodeScalars {
      let isCapital =
        scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
      if isCapital {
        if scalars == 0 { isFirst = true }
        capitals += 1
      }
      scalars += 1
    }
    areAll = capitals > 1 && capitals >= scalars - 2
  }
}
