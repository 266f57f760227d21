/// Rules for the possible base forms of words that the lexicon does not have.
public enum Inflection {
  /// Spellings that an unknown word may be an inflected form of, likeliest first, without the word
  /// itself; they need not be words.
  ///
  /// Possessive, plural and third person, -ed and -ing with a lost e or a doubled consonant. Only
  /// for ASCII words of at least four letters.
  public static func bases(of spelling: String) -> [String] {
    if spelling.hasSuffix("'s") { return [String(spelling.dropLast(2))] }
    if spelling.hasSuffix("s'") {
      return [String(spelling.dropLast(1)), String(spelling.dropLast(2))]
    }
    guard spelling.utf8.count > 3 else { return [] }
    var bases: [String] = []
    func add(without ending: String, plus replacement: String = "") {
      bases.append(spelling.dropLast(ending.utf8.count) + replacement)
    }
    if spelling.hasSuffix("ies") {
      add(without: "ies", plus: "y")
    } else if spelling.hasSuffix("es") {
      add(without: "s")
      add(without: "es")
    } else if spelling.hasSuffix("s"), !spelling.hasSuffix("ss") {
      add(without: "s")
    }
    for ending in ["ed", "ing"] where spelling.hasSuffix(ending) {
      add(without: ending)
      add(without: ending, plus: "e")
      let stem = Array(spelling.utf8.dropLast(ending.utf8.count))
      if stem.count > 2, stem[stem.count - 1] == stem[stem.count - 2] {
        bases.append(String(decoding: stem.dropLast(), as: UTF8.self))
      }
      if ending == "ed", spelling.hasSuffix("ied") { add(without: "ied", plus: "y") }
    }
    return bases
  }
}

/// Alternative spellings of a word.
public enum SpellingVariants {
  /// The parts between hyphens; empty if there is no hyphen between letters.
  public static func hyphenParts(of spelling: String) -> [String] {
    let parts = spelling.utf8.split(separator: UInt8(ascii: "-"))
    return parts.count < 2 ? [] : parts.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The word without hyphens: "co-operation" becomes "cooperation".
  public static func withoutHyphens(_ spelling: String) -> String {
    String(decoding: spelling.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
  }

  /// "Dont" becomes "don't"; other spellings are returned unchanged.
  public static func withApostrophe(_ plain: String) -> String {
    guard plain.utf8.last == 0x74, plain.utf8.count > 3 else { return plain }
    return contractions.contains(plain) ? plain.dropLast() + "'t" : plain
  }

  private static let contractions: Set<String> = [
    "dont", "doesnt", "didnt", "isnt", "wasnt", "arent", "werent", "hasnt", "havent", "hadnt",
    "wouldnt", "couldnt", "shouldnt", "mustnt", "wont", "cant",
  ]

  /// Lower case with straight apostrophes, as in the lexicon, with typographic forms and typing
  /// slips normalised: ligatures, full-width letters, the space in "didn 't".
  public static func plain(_ spelling: String) -> String {
    var (isASCII, hasCapitals) = (true, false)
    for byte in spelling.utf8 {
      if byte >= 0x80 || byte == 0x20 || byte == 0x60 && spelling.utf8.count > 1 { isASCII = false }
      if (0x41...0x5A).contains(byte) { hasCapitals = true }
    }
    if isASCII {
      if !hasCapitals { return spelling }
      return String(unsafeUninitializedCapacity: spelling.utf8.count) { plain in
        var count = 0
        for byte in spelling.utf8 {
          plain[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
          count += 1
        }
        return count
      }
    }
    var result = ""
    for character in spelling.lowercased() where character != " " {
      PlainLetters.appendTyped(character, to: &result)
    }
    return result
  }
}

extension Lexicon {
  /// The word itself or the nearest known form of it that meets a condition, trying: as written,
  /// without hyphens, without an inflection, a lemma. Nil if there is none.
  public func nearestWord(
    to spelling: String, where isWanted: (WordID) -> Bool = { _ in true }
  ) -> WordID? {
    func firstWanted(_ spelling: String) -> WordID? {
      guard let known = word(spelling) else { return nil }
      return isWanted(known) ? known : lemmas(of: known).first(where: isWanted)
    }
    if let found = firstWanted(spelling) { return found }
    let solid = SpellingVariants.withoutHyphens(spelling)
    if solid != spelling, let found = firstWanted(solid) { return found }
    for base in Inflection.bases(of: spelling) {
      if let found = firstWanted(base) { return found }
    }
    return nil
  }
}
