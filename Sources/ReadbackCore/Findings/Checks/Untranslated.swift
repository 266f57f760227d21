/// Words left in another script or language inside a retold sentence.
enum Untranslated {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    let side = evidence.retelling
    var found: [Draft] = []
    for group in evidence.groups {
      for sentence in group.retelling {
        var run: Range<Int>?
        for token in side.document.sentences[sentence].tokens {
          let word = side.words[token]
          let isForeign =
            word.kind == .word && isOtherScript(word.form)
            && !evidence.official.has(word)
          if isForeign {
            run = (run?.lowerBound ?? token)..<(token + 1)
          } else if word.kind != .mark, let tokens = run {
            found.append(draft(tokens, evidence))
            run = nil
          }
        }
        if let tokens = run { found.append(draft(tokens, evidence)) }
      }
    }
    return found
  }

  private static func draft(_ tokens: Range<Int>, _ evidence: Evidence) -> Draft {
    let official = evidence.counterpart(ofRetelling: tokens.lowerBound)
    let quote = Quoting.quoted(evidence.retelling.quote(tokens))
    return Draft(
      cause: .untranslated, severity: .major, confidence: Calibration.untranslated,
      official: official.map { evidence.official.place(of: $0) },
      retelling: evidence.retelling.place(of: tokens),
      reason: "\(quote) was left in another language")
  }

  /// All letters outside the Latin, and not disguised Latin ones.
  private static func isOtherScript(_ form: String) -> Bool {
    guard form.utf8.contains(where: { $0 >= 0x80 }) else { return false }
    let letters = form.unicodeScalars.filter { $0.properties.isAlphabetic }
    return !letters.isEmpty && letters.allSatisfy { $0.value >= 0x0370 && $0.value < 0xFB00 }
  }
}
