/// Words in quotation marks that are not the official words.
enum Quotations {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    evidence.retelling.quotations.compactMap { draft(of: $0, evidence) }
  }

  private static func draft(of quotation: Range<Int>, _ evidence: Evidence) -> Draft? {
    let side = evidence.retelling
    let content = quotation.filter { side.words[$0].isContent }
    guard content.count >= 4,
      evidence.groupOfRetellingSentence[side.sentence(ofToken: quotation.lowerBound)] != nil
    else { return nil }
    let counterparts = quotation.compactMap { token in
      evidence.retellingPartners[token].first.flatMap { $0.probability > 0.5 ? $0.token : nil }
    }
    let told = content.count {
      (evidence.retellingPartners[$0].first?.probability ?? 0) > 0.5
    }
    guard told * 2 >= content.count, let low = counterparts.min(),
      let high = counterparts.max(), high - low < quotation.count * 4
    else { return nil }
    let changed = content.filter { token in
      let word = side.words[token]
      return !evidence.retellingPartners[token].contains {
        evidence.isSameWord(evidence.official.words[$0.token], word)
      }
    }
    guard !changed.isEmpty else { return nil }
    let official = low..<(high + 1)
    let words = changed.prefix(3).map { Quoting.quoted(side.quote($0..<($0 + 1))) }
    let list = words.joined(separator: ", ") + (changed.count > 3 ? " …" : "")
    return Draft(
      cause: .quotation, severity: .minor,
      confidence: Calibration.quotation(
        changedShare: Double(changed.count) / Double(content.count)),
      official: evidence.official.place(of: official), retelling: side.place(of: quotation),
      reason: "in quotation marks, but the official words are "
        + "\(Quoting.quoted(evidence.official.quote(official))); changed: \(list)")
  }
}
