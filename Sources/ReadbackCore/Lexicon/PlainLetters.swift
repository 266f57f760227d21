/// Variants of a letter: with or without an accent, composed or decomposed, as part of a ligature.
enum PlainLetters {
  /// Appends the character as it is usually typed, normalising apostrophes, hyphens, ligatures,
  /// full-width letters and digits, and composing accents.
  static func appendTyped(_ character: Character, to result: inout String) {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return }
    if scalars.count > 1 {
      if let composed = composed[character] {
        result.unicodeScalars.append(composed)
      } else {
        result.append(character)
      }
      return
    }
    switch first.value {
    case 0x60, 0xB4, 0x2BB...0x2BD, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07: result.append("'")
    case 0x2010, 0x2011: result.append("-")
    case 0xFB00...0xFB06: result += ligatures[Int(first.value - 0xFB00)]
    // The full-width forms are in the order of ASCII.
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      result.unicodeScalars.append(Unicode.Scalar(UInt8(first.value - 0xFEE0)))
    default: result.append(character)
    }
  }

  /// Removes accents from Latin letters: "são" becomes "sao", "straße" becomes "strasse".
  static func withoutAccents(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return word }
    var result = ""
    for character in word {
      if character.isASCII || !mayHaveAccent(character) {
        result.append(character)
      } else if let base = bases[character] {
        result.append(base)
      } else if let spelled = spelled[character] {
        result += spelled
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// Whether a character begins in one of the blocks of Latin letters. Dashes, quotation marks and
  /// other scripts do not, and need no table.
  private static func mayHaveAccent(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value < 0x250 || (0x1E00...0x1EFF).contains($0.value) }
      ?? false
  }

  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

  /// Letters that have no decomposition in Unicode.
  private static let spelled: [Character: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ı": "i",
  ]

  /// Precomposed accented letters, by their decomposed form: Swift characters are equal if they are
  /// canonically equivalent.
  private static let composed: [Character: Unicode.Scalar] = {
    var table: [Character: Unicode.Scalar] = [:]
    for range in [0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF] as [ClosedRange<UInt32>] {
      for scalar in range.lazy.compactMap(Unicode.Scalar.init) where table[Character(scalar)] == nil
      {
        table[Character(scalar)] = scalar
      }
    }
    return table
  }()

  private static let bases: [Character: Character] = {
    var table: [Character: Character] = [:]
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      for mark in (0x300...0x331 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) {
        var accented = String(letter)
        accented.unicodeScalars.append(mark)
        if accented.count == 1, let character = accented.first { table[character] = letter }
      }
    }
    return table
  }()
}
