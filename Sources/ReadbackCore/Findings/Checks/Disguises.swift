/// Look-alike letters of another script, or invisible characters, inside a word.
enum Disguises {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    let side = evidence.retelling
    var found: [Draft] = []
    for (index, token) in side.document.tokens.enumerated() where token.kind == .word {
      // Only a token with a byte above ASCII can hold either.
      guard side.document.text.bytes[token.range].contains(where: { $0 >= 0x80 }) else { continue }
      let scalars = side.document.text[token.range].unicodeScalars
      let here = index..<(index + 1)
      let what: String
      if scalars.contains(where: isInvisible) {
        what = "an invisible character stands inside the word"
      } else if scalars.contains(where: isLatin), scalars.contains(where: isLookalike) {
        what = "a letter of another script stands for a Latin one"
      } else {
        continue
      }
      found.append(
        Draft(
          cause: .disguised, severity: .minor, confidence: Calibration.disguised, official: nil,
          retelling: side.place(of: here),
          reason: "\(Quoting.quoted(visible(side.quote(here)))): \(what)"))
    }
    return found
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value & ~0x20)
  }

  /// Greek and Cyrillic letters (Unicode UTS 39: mixed-script confusables).
  private static func isLookalike(_ scalar: Unicode.Scalar) -> Bool {
    (0x0370...0x03FF).contains(scalar.value) || (0x0400...0x052F).contains(scalar.value)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B, 0x200C, 0x2060...0x2064, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F,
      0xE0000...0xE007F, 0x180E, 0x115F, 0x1160, 0x3164:
      true
    default: false
    }
  }

  private static func visible(_ word: String) -> String {
    var result = ""
    for scalar in word.unicodeScalars where !isInvisible(scalar) {
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
