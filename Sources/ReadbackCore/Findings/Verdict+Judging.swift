extension Verdict {
  /// The verdict on a retelling as a whole.
  static func judged(_ evidence: Evidence, told: Told) -> Verdict {
    let coverage = coverage(evidence, told: told)
    let names = share(of: evidence.official.nameForms, in: evidence.retelling)
    let body = evidence.official.document.sentences.indices.filter {
      evidence.official.document.role(ofSentence: $0) == .body
    }
    let linked = body.count { evidence.groupOfOfficialSentence[$0] != nil }
    let relation: VerdictRelation =
      coverage < 0.12 ? .unrelated : coverage < 0.6 ? .partly : .retells
    var sentences = [
      "carries \(percent(coverage)) of what the official text tells",
      "\(linked) of \(body.count) official sentences have a counterpart",
    ]
    if names.total > 0 {
      sentences.append("\(names.found) of \(names.total) official names are named")
    }
    sentences += dates(evidence)
    return Verdict(relation: relation, coverage: coverage, evidence: sentences)
  }

  /// Told weight over all weight of the official body.
  private static func coverage(_ evidence: Evidence, told: Told) -> Double {
    var total: Float = 0
    var carried: Float = 0
    for (index, sentence) in evidence.official.document.sentences.enumerated()
    where evidence.official.document.role(ofSentence: index) == .body {
      for token in sentence.tokens {
        let weight = evidence.official.words[token].weight
        total += weight
        if evidence.groupOfOfficialSentence[index] != nil {
          // A paraphrased word counts in full once most of its meaning is there.
          carried += weight * min(1, told.official[token] * 1.6)
        }
      }
    }
    return total > 0 ? Double(carried / total) : 0
  }

  private static func share(of names: Set<Int32>, in side: Side) -> (found: Int, total: Int) {
    (names.count { side.has(form: $0) }, names.count)
  }

  /// Dates and numbers that only one side has.
  private static func dates(_ evidence: Evidence) -> [String] {
    func dates(_ quantities: [[Quantities.Reading]]) -> [Quantities.Reading] {
      quantities.joined().filter { $0.kind == .date }
    }
    let official = dates(evidence.officialQuantities)
    let retelling = dates(evidence.retellingQuantities)
    func missing(
      _ ones: [Quantities.Reading], _ others: [Quantities.Reading], _ side: Side
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
    let onlyOfficial = missing(official, retelling, evidence.official)
    let onlyRetelling = missing(retelling, official, evidence.retelling)
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
    "\(Int((share * 100).rounded())) %"
  }
}
