import ReadbackCore

/// Chooses among the encodings of Latin letters the one that makes the likeliest words.
enum LatinGuess {
  /// The more usual ones first.
  private static let labels = [
    "windows-1252", "windows-1250", "iso-8859-2", "windows-1254", "windows-1257", "macintosh",
    "cp850", "cp852",
  ]
  /// The maximum numbers of words that contain other bytes than ASCII, and of other words.
  private static let mostWords = 300
  private static let mostPlainWords = 100
  /// How much likelier another encoding than Windows-1252 must be: a factor of a hundred.
  private static let leastGain = 4.6

  /// Nil for Windows-1252.
  static func encoding(of bytes: ArraySlice<UInt8>, guessed: TextEncoding?) -> TextEncoding? {
    let words = words(of: bytes)
    var candidates = labels.compactMap(TextEncoding.init(label:))
    if let guessed, guessed != candidates[0] {
      candidates.removeAll { $0 == guessed }
      candidates.insert(guessed, at: 1)
    }
    var best: (encoding: TextEncoding, cost: Double)?
    for encoding in candidates {
      guard let decoded = decoded(words, as: encoding) else { continue }
      // As it will be read: "Straﬂe" is as unlikely as "Strafle".
      let text = LetterForms.usual(decoded[...]).map(Array.init) ?? decoded
      let total =
        (LanguageRecognizer.standard.cost(of: text) ?? 0) + penalty(of: text, in: encoding)
      let isDoubtful = best?.encoding == candidates[0] && encoding != guessed
      if let best, total > best.cost - (isDoubtful ? leastGain : 0.01) { continue }
      best = (encoding, total)
    }
    return best.flatMap { $0.encoding == candidates[0] ? nil : $0.encoding }
  }

  private static func words(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var words: [UInt8] = []
    var (count, plainCount) = (0, 0)
    for word in bytes.split(whereSeparator: { $0 < 0x41 }) where word.count <= 64 {
      if word.contains(where: { $0 >= 0x80 }) {
        guard count < mostWords else { break }
        count += 1
      } else {
        guard plainCount < mostPlainWords else { continue }
        plainCount += 1
      }
      words += word
      words.append(0x20)
    }
    return words
  }

  private static func decoded(_ bytes: [UInt8], as encoding: TextEncoding) -> [UInt8]? {
    if encoding.name == TextEncoding.windows1252.name {
      return Array(String(String.UnicodeScalarView(bytes.map(Windows1252.scalar))).utf8)
    }
    return Iconv.utf8(bytes, from: encoding.libraryName)
  }

  /// What to add to a text's cost for unlikely characters: signs beside letters, capitals after small
  /// letters or alone, and control characters. A sign costs more than the trigrams with any letter in
  /// its place.
  private static func penalty(of text: [UInt8], in encoding: TextEncoding) -> Double {
    var penalty = 0.0
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar.value >= 0x80 {
      let before = index > 0 ? scalars[index - 1] : " "
      let after = index + 1 < scalars.count ? scalars[index + 1] : " "
      let isAfter = before.properties.isAlphabetic
      let isBefore = after.properties.isAlphabetic
      if scalar.value < 0xA0 || scalar == "\u{FFFD}" {
        penalty += 30
      } else if scalar == "\u{AD}" {
        // Nobody used the soft hyphen of DOS.
        penalty += encoding.name.hasPrefix("cp") ? 30 : 5
      } else if isLetter(scalar) {
        let isAlone = !isAfter && !isBefore && isAfterSmallWord(index, in: scalars)
        if scalar.properties.isUppercase, before.properties.isLowercase || isAlone { penalty += 12 }
      } else if scalar == "\u{2019}" || scalar == "\u{B7}" && before == "l" && after == "l" {
        // The apostrophe and the dot of Catalan.
        continue
      } else if accents.contains(scalar) || currencies.contains(scalar) && isBefore {
        penalty += 30
      } else if opening.contains(scalar) && isAfter {
        // Within a word, it hides the trigrams of a letter, some of which may be rare.
        penalty += isBefore ? 45 : 30
      } else if edges.contains(scalar) ? isAfter && isBefore : isAfter || isBefore {
        penalty += 30
      }
    }
    return penalty
  }

  /// Whether the word before a character is in small letters.
  private static func isAfterSmallWord(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    index > 1 && scalars[index - 1] == " " && scalars[index - 2].properties.isLowercase
  }

  /// Excludes the micro sign, the signs of ordinals, and accents without a letter.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && !["\u{B5}", "ª", "º"].contains(scalar)
      && !(0x2B0...0x2FF).contains(scalar.value)
  }

  /// Accents without a letter.
  private static let accents = Set("¨¯´¸ˆ˜ˇ˘˙˝˛˚".unicodeScalars)
  /// Followed by a number, or by nothing.
  private static let currencies: Set<Unicode.Scalar> = ["£", "€", "¥", "¢"]
  /// Marks that open a quotation or a sentence.
  private static let opening: Set<Unicode.Scalar> = ["‚", "„", "¿", "¡"]
  /// Punctuation and signs that may be directly before or after a word.
  private static let edges = Set("“”„‘‚«»‹›–—…•¡¿§©®™°€£¥¢†‡ªº²³¹\u{A0}".unicodeScalars)
}
