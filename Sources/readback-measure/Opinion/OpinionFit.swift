import ReadbackCore

/// Counts how often findings are right, by their source.
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
    \(FittedShares(pairs).source))
      static let ofWeakAnswers = OpinionShares(
    \(FittedShares(weak).source))
    }
    """
  }
}

/// The shares of findings that are right on some pairs, with the counts.
struct FittedShares {
  private typealias Weight = OpinionShares.Weight
  private var alone: [FindingKind: [Weight: BenchScore.Share]] = [:]
  private var both: [FindingKind: BenchScore.Share] = [:]
  /// How many of Readback's right and wrong findings the opinion did not confirm, including doubts.
  private var silenceOnRight: [FindingKind: BenchScore.Share] = [:]
  private var silenceOnWrong: [FindingKind: BenchScore.Share] = [:]

  init(_ pairs: [OpinionPair]) {
    // Everything is kept, so that the shares are independent of their later use.
    let even = OpinionShares(alone: [:], both: [:], unconfirmed: [:])
    for pair in pairs {
      let merged = pair.merged(shares: even)
      for (finding, isRight) in JudgedPair(merged, by: pair.gold).findings {
        guard let isRight else { continue }
        if finding.sources == [.opinion] {
          guard let cell = merged.share(of: finding, in: pair.opinion) else { continue }
          alone[cell.kind, default: [:]][cell.weight, default: .init()].add(isRight)
          continue
        }
        let isConfirmed = finding.sources.contains(.opinion)
        if isConfirmed { both[finding.kind, default: .init()].add(isRight) }
        guard isConfirmed || finding.isUnconfirmed,
          !finding.cause.isExact || finding.severity == .minor
        else { continue }
        if isRight {
          silenceOnRight[finding.kind, default: .init()].add(!isConfirmed)
        } else {
          silenceOnWrong[finding.kind, default: .init()].add(!isConfirmed)
        }
      }
    }
  }

  /// A share of few cases is unreliable: it is moved towards the mean of its kind.
  var shares: OpinionShares {
    var shares = OpinionShares(alone: [:], both: [:], unconfirmed: [:])
    for kind in FindingKind.allCases {
      let all = (alone[kind] ?? [:]).values.reduce(into: BenchScore.Share()) {
        $0.right += $1.right
        $0.all += $1.all
      }
      let mean = smoothed(all, towards: 0.5)
      for weight in Weight.allCases {
        shares.alone[kind, default: [:]][weight] = smoothed(alone[kind]?[weight], towards: mean)
      }
      shares.both[kind] = smoothed(both[kind], towards: max(0.5, mean))
      shares.unconfirmed[kind] = min(
        1,
        smoothed(silenceOnRight[kind], towards: 0.5)
          / smoothed(silenceOnWrong[kind], towards: 0.5))
    }
    return shares
  }

  /// As if two more cases with the mean share had been seen.
  private func smoothed(_ share: BenchScore.Share?, towards mean: Double) -> Double {
    (Double(share?.right ?? 0) + mean * 2) / (Double(share?.all ?? 0) + 2)
  }

  /// The arguments of `OpinionShares.init`, one line per share.
  var source: String {
    let shares = shares
    func number(_ value: Double?) -> String {
      let hundredths = Int(((value ?? 0) * 100).rounded())
      return hundredths >= 100 ? "1" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
    }
    /// ".kind: value,  // 3 of 4".
    func row(_ name: String, _ value: Double?, _ share: BenchScore.Share?) -> String {
      "\(name): \(number(value)),  // \(share.map { "\($0.right) of \($0.all)" } ?? "none")"
    }
    let kinds = FindingKind.allCases
    var lines = ["    alone: ["]
    for kind in kinds {
      lines.append("      .\(kind): [")
      for weight in Weight.allCases {
        lines.append(
          "        " + row(".\(weight)", shares.alone[kind]?[weight], alone[kind]?[weight]))
      }
      lines.append("      ],")
    }
    lines += ["    ],", "    both: ["]
    for kind in kinds { lines.append("      " + row(".\(kind)", shares.both[kind], both[kind])) }
    lines += ["    ],", "    unconfirmed: ["]
    for kind in kinds {
      func count(_ share: BenchScore.Share?) -> String {
        "\(share?.right ?? 0) of \(share?.all ?? 0)"
      }
      lines.append(
        "      .\(kind): \(number(shares.unconfirmed[kind])),"
          + "  // \(count(silenceOnRight[kind])) by \(count(silenceOnWrong[kind]))")
    }
    lines.append("    ]")
    return lines.joined(separator: "\n")
  }
}
