extension Verdict {
  /// The verdict on a retelling in another language: how much of each text is in linked sentences.
  static func judged(_ analysis: PairAnalysis, _ cross: CrossEvidence) -> Verdict {
    let official = LanguageName.name(of: cross.languages.official)
    let retelling = LanguageName.name(of: cross.languages.retelling)
    guard cross.unknownLanguages.isEmpty else {
      return Verdict(
        relation: .undecided, coverage: 0, backed: 0,
        evidence: [
          "\(official) and \(retelling) cannot be compared \(lack(cross.unknownLanguages))"
            + "; only untranslated text is found, and sentences are linked by names and figures"
        ] + cross.unknownLanguages.compactMap(cross.packs.problem))
    }
    let coverage = share(analysis.official, analysis.groupOfOfficialSentence)
    let backed = share(analysis.retelling, analysis.groupOfRetellingSentence)
    let body = analysis.official.document.sentences.indices.filter {
      analysis.official.document.role(ofSentence: $0) == .body
    }
    let linked = body.count { analysis.groupOfOfficialSentence[$0] != nil }
    let least: VerdictRelation = cross.linked.isTied ? .partly : .unrelated
    let relation: VerdictRelation =
      coverage < 0.12 && backed < 0.25
      ? least : coverage >= 0.6 || backed >= 0.85 ? .retells : .partly
    return Verdict(
      relation: relation, coverage: coverage, backed: backed,
      evidence: [
        "\(official) is compared with \(retelling): sentences, figures and "
          + "untranslated text, but not nuances",
        "\(linked) of \(body.count) official sentences have a counterpart",
        "\(Int((backed * 100).rounded())) % of the retelling is in sentences that have one",
      ])
  }

  /// Why the texts cannot be compared: packages to install, and unsupported languages.
  private static func lack(_ languages: [String]) -> String {
    let (offered, other) = (
      languages.filter(LanguagePack.offered.contains),
      languages.filter { !LanguagePack.offered.contains($0) }
    )
    var parts: [String] = []
    if !offered.isEmpty {
      let packs = offered.map { "\(LanguageName.name(of: $0)) (package \(package(of: $0)))" }
      parts.append("without the language pack for \(packs.joined(separator: " and "))")
    }
    if !other.isEmpty {
      let names = other.map { LanguageName.name(of: $0) }.joined(separator: " and ")
      parts.append("because there is no language pack for \(names)")
    }
    return parts.joined(separator: ", and ")
  }

  /// The Debian package that contains a pack; `Tools/package/language-debs` has the same three.
  private static func package(of language: String) -> String {
    ["de", "en", "ru"].contains(language) ? "readback" : "readback-lang-\(language)"
  }

  /// How much of a text's body is in linked sentences, by words.
  private static func share(_ side: AnalysedText, _ groups: [Int?]) -> Double {
    var (linked, all) = (0, 0)
    for (index, sentence) in side.document.sentences.enumerated()
    where side.document.role(ofSentence: index) == .body {
      let count = sentence.tokens.count { side.words[$0].kind != .mark }
      all += count
      if groups[index] != nil { linked += count }
    }
    return all > 0 ? Double(linked) / Double(all) : 0
  }
}
