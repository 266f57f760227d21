/// How often findings are right, by where they come from: measured on annotated pairs, see
/// "Second opinion" in ARCHITECTURE.md. `readback-measure opinion --fit` writes the values.
public struct OpinionShares: Sendable {
  /// What a finding that only the opinion has is called by the model.
  public enum Weight: String, Sendable, CaseIterable {
    /// Minor, and the model itself is not sure.
    case doubtful
    case minor
    case major
    case critical

    /// Below this a model is not sure of what it says.
    public static let sure = 0.6

    init(_ claim: OpinionClaim) {
      switch claim.severity {
      case .critical: self = .critical
      case .major: self = .major
      case .minor: self = claim.confidence.map { $0 < Self.sure } ?? false ? .doubtful : .minor
      }
    }
  }

  /// Which share holds for a finding that only the opinion has.
  public struct Cell: Sendable, Hashable {
    /// What it is trusted as.
    public let kind: FindingKind
    /// How much weight the model gives it.
    public let weight: Weight
  }

  /// Of the findings that only the opinion has.
  public var alone: [FindingKind: [Weight: Double]]
  /// Of those that both have.
  public var both: [FindingKind: Double]
  /// What the odds of Readback's own findings are multiplied by when the opinion was asked and did
  /// not say the same: how often it is silent on those that are right, by how often on the others.
  public var unconfirmed: [FindingKind: Double]

  public init(
    alone: [FindingKind: [Weight: Double]], both: [FindingKind: Double],
    unconfirmed: [FindingKind: Double]
  ) {
    self.alone = alone
    self.both = both
    self.unconfirmed = unconfirmed
  }

  /// Findings are shown from here up.
  public static let bar = 0.5

  /// The shares for an answer of some trust: between those of strong and of weak answers.
  public static func measured(_ trust: OpinionTrust) -> OpinionShares {
    between(ofStrongAnswers, and: ofWeakAnswers, by: trust)
  }

  /// The shares of strong answers, as far as an answer is trusted, else those of weak ones.
  public static func between(
    _ strong: OpinionShares, and weak: OpinionShares, by trust: OpinionTrust
  ) -> OpinionShares {
    func mixed(_ strong: Double?, _ weak: Double?) -> Double {
      (strong ?? 0) * trust.value + (weak ?? 0) * (1 - trust.value)
    }
    var shares = strong
    for kind in FindingKind.allCases {
      for weight in Weight.allCases {
        shares.alone[kind]?[weight] = mixed(strong.alone[kind]?[weight], weak.alone[kind]?[weight])
      }
      shares.both[kind] = mixed(strong.both[kind], weak.both[kind])
      shares.unconfirmed[kind] = mixed(strong.unconfirmed[kind], weak.unconfirmed[kind])
    }
    return shares
  }
}
