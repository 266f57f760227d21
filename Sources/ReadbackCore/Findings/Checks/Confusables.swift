/// Look-alike letters of another script, or invisible characters, inside a word.
enum Confusables {
  static func drafts(_ analysis: PairAnalysis) -> [DraftFinding] {
    let side = analysis.retelling
    var found: [DraftFinding] = []
    for (index, token) in side.document.tokens.enumerated() where token.kind == .word {
      // Only a token with a non-ASCII byte can contain either.
      guard side.document.text.bytes[token.range].contains(where: { $0 >= 0x80 }) else { continue }
      let scalars = side.document.text[token.range].unicodeScalars
      let here = index..<(index + 1)
      let what: String
      let hasLatin = scalars.contains(where: isLatin)
      if scalars.contains(where: { isInvisible($0) || hasLatin && isForeignIgnorable($0) }) {
        what = Reasons.invisibleCharacter
      } else if scalars.contains(where: { isStyledLatin($0) || hasLatin && isLookalike($0) }) {
        what = Reasons.lookalikeLetter
      } else {
        continue
      }
      found.append(
        DraftFinding(
          cause: .disguised, severity: .minor, confidence: Calibration.disguised, official: nil,
          retelling: side.place(of: here),
          reason: Reasons.about(Quoting.quoted(visible(side.quote(here))), what)))
    }
    return found
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value & ~0x20)
  }

  /// Greek, Cyrillic, Armenian and Cherokee letters (Unicode UTS 39: mixed-script confusables).
  private static func isLookalike(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0370...0x052F, 0x0531...0x0587, 0x13A0...0x13FF, 0xAB70...0xABBF: true
    default: false
    }
  }

  /// Stylised Latin letters: full-width, mathematical.
  private static func isStyledLatin(_ scalar: Unicode.Scalar) -> Bool {
    (0xFF21...0xFF5A).contains(scalar.value) || (0x1D400...0x1D6A3).contains(scalar.value)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDefaultIgnorable && !scalar.isOrthographicIgnorable
  }

  /// Of the ignorable characters that other scripts need, only the soft hyphen is usual in a Latin
  /// word.
  private static func isForeignIgnorable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isOrthographicIgnorable && scalar.value != 0xAD
  }

  private static func visible(_ word: String) -> String {
    var result = ""
    for scalar in word.unicodeScalars where !scalar.isDefaultIgnorable {
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
