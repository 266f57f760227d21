/// How doubtful each word is that replaces an official word and may mean something else.
enum WrongSense {
  /// Each content word of some groups' retelling sentences with its doubt, in text order.
  static func doubts(
    _ analysis: PairAnalysis, inGroups groups: Range<Int>, coverage: TokenCoverage,
    otherRenderings: OtherRenderings,
    judge: some Judge
  ) -> [WordDoubt] {
    var found: [WordDoubt] = []
    for group in analysis.groups[groups] {
      let officialTokens = analysis.officialTokens(of: group).filter {
        analysis.official.words[$0].isContent
      }
      let officialUncovered = share(
        officialTokens, of: analysis.official, coverage: coverage.official)
      for sentence in group.retelling
      // A headline is written by the retelling's author.
      where analysis.retelling.document.role(ofSentence: sentence) != .heading {
        let tokens = analysis.retelling.document.sentences[sentence].tokens
        let content = tokens.filter { analysis.retelling.words[$0].isContent }
        lazy var isWordForWord = isWordForWord(content, analysis)
        let sentenceUncovered = share(content, of: analysis.retelling, coverage: coverage.retelling)
        for (position, token) in content.enumerated() {
          var substitution = Substitution()
          substitution.sentenceUncovered = sentenceUncovered
          substitution.officialUncovered = officialUncovered
          let near = content[max(0, position - 2)..<min(content.count, position + 3)]
            .filter { $0 != token }
          substitution.anchoring =
            near.isEmpty ? 0 : near.reduce(0) { $0 + coverage.retelling[$1] } / Float(near.count)
          let official = describe(
            token, in: tokens, officialTokens, coverage, isWordForWord: { isWordForWord }, analysis,
            &substitution)
          otherRenderings.addEvidence(
            on: analysis.retelling.words[token],
            official: official.map { analysis.official.words[$0.lowerBound] },
            officialSentences: group.official, analysis, &substitution)
          found.append(
            WordDoubt(
              token: token, official: official, substitution: substitution,
              probability: judge.doubt(about: substitution)))
        }
      }
    }
    return found
  }

  private static func share(_ tokens: [Int], of side: AnalysedText, coverage: [Float]) -> Float {
    let total = tokens.reduce(Float(0)) { $0 + side.words[$1].weight }
    guard total > 0 else { return 0 }
    return tokens.reduce(Float(0)) { $0 + side.words[$1].weight * (1 - coverage[$1]) } / total
  }

  /// Fills in the features of the pair alone; returns the official words in its place.
  private static func describe(
    _ token: Int, in sentence: Range<Int>, _ officialTokens: [Int], _ coverage: TokenCoverage,
    isWordForWord: () -> Bool, _ analysis: PairAnalysis, _ substitution: inout Substitution
  ) -> Range<Int>? {
    let word = analysis.retelling.words[token]
    substitution.weight = word.weight
    substitution.isName = word.looksLikeName
    substitution.isNumber = word.kind == .number
    substitution.isUnknown = word.kind == .word && word.id == nil
    substitution.bestNearness = coverage.bestNearness[token]
    for official in officialTokens
    where word.isHyphened || analysis.official.words[official].isHyphened {
      let other = analysis.official.words[official]
      let parts = Set(word.form.split(separator: "-"))
      if !parts.isDisjoint(with: other.form.split(separator: "-")) {
        substitution.sharesPart = true
      }
    }
    let official = analysis.counterpart(ofRetelling: token)
    guard let official else { return nil }
    if let partner = analysis.retellingPartners[token].first, partner.probability > 0.3 {
      let other = analysis.official.words[partner.token]
      substitution.linkProbability = partner.probability
      substitution.nearness = analysis.nearness(other, word)
      substitution.officialWeight = other.weight
      // Antonyms never count as similar.
      if substitution.nearness < 0.4 {
        substitution.isAntonym = analysis.relations(other, word).contains(.antonym)
      }
    } else {
      substitution.officialWeight = official.reduce(0) {
        max($0, analysis.official.words[$1].weight)
      }
    }
    let mayBeLookalike = substitution.nearness < 0.4 && analysis.isPlainWord(word)
    for place in official where mayBeLookalike && analysis.official.words[place].isContent {
      let other = analysis.official.words[place]
      let (form, otherForm) = (withoutHyphen(word.form), withoutHyphen(other.form))
      let closeness = Spelling.closeness(otherForm, form)
      if closeness >= 0.5,
        Spelling.closenessOfStems(otherForm, form) >= Self.leastCloseness
          || isWordForWord(),
        analysis.isPlainWord(other),
        areLongEnoughToBeAlike(form, otherForm, closeness),
        !Spelling.shareStem(word.form, other.form),
        !analysis.officialPartners[place].contains(where: {
          analysis.isSameWord(other, analysis.retelling.words[$0.token])
        })
      {
        substitution.lookalike = max(substitution.lookalike, closeness)
      }
    }
    let tokens = analysis.official.document.sentences[
      analysis.official.sentence(ofToken: official.lowerBound)
    ].tokens
    let window = ((official.lowerBound - 3)..<(official.upperBound + 3)).clamped(to: tokens)
    substitution.leftover = window.reduce(0) {
      $0 + analysis.official.words[$1].weight * (1 - coverage.official[$1])
    }
    return official
  }

  /// Whether nearly all content words of a sentence except one are the official words.
  private static func isWordForWord(_ content: [Int], _ analysis: PairAnalysis) -> Bool {
    let same = content.count { token in
      analysis.retellingPartners[token].contains {
        analysis.isSameWord(
          analysis.official.words[$0.token], analysis.retelling.words[token])
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
