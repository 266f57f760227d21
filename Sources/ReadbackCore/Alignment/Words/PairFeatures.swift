/// Features of two words without their context.
///
/// In the order of the aligner's weights. Booleans are 1 and 0.
enum PairFeature: Int, CaseIterable {
  case identical, sharedLemma
  /// Dice's coefficient of padded trigrams.
  case trigrams
  /// The common prefix as a share of the longer word.
  case commonPrefix
  case synonym, derivation, hypernym, sibling, similar, antonym
  /// 1 equal, -1 different, -0.5 only one is a number, 0 neither is.
  case number
  /// One is a part of the other, which is hyphenated.
  case hyphenPart
  case bothFunction, functionAgainstContent, bothMarks, markAgainstWord
}

/// Two terms to be compared.
struct TermPair {
  fileprivate let isIdentical: Bool
  fileprivate let sharesLemma: Bool
  fileprivate let trigrams: Float
  fileprivate let prefix: Float
  fileprivate let number: Float
  fileprivate let isHyphenPart: Bool
  fileprivate let areFunction: Bool
  fileprivate let isFunctionAgainstContent: Bool
  fileprivate let areMarks: Bool
  fileprivate let isMarkAgainstWord: Bool
  fileprivate let relations: WordRelations

  /// Writes the pair's features.
  func write(to features: UnsafeMutablePointer<Float>) {
    func write(_ feature: PairFeature, _ value: Float) { features[feature.rawValue] = value }
    func write(_ feature: PairFeature, _ truth: Bool) {
      features[feature.rawValue] = truth ? 1 : 0
    }
    write(.identical, isIdentical)
    write(.sharedLemma, sharesLemma)
    write(.trigrams, trigrams)
    write(.commonPrefix, prefix)
    write(.synonym, relations.contains(.synonym))
    write(.derivation, relations.contains(.derivation))
    write(.hypernym, relations.contains(.hypernym))
    write(.sibling, relations.contains(.sibling))
    write(.similar, relations.contains(.similar))
    write(.antonym, relations.contains(.antonym))
    write(.number, number)
    write(.hyphenPart, isHyphenPart)
    write(.bothFunction, areFunction)
    write(.functionAgainstContent, isFunctionAgainstContent)
    write(.bothMarks, areMarks)
    write(.markAgainstWord, isMarkAgainstWord)
  }

  /// The similarity of the terms, 0...1. The weights were chosen on a prototype; the net also
  /// receives each component.
  ///
  /// - Parameter cosine: of the vectors; 0 if one has none.
  func similarity(cosine: Float) -> Float {
    if isMarkAgainstWord { return 0 }
    var similarity = max(0, cosine)
    if isIdentical { similarity = 1 }
    if sharesLemma { similarity = max(similarity, 0.95) }
    if number == 1 { similarity = max(similarity, 0.97) }
    if isHyphenPart { similarity = max(similarity, 0.6) }
    let look = max(trigrams, prefix * 0.9)
    if look > 0.45 { similarity = max(similarity, 0.9 * look) }
    if relations.contains(.synonym) { similarity = max(similarity, 0.85) }
    if relations.contains(.derivation) { similarity = max(similarity, 0.8) }
    if !relations.isDisjoint(with: [.similar, .hypernym]) { similarity = max(similarity, 0.6) }
    if relations.contains(.sibling) { similarity = max(similarity, 0.4) }
    if isFunctionAgainstContent { similarity *= 0.7 }
    if number == -1 { similarity *= 0.3 }
    return similarity
  }
}

extension AlignableWords {
  /// A term of this side with a term of the other.
  func pair(
    _ term: Term, _ other: AlignableWords, _ otherTerm: Term, relations: WordRelations
  ) -> TermPair {
    let prefixLength = commonPrefixLength(term, other, otherTerm)
    let longest = max(term.spelling.count, otherTerm.spelling.count)
    let isIdentical = prefixLength == longest && term.spelling.count == otherTerm.spelling.count
    return TermPair(
      isIdentical: isIdentical,
      sharesLemma: !isIdentical && hasCommonKey(term, other, otherTerm),
      trigrams: isIdentical ? 1 : trigramDice(term, other, otherTerm),
      prefix: isIdentical ? 1 : Float(prefixLength) / Float(max(longest, 1)),
      number: Self.numberAgreement(term.number, otherTerm.number),
      isHyphenPart: term.hasHyphen != otherTerm.hasHyphen && isHyphenPart(term, other, otherTerm),
      areFunction: term.isFunction && otherTerm.isFunction && !term.isMark,
      isFunctionAgainstContent: term.isFunction != otherTerm.isFunction,
      areMarks: term.isMark && otherTerm.isMark, isMarkAgainstWord: term.isMark != otherTerm.isMark,
      relations: relations)
  }

  private func hasCommonKey(_ term: Term, _ other: AlignableWords, _ otherTerm: Term) -> Bool {
    if term.lemmaSignature & otherTerm.lemmaSignature == 0 { return false }
    for key in term.lemmaKeys {
      for otherKey in otherTerm.lemmaKeys where lemmaKeys[key] == other.lemmaKeys[otherKey] {
        return true
      }
    }
    return false
  }

  private func trigramDice(_ term: Term, _ other: AlignableWords, _ otherTerm: Term) -> Float {
    if !term.trigramSignature.overlaps(otherTerm.trigramSignature) { return 0 }
    var common = 0
    var first = term.trigrams.lowerBound
    var second = otherTerm.trigrams.lowerBound
    while first < term.trigrams.upperBound, second < otherTerm.trigrams.upperBound {
      let one = trigrams[first]
      let two = other.trigrams[second]
      if one == two { common += 1 }
      if one <= two { first += 1 }
      if two <= one { second += 1 }
    }
    return Float(2 * common) / Float(term.trigrams.count + otherTerm.trigrams.count)
  }

  private func commonPrefixLength(_ term: Term, _ other: AlignableWords, _ otherTerm: Term) -> Int {
    let shorter = min(term.spelling.count, otherTerm.spelling.count)
    let first = term.spelling.lowerBound
    let second = otherTerm.spelling.lowerBound
    var length = 0
    while length < shorter, bytes[first + length] == other.bytes[second + length] { length += 1 }
    return length
  }

  private static func numberAgreement(_ term: Double, _ otherTerm: Double) -> Float {
    switch (term.isNaN, otherTerm.isNaN) {
    case (true, true): 0
    case (false, false): term == otherTerm ? 1 : -1
    default: -0.5
    }
  }

  private func isHyphenPart(_ term: Term, _ other: AlignableWords, _ otherTerm: Term) -> Bool {
    let whole = term.hasHyphen ? bytes[term.spelling] : other.bytes[otherTerm.spelling]
    let part = term.hasHyphen ? other.bytes[otherTerm.spelling] : bytes[term.spelling]
    return whole.split(separator: UInt8(ascii: "-")).contains { $0.elementsEqual(part) }
  }
}
