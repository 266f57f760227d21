import ReadbackCore

/// Counts how often findings are right by where they come from.
struct OpinionFit {
  private let pairs: [OpinionPair]
  private let weak: [OpinionPair]

  init(_ pairs: [OpinionPair], weak: [OpinionPair]) {
    self.pairs = pairs
    self.weak = weak
  }

  /// The file `OpinionShares+Measured.swift`.
  var source: String {
    """
    // Written by `readback-measure opinion --fit`: do not edit by hand.

    extension OpinionShares {
      static let ofStrongAnswers = OpinionShares(
    \(table(pairs))
      static let ofWeakAnswers = OpinionShares(
    \(table(weak))
    }
    """
  }

  private func table(_ pairs: [OpinionPair]) -> String {
    // Everything is kept, so that the shares are those before they are used.
    let even = OpinionShares(alone: [:], both: [:], unconfirmed: [:])
    var alone: [FindingKind: [OpinionShares.Weight: BenchScore.Share]] = [:]
    var both: [FindingKind: BenchScore.Share] = [:]
    var unconfirmed: [FindingKind: BenchScore.Share] = [:]
    var own: [FindingKind: BenchScore.Share] = [:]
    for pair in pairs {
      for (finding, isRight) in JudgedPair(pair.comparison, by: pair.gold).findings {
        guard finding.isShown, !finding.cause.isExact, let isRight else { continue }
        own[finding.kind, default: .init()].add(isRight)
      }
      let shown = Set(pair.comparison.findings.filter(\.isShown).map(\.id))
      let merged = pair.merged(shares: even)
      for (finding, isRight) in JudgedPair(merged, by: pair.gold).findings {
        guard let isRight else { continue }
        if finding.sources == [.opinion], let weight = merged.weight(of: finding, in: pair.opinion)
        {
          alone[finding.kind, default: [:]][weight, default: .init()].add(isRight)
        } else if finding.sources.contains(.opinion) {
          both[finding.kind, default: .init()].add(isRight)
        } else if finding.isUnconfirmed,
          !finding.cause.isExact || finding.severity == .minor, shown.contains(finding.id)
        {
          unconfirmed[finding.kind, default: .init()].add(isRight)
        }
      }
    }
    func number(_ value: Double) -> String {
      let hundredths = Int((value * 100).rounded())
      return hundredths >= 100 ? "1" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
    }
    /// One more right and one more wrong than were seen: a share of few cases is not sure.
    func smoothed(_ share: BenchScore.Share?, towards mean: Double, weight: Double) -> Double {
      (Double(share?.right ?? 0) + mean * weight) / (Double(share?.all ?? 0) + weight)
    }
    func kindShare(_ kind: FindingKind) -> BenchScore.Share {
      (alone[kind] ?? [:]).values.reduce(into: .init()) {
        $0.right += $1.right
        $0.all += $1.all
      }
    }
    /// A row a line: ".kind: value,  // 3 of 4".
    func row(_ name: String, _ value: Double, _ share: BenchScore.Share?) -> String {
      "\(name): \(number(value)),  // \(share.map { "\($0.right) of \($0.all)" } ?? "none")"
    }
    let kinds = FindingKind.allCases
    var lines = ["    alone: ["]
    for kind in kinds {
      let mean = smoothed(kindShare(kind), towards: 0.5, weight: 2)
      lines.append("      .\(kind): [")
      for weight in OpinionShares.Weight.allCases {
        let share = alone[kind]?[weight]
        lines.append(
          "        "
            + row(".\(weight)", smoothed(share, towards: mean, weight: 2), share))
      }
      lines.append("      ],")
    }
    lines += ["    ],", "    both: ["]
    for kind in kinds {
      let value = smoothed(
        both[kind], towards: max(0.5, smoothed(kindShare(kind), towards: 0.5, weight: 2)),
        weight: 2)
      lines.append("      " + row(".\(kind)", value, both[kind]))
    }
    lines += ["    ],", "    unconfirmed: ["]
    for kind in kinds {
      let before = smoothed(own[kind], towards: 0.5, weight: 2)
      let after = smoothed(unconfirmed[kind], towards: before, weight: 2)
      lines.append(
        "      "
          + row(".\(kind)", min(1, after / before), unconfirmed[kind]))
    }
    lines.append("    ])")
    return lines.joined(separator: "\n")
  }
}
