/// How doubtful each word is that replaces an official word and may mean something else.
enum WrongSense {
  /// Each content word of some groups' retelling sentences with its doubt, in text order.
  static func doubts(
    _ evidence: Evidence, inGroups groups: Range<Int>, told: TokenCoverage, witnesses: Witnesses,
    judge: some Judge
  ) -> [WordDoubt] {
    var found: [WordDoubt] = []
    for group in evidence.groups[groups] {
      let officialTokens = evidence.officialTokens(of: group).filter {
        evidence.official.words[$0].isContent
      }
      let officialUntold = share(officialTokens, of: evidence.official, told: told.official)
      for sentence in group.retelling
      // A headline is written by the retelling's author.
      where evidence.retelling.document.role(ofSentence: sentence) != .heading {
        let tokens = evidence.retelling.document.sentences[sentence].tokens
        let content = tokens.filter { evidence.retelling.words[$0].isContent }
        lazy var isWordForWord = isWordForWord(content, evidence)
        let sentenceUntold = share(content, of: evidence.retelling, told: told.retelling)
        for (position, token) in content.enumerated() {
          var substitution = Substitution()
          substitution.sentenceUntold = sentenceUntold
          substitution.officialUntold = officialUntold
          let near = content[max(0, position - 2)..<min(content.count, position + 3)]
            .filter { $0 != token }
          substitution.anchoring =
            near.isEmpty ? 0 : near.reduce(0) { $0 + told.retelling[$1] } / Float(near.count)
          let official = describe(
            token, in: tokens, officialTokens, told, isWordForWord: { isWordForWord }, evidence,
            &substitution)
          witnesses.testify(
            on: evidence.retelling.words[token],
            official: official.map { evidence.official.words[$0.lowerBound] },
            officialSentences: group.official, evidence, &substitution)
          found.append(
            WordDoubt(
              token: token, official: official, substitution: substitution,
              probability: judge.doubt(about: substitution)))
        }
      }
    }
    return found
  }

  private static func share(_ tokens: [Int], of side: AnalysedText, told: [Float]) -> Float {
    let total = tokens.reduce(Float(0)) { $0 + side.words[$1].weight }
    guard total > 0 else { return 0 }
    return tokens.reduce(Float(0)) { $0 + side.words[$1].weight * (1 - told[$1]) } / total
  }

  /// Fills in the features of the pair alone; returns the official words in its place.
  private static func describe(
    _ token: Int, in sentence: Range<Int>, _ officialTokens: [Int], _ told: TokenCoverage,
    isWordForWord: () -> Bool, _ evidence: Evidence, _ substitution: inout Substitution
  ) -> Range<Int>? {
    let word = evidence.retelling.words[token]
    substitution.weight = word.weight
    substitution.isName = word.looksLikeName
    substitution.isNumber = word.kind == .number
    substitution.isUnknown = word.kind == .word && word.id == nil
    substitution.bestNearness = told.bestNearness[token]
    for official in officialTokens
    where word.isHyphened || evidence.official.words[official].isHyphened {
      let other = evidence.official.words[official]
      let parts = Set(word.form.split(separator: "-"))
      if !parts.isDisjoint(with: other.form.split(separator: "-")) {
        substitution.sharesPart = true
      }
    }
    let official = evidence.counterpart(ofRetelling: token)
    guard let official else { return nil }
    if let partner = evidence.retellingPartners[token].first, partner.probability > 0.3 {
      let other = evidence.official.words[partner.token]
      substitution.linkProbability = partner.probability
      substitution.nearness = evidence.nearness(other, word)
      substitution.officialWeight = other.weight
      // Antonyms never count as similar.
      if substitution.nearness < 0.4 {
        substitution.isAntonym = evidence.relations(other, word).contains(.antonym)
      }
    } else {
      substitution.officialWeight = official.reduce(0) {
        max($0, evidence.official.words[$1].weight)
      }
    }
    let mayBeLookalike = substitution.nearness < 0.4 && evidence.isPlainWord(word)
    for place in official where mayBeLookalike && evidence.official.words[place].isContent {
      let other = evidence.official.words[place]
      let (form, otherForm) = (withoutHyphen(word.form), withoutHyphen(other.form))
      let closeness = Spelling.closeness(otherForm, form)
      if closeness >= 0.5,
        Spelling.closenessOfStems(otherForm, form) >= Self.leastCloseness
          || isWordForWord(),
        evidence.isPlainWord(other),
        areLongEnoughToBeAlike(form, otherForm, closeness),
        !Spelling.shareStem(word.form, other.form),
        !evidence.officialPartners[place].contains(where: {
          evidence.isSameWord(other, evidence.retelling.words[$0.token])
        })
      {
        substitution.lookalike = max(substitution.lookalike, closeness)
      }
    }
    let tokens = evidence.official.document.sentences[
      evidence.official.sentence(ofToken: official.lowerBound)
    ].tokens
    let window = ((official.lowerBound - 3)..<(official.upperBound + 3)).clamped(to: tokens)
    substitution.leftover = window.reduce(0) {
      $0 + evidence.official.words[$1].weight * (1 - told.official[$1])
    }
    return official
  }

  /// Whether nearly all content words of a sentence except one are the official words.
  private static func isWordForWord(_ content: [Int], _ evidence: Evidence) -> Bool {
    let same = content.count { token in
      evidence.retellingPartners[token].contains {
        evidence.isSameWord(
          evidence.official.words[$0.token], evidence.retelling.words[token])
      }
    }
    return content.count > 3 && same * 5 >= (content.count - 1) * 4
  }

  /// Less similar stems are similar by chance, unless all else is verbatim.
  private static let leastCloseness: Float = 0.58

  /// Many short words look alike by chance.
  private static func areLongEnoughToBeAlike(
    _ one: String, _ other: String, _ closeness: Float
  ) -> Bool {
    let length = min(one.utf8.count, other.utf8.count)
    return length > 4 || length == 4 && closeness >= 0.75
  }

  private static func withoutHyphen(_ form: String) -> String {
    form.utf8.contains(0x2D) ? String(form.filter { $0 != "-" }) : form
  }
}
