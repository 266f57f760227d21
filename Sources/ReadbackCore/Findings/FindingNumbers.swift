/// A single order and numbering for the findings of two texts, used wherever they are shown.
enum FindingNumbers {
  /// Sorts findings in the order of the official text.
  ///
  /// The order is that of the rows shown side by side: an addition is placed where the retelling
  /// has it, between the counterparts of its neighbours.
  static func ordered(
    _ findings: [Finding], official: Document, retelling: Document, alignment: Alignment
  ) -> [Finding] {
    if findings.isEmpty { return [] }
    let rows = FacingRows(
      official: official, retelling: retelling, links: alignment.links, order: .official)
    let keyed = findings.map { (row: rows.row(of: $0, official, retelling), finding: $0) }
    guard zip(keyed, keyed.dropFirst()).contains(where: { $0.row > $1.row }) else {
      return findings
    }
    return keyed.indices.sorted { (keyed[$0].row, $0) < (keyed[$1].row, $1) }
      .map { findings[$0] }
  }

  /// Numbers the findings without a number, in their order.
  ///
  /// Findings that the panel shows by default come first, so that no numbers are missing from the
  /// list; doubts come last. Findings added later by a reviewer or an opinion get higher numbers:
  /// neither filters nor decisions nor additions change the number of a finding that somebody may
  /// have cited.
  static func filled(_ findings: [Finding], after used: Int = 0) -> [Finding] {
    var numbered = findings
    var last = max(used, findings.lazy.map(\.number).max() ?? 0)
    for isShown in [true, false] {
      for index in numbered.indices
      where numbered[index].isShown == isShown && numbered[index].number == 0 {
        last += 1
        numbered[index].number = last
      }
    }
    return numbered
  }
}

extension Comparison {
  /// The same findings without numbers, which are assigned later.
  public var withoutNumbers: Comparison { with(findings.map { $0.numbered(0) }, awaiting: true) }

  /// The same findings, all with numbers.
  ///
  /// - Parameter earlier: an earlier comparison of the same texts that was shown. Its findings keep
  ///   their numbers and others get higher ones, so that no number ever refers to a different
  ///   finding. Without a numbered earlier comparison, findings keep the numbers they have here.
  public func numbered(after earlier: Comparison?) -> Comparison {
    guard let earlier, earlier.lastNumber > 0 else { return with(findings) }
    return with(FindingNumbers.filled(kept(from: earlier), after: earlier.lastNumber))
  }

  /// The same findings, with the numbers of those shown before; the others stay without.
  public func awaitingNumbers(after earlier: Comparison?) -> Comparison {
    guard let earlier else { return withoutNumbers }
    return with(kept(from: earlier), awaiting: true)
  }

  var lastNumber: Int { findings.lazy.map(\.number).max() ?? 0 }

  private func kept(from earlier: Comparison) -> [Finding] {
    let known = Dictionary(
      earlier.findings.lazy.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    return findings.map { $0.numbered(known[$0.id] ?? 0) }
  }

  private func with(_ findings: [Finding], awaiting: Bool = false) -> Comparison {
    Comparison(
      official: official, retelling: retelling, alignment: alignment, findings: findings,
      verdict: verdict, edits: edits, opinion: opinion, awaitsNumbers: awaiting)
  }
}

extension Finding {
  fileprivate func numbered(_ number: Int) -> Finding {
    var finding = self
    finding.number = number
    return finding
  }
}
