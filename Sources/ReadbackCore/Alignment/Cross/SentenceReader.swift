/// Encodes sentences of one language.
struct SentenceReader: Sendable {
  private let encoder: SentenceEncoder
  /// The pack whose readings replace the words; nil if the encoder was trained on the language.
  private let pack: LanguagePack?

  /// Returns nil if the language's word pieces are not available.
  init?(_ language: String, _ packs: LanguagePacks) {
    guard language != "en" else {
      (encoder, pack) = (.standard, nil)
      return
    }
    guard let known = packs.pack(for: language), let pieces = known.pieces else { return nil }
    encoder = .standard.knowing(pieces)
    pack = known.tables.readings.isEmpty ? nil : known
  }

  func vector(of sentence: some Collection<UInt8>) -> SentenceVector {
    guard let pack else { return encoder.vector(of: sentence) }
    return encoder.vector(
      of: Array(Self.read(String(decoding: sentence, as: UTF8.self), as: pack).utf8))
  }

  /// The sentence in words of a related language that the encoder knows. Words without a reading are
  /// spelled in that language's letters.
  static func read(_ sentence: String, as pack: LanguagePack) -> String {
    var lookup = PackLookup(pack)
    var result = ""
    var word = ""
    func finishWord() {
      if !word.isEmpty { result += read(word: word, as: pack, &lookup) }
      word = ""
    }
    for character in sentence {
      if character.isLetter || !word.isEmpty && "'’".contains(character) {
        word.append(character)
      } else {
        finishWord()
        result.append(character)
      }
    }
    finishWord()
    return result
  }

  private static func read(
    word: String, as pack: LanguagePack, _ lookup: inout PackLookup
  ) -> String {
    let small = word.lowercased().replacing("’", with: "'")
    let isCapitalised = word.first?.isUppercase ?? false
    // Names are not inflected forms of other words.
    let row = pack.index(of: small) ?? (isCapitalised ? nil : lookup.rows(of: small).first)
    guard let reading = row.flatMap({ pack.readings?.reading(of: $0) }) else {
      var letters = String.UnicodeScalarView()
      letters.append(contentsOf: word.unicodeScalars.map { pack.tables.readings[$0] ?? $0 })
      return String(letters)
    }
    guard isCapitalised else { return reading }
    let isAllCapitals = word.count > 1 && !word.contains(where: \.isLowercase)
    return isAllCapitals
      ? reading.uppercased() : reading.prefix(1).uppercased() + reading.dropFirst()
  }
}
