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
    _ mine: Term, _ other: AlignableWords, _ theirs: Term, relations: WordRelations
  ) -> TermPair {
    let prefixLength = commonPrefixLength(mine, other, theirs)
    let longest = max(mine.spelling.count, theirs.spelling.count)
    let isIdentical = prefixLength == longest && mine.spelling.count == theirs.spelling.count
    return TermPair(
      isIdentical: isIdentical,
      sharesLemma: !isIdentical && hasCommonKey(mine, other, theirs),
      trigrams: isIdentical ? 1 : trigramDice(mine, other, theirs),
      prefix: isIdentical ? 1 : Float(prefixLength) / Float(max(longest, 1)),
      number: Self.numberAgreement(mine.number, theirs.number),
      isHyphenPart: mine.hasHyphen != theirs.hasHyphen && isHyphenPart(mine, other, theirs),
      areFunction: mine.isFunction && theirs.isFunction && !mine.isMark,
      isFunctionAgainstContent: mine.isFunction != theirs.isFunction,
      areMarks: mine.isMark && theirs.isMark, isMarkAgainstWord: mine.isMark != theirs.isMark,
      relations: relations)
  }

  private func hasCommonKey(_ mine: Term, _ other: AlignableWords, _ theirs: Term) -> Bool {
    if mine.lemmaSignature & theirs.lemmaSignature == 0 { return false }
    for key in mine.lemmaKeys {
      for otherKey in theirs.lemmaKeys where lemmaKeys[key] == other.lemmaKeys[otherKey] {
        return true
      }
    }
    return false
  }

  private func trigramDice(_ mine: Term, _ other: AlignableWords, _ theirs: Term) -> Float {
    if !mine.trigramSignature.overlaps(theirs.trigramSignature) { return 0 }
    var common = 0
    var first = mine.trigrams.lowerBound
    var second = theirs.trigrams.lowerBound
    while first < mine.trigrams.upperBound, second < theirs.trigrams.upperBound {
      let one = trigrams[first]
      let two = other.trigrams[second]
      if one == two { common += 1 }
      if one <= two { first += 1 }
      if two <= one { second += 1 }
    }
    return Float(2 * common) / Float(mine.trigrams.count + theirs.trigrams.count)
  }

  private func commonPrefixLength(_ mine: Term, _ other: AlignableWords, _ theirs: Term) -> Int {
    let shorter = min(mine.spelling.count, theirs.spelling.count)
    let first = mine.spelling.lowerBound
    let second = theirs.spelling.lowerBound
    var length = 0
    while length < shorter, bytes[first + length] == other.bytes[second + length] { length += 1 }
    return length
  }

  private static func numberAgreement(_ mine: Double, _ theirs: Double) -> Float {
    switch (mine.isNaN, theirs.isNaN) {
    case (true, true): 0
    case (false, false): mine == theirs ? 1 : -1
    default: -0.5
    }
  }

  private func isHyphenPart(_ mine: Term, _ other: AlignableWords, _ theirs: Term) -> Bool {
    let whole = mine.hasHyphen ? bytes[mine.spelling] : other.bytes[theirs.spelling]
    let part = mine.hasHyphen ? other.bytes[theirs.spelling] : bytes[mine.spelling]
    return whole.split(separator: UInt8(ascii: "-")).contains { $0.elementsEqual(part) }
  }
}
