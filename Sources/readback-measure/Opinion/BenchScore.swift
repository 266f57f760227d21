import ReadbackCore

/// Pooled scores over annotated pairs, counted like `score_bench.py`.
struct BenchScore {
  struct Share {
    var right = 0
    var all = 0

    mutating func add(_ isRight: Bool) {
      all += 1
      if isRight { right += 1 }
    }

    var value: Double? { all == 0 ? nil : Double(right) / Double(all) }

    var text: String {
      guard all > 0 else { return "none" }
      let hundredths = Int((Double(right) * 100 / Double(all)).rounded())
      let digits = hundredths % 100 < 10 ? "0\(hundredths % 100)" : "\(hundredths % 100)"
      return "\(right)/\(all) = \(hundredths / 100).\(digits)"
    }
  }

  var grave = Share()
  var mistranslations = Share()
  var flagged = Share()
  var omissionsFound = Share()
  var omissions = Share()
  var additionsFound = Share()
  var additions = Share()
  var firstThree = Share()

  /// Adds a pair by its shown findings.
  mutating func add(_ pair: JudgedPair) {
    let shown = pair.findings.filter(\.finding.isShown)
    for isFound in pair.graveFound { grave.add(isFound) }
    for isFlagged in pair.paraphrasesFlagged { flagged.add(isFlagged) }
    for isFound in pair.majorOmissionsFound { omissionsFound.add(isFound) }
    for isFound in pair.majorAdditionsFound { additionsFound.add(isFound) }
    for (finding, isRight) in shown {
      switch finding.kind {
      // Neither right nor wrong: it touches only a borderline case.
      case .mistranslation: if let isRight { mistranslations.add(isRight) }
      case .omission: omissions.add(isRight ?? false)
      case .addition: additions.add(isRight ?? false)
      }
    }
    // In the order of the reports.
    let rights = Dictionary(
      shown.map { ($0.finding.id, $0.isRight) }, uniquingKeysWith: { first, _ in first })
    for finding in shown.map(\.finding).mostSevereFirst().prefix(3) {
      firstThree.add((rights[finding.id] ?? nil) ?? true)
    }
  }

  var text: String {
    """
      grave mistranslations found \(grave.text); precision \(mistranslations.text); \
    fair paraphrases flagged \(flagged.text)
      major omissions found \(omissionsFound.text); precision \(omissions.text)
      major additions found \(additionsFound.text); precision \(additions.text)
      first three findings right \(firstThree.text)
    """
  }
}

/// A comparison whose findings were matched with an annotation.
struct JudgedPair {
  /// Whether each finding is right; nil for one that touches only a borderline case.
  let findings: [(finding: Finding, isRight: Bool?)]
  let graveFound: [Bool]
  let paraphrasesFlagged: [Bool]
  let majorOmissionsFound: [Bool]
  let majorAdditionsFound: [Bool]
  /// Critical and major items without a shown finding.
  let missed: [String]

  /// Findings of the cause "wording" are not scored.
  init(_ comparison: Comparison, by gold: GoldPair) {
    let official = GoldSide(gold.official, text: comparison.official.text)
    let retelling = GoldSide(gold.retelling, text: comparison.retelling.text)
    let officialOffsets = ScalarOffsets(comparison.official.text)
    let retellingOffsets = ScalarOffsets(comparison.retelling.text)
    let findings = comparison.findings.filter { $0.cause.rawValue != "wording" }
    func letters(_ finding: Finding) -> Set<Int> {
      finding.kind == .omission
        ? official.letters(finding.official.map { [officialOffsets.scalarRange(of: $0)] } ?? [])
        : retelling.letters(finding.retelling.map { [retellingOffsets.scalarRange(of: $0)] } ?? [])
    }
    func places(_ items: [GoldPair.Mistranslation]?) -> [Set<Int>] {
      (items ?? []).compactMap { item in
        retelling.place(of: item.retellingQuote, inUnit: item.r).map { retelling.letters([$0]) }
      }
    }
    let borderline = gold.borderline ?? []
    // Omissions and additions: half of the letters must overlap.
    var allowedOfficial: Set<Int> = []
    var allowedRetelling: Set<Int> = []
    let omitted = gold.omissions.map { item in
      official.place(of: item.quote, inUnit: item.o).map { official.letters([$0]) } ?? []
    }
    let added = gold.additions.map { item in
      retelling.place(of: item.quote, inUnit: item.r).map { retelling.letters([$0]) } ?? []
    }
    for letters in omitted { allowedOfficial.formUnion(letters) }
    for letters in added { allowedRetelling.formUnion(letters) }
    for frame in gold.frames ?? [] {
      if let place = retelling.place(of: frame["quote"], inUnit: frame["r"]) {
        allowedRetelling.formUnion(retelling.letters([place]))
      }
    }
    for item in borderline {
      if let place = official.place(of: item.officialQuote, inUnit: item.o) {
        allowedOfficial.formUnion(official.letters([place]))
      }
      if let place = retelling.place(of: item.retellingQuote, inUnit: item.r) {
        allowedRetelling.formUnion(retelling.letters([place]))
      }
    }
    for link in gold.optionalLinks ?? [] {
      allowedOfficial.formUnion(official.letters(link.o.compactMap(official.place)))
      allowedRetelling.formUnion(retelling.letters(link.r.compactMap(retelling.place)))
    }
    allowedOfficial.formUnion(official.letters(official.headings))
    allowedRetelling.formUnion(retelling.letters(retelling.headings))
    // Mistranslations: one common letter is enough.
    let wrong = places(gold.mistranslations)
    let fair = places(borderline)
    self.findings = findings.map { finding in
      let inside = letters(finding)
      switch finding.kind {
      case .omission:
        return (finding, inside.intersection(allowedOfficial).count * 2 >= inside.count)
      case .addition:
        return (finding, inside.intersection(allowedRetelling).count * 2 >= inside.count)
      case .mistranslation:
        if wrong.contains(where: { !$0.isDisjoint(with: inside) }) { return (finding, true) }
        return (finding, fair.contains { !$0.isDisjoint(with: inside) } ? nil : false)
      }
    }
    let shown = self.findings.filter(\.finding.isShown)
    func cover(_ kind: FindingKind) -> Set<Int> {
      shown.reduce(into: []) { if $1.finding.kind == kind { $0.formUnion(letters($1.finding)) } }
    }
    let (omissionCover, additionCover) = (cover(.omission), cover(.addition))
    let mistranslationCover = cover(.mistranslation)
    majorOmissionsFound = zip(gold.omissions, omitted).filter { $0.0.weight == "major" }.map {
      $0.1.intersection(omissionCover).count * 2 >= $0.1.count
    }
    majorAdditionsFound = zip(gold.additions, added).filter { $0.0.weight == "major" }.map {
      $0.1.intersection(additionCover).count * 2 >= $0.1.count
    }
    graveFound = zip(gold.mistranslations, wrong).filter { $0.0.severity != "minor" }.map {
      !$0.1.isDisjoint(with: mistranslationCover)
    }
    var missed: [String] = []
    let majorOmissions = gold.omissions.filter { $0.weight == "major" }
    for (item, isFound) in zip(majorOmissions, majorOmissionsFound) where !isFound {
      missed.append("omission \(item.quote)")
    }
    let majorAdditions = gold.additions.filter { $0.weight == "major" }
    for (item, isFound) in zip(majorAdditions, majorAdditionsFound) where !isFound {
      missed.append("addition \(item.quote)")
    }
    let graveItems = gold.mistranslations.filter { $0.severity != "minor" }
    for (item, isFound) in zip(graveItems, graveFound) where !isFound {
      missed.append("mistranslation \(item.officialQuote ?? "") -> \(item.retellingQuote ?? "")")
    }
    self.missed = missed
    // A false alarm that touches a fair paraphrase flags it.
    let protected = places(gold.paraphrases)
    let alarms = shown.filter { $0.finding.kind == .mistranslation && $0.isRight == false }
      .map { letters($0.finding) }
    let flaggedCount = alarms.count { alarm in
      protected.contains { !$0.isDisjoint(with: alarm) }
    }
    paraphrasesFlagged = (gold.paraphrases ?? []).indices.map { $0 < flaggedCount }
  }
}
