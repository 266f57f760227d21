/// How often findings are right, by their source, measured on annotated pairs: see "Second opinion"
/// in ARCHITECTURE.md. `readback-measure opinion --fit` writes the values.
public struct OpinionShares: Sendable {
  /// The importance that the model gives to a finding that only the opinion has.
  public enum Weight: String, Sendable, CaseIterable {
    /// Minor, and the model itself is unsure.
    case doubtful
    case minor
    case major
    case critical

    /// Below this confidence a model is unsure.
    public static let sure = 0.6

    init(_ claim: OpinionClaim) {
      switch claim.severity {
      case .critical: self = .critical
      case .major: self = .major
      case .minor: self = claim.confidence.map { $0 < Self.sure } ?? false ? .doubtful : .minor
      }
    }
  }

  /// Selects the share that applies to a finding that only the opinion has.
  public struct Cell: Sendable, Hashable {
    /// The kind it is treated as.
    public let kind: FindingKind
    /// The importance that the model gives it.
    public let weight: Weight
  }

  /// For findings that only the opinion has.
  public var alone: [FindingKind: [Weight: Double]]
  /// For findings that both have.
  public var both: [FindingKind: Double]
  /// The factor for the odds of Readback's own findings if the opinion covers the sentences but
  /// does not confirm: how often it is silent on correct findings, divided by how often it is
  /// silent on wrong ones.
  public var unconfirmed: [FindingKind: Double]

  public init(
    alone: [FindingKind: [Weight: Double]], both: [FindingKind: Double],
    unconfirmed: [FindingKind: Double]
  ) {
    self.alone = alone
    self.both = both
    self.unconfirmed = unconfirmed
  }

  /// The least confidence of shown findings.
  public static let bar = 0.5

  /// The shares for an answer with the given trust, interpolated between weak and strong answers.
  public static func measured(_ trust: OpinionTrust) -> OpinionShares {
    between(ofStrongAnswers, and: ofWeakAnswers, by: trust)
  }

  /// Interpolates between the shares of weak and of strong answers.
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
