extension Verdict {
  /// The verdict on a retelling as a whole.
  ///
  /// - Parameter sameLanguage: the language of both texts, if it is known and the same.
  static func judged(_ analysis: PairAnalysis, tokenCoverage: TokenCoverage, sameLanguage: String?)
    -> Verdict
  {
    let problem = sameLanguage.flatMap { language in
      language == "en"
        ? nil
        : "both texts are in \(LanguageName.name(of: language)): only identical words, figures "
          + "and names are compared, not the meaning of other words"
    }
    let differs = differs(analysis)
    let coverage = capped(
      share(
        of: analysis.official, coverage: tokenCoverage.official,
        groups: analysis.groupOfOfficialSentence),
      differs)
    let backed = capped(
      share(
        of: analysis.retelling, coverage: tokenCoverage.retelling,
        groups: analysis.groupOfRetellingSentence),
      differs)
    let names = share(of: analysis.official.nameForms, in: analysis.retelling)
    let body = analysis.official.document.sentences.indices.filter {
      analysis.official.document.role(ofSentence: $0) == .body
    }
    let linked = body.count { analysis.groupOfOfficialSentence[$0] != nil }
    // In a language whose words are unknown, differing words mean little.
    let least: VerdictRelation = problem == nil ? .unrelated : .undecided
    let relation =
      coverage < leastShare && backed < leastBacked
      ? least : coverage >= mostlyCovered || backed >= mostlyBacked ? .retells : .partly
    var sentences =
      (problem.map { [$0] } ?? []) + [
        "\(percent(coverage)) of the official text is covered",
        "\(percent(backed)) of the retelling is backed by the official text",
        "\(linked) of \(body.count) official sentences have a counterpart",
      ]
    if names.total > 0 {
      sentences.append("\(names.found) of \(names.total) official names are mentioned")
    }
    sentences += dates(analysis)
    return Verdict(
      relation: relation, coverage: coverage, backed: backed, evidence: sentences)
  }

  /// Two texts from the same field share this much by chance.
  private static let leastShare = 0.12
  /// The retelling may add much of its own, so the required share is higher.
  private static let leastBacked = 0.25
  private static let mostlyCovered = 0.6
  private static let mostlyBacked = 0.85

  /// The covered weight of a text's body divided by its total weight.
  private static func share(of side: AnalysedText, coverage: [Float], groups: [Int?]) -> Double {
    var total: Float = 0
    var carried: Float = 0
    for (index, sentence) in side.document.sentences.enumerated()
    where side.document.role(ofSentence: index) == .body {
      for token in sentence.tokens {
        let weight = side.words[token].weight
        total += weight
        if groups[index] != nil {
          // A paraphrased word counts fully once most of its meaning is covered.
          carried += weight * min(1, coverage[token] * 1.6)
        }
      }
    }
    return total > 0 ? Double(carried / total) : 0
  }

  /// "100 %" is shown only if nothing differs.
  private static func capped(_ share: Double, _ differs: Bool) -> Double {
    differs ? min(share, 0.99) : share
  }

  /// Whether any content word of a body sentence lacks an equal counterpart.
  private static func differs(_ analysis: PairAnalysis) -> Bool {
    func differs(
      _ side: AnalysedText, _ other: AnalysedText, _ partners: PairAnalysis.Partners
    ) -> Bool {
      side.document.sentences.indices.contains { index in
        guard side.document.role(ofSentence: index) == .body else { return false }
        return side.document.sentences[index].tokens.contains { token in
          let word = side.words[token]
          return word.kind != .mark
            && !partners[token].contains { other.words[$0.token].form == word.form }
        }
      }
    }
    return differs(
      analysis.official, analysis.retelling, analysis.officialPartners)
      || differs(
        analysis.retelling, analysis.official, analysis.retellingPartners)
      || analysis.groups.contains { standsOtherwise($0, analysis) }
  }

  /// Whether linked sentences have other words, or the same in another order.
  private static func standsOtherwise(_ group: SentenceLink, _ analysis: PairAnalysis) -> Bool {
    func forms(_ tokens: [Int], _ side: AnalysedText) -> [String] {
      tokens.filter { side.words[$0].kind != .mark }.map { side.words[$0].form }
    }
    return forms(analysis.officialTokens(of: group), analysis.official)
      != forms(analysis.retellingTokens(of: group), analysis.retelling)
  }

  private static func share(
    of names: Set<Int32>, in side: AnalysedText
  ) -> (found: Int, total: Int) {
    (names.count { side.has(form: $0) }, names.count)
  }

  /// Dates and numbers that only one side has.
  private static func dates(_ analysis: PairAnalysis) -> [String] {
    func dates(_ quantities: [[Quantities.Reading]]) -> [Quantities.Reading] {
      quantities.joined().filter { $0.kind == .date }
    }
    let official = dates(analysis.officialQuantities)
    let retelling = dates(analysis.retellingQuantities)
    func missing(
      _ ones: [Quantities.Reading], _ others: [Quantities.Reading], _ side: AnalysedText
    ) -> [String] {
      let known = others.flatMap(\.dates)
      let months = Set(known.compactMap(\.month))
      let years = Set(known.compactMap(\.year))
      var seen: Set<String> = []
      return ones.filter { one in
        !one.dates.contains {
          ($0.month.map(months.contains) ?? true) && ($0.year.map(years.contains) ?? true)
        }
      }.map { side.quote($0.tokens) }.filter { seen.insert($0).inserted }
    }
    var sentences: [String] = []
    let onlyOfficial = missing(official, retelling, analysis.official)
    let onlyRetelling = missing(retelling, official, analysis.retelling)
    if !onlyOfficial.isEmpty {
      sentences.append("dates only in the official text: \(list(onlyOfficial))")
    }
    if !onlyRetelling.isEmpty {
      sentences.append("dates only in the retelling: \(list(onlyRetelling))")
    }
    return sentences
  }

  private static func list(_ quotes: [String]) -> String {
    quotes.prefix(4).joined(separator: ", ") + (quotes.count > 4 ? " …" : "")
  }

  private static func percent(_ share: Double) -> String {
    "\(wholePercent(share)) %"
  }
}
