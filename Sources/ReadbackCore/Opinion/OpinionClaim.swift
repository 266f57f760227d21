/// One finding as the language model wrote it, before any checks.
public struct OpinionClaim: Sendable, Hashable {
  /// The kind of change that the model claims.
  public var kind: FindingKind
  /// The cause, if the model named one that Readback knows.
  public var cause: FindingCause?
  /// The severity that the model claims.
  public var severity: Severity
  /// The official words that it quotes; nil if it quotes none.
  public var official: String?
  /// The retelling's words that it quotes; nil if it quotes none.
  public var retelling: String?
  /// The number of the official sentence that it quotes, if given.
  public var officialNumber: Int?
  /// The number of the retelling's sentence that it quotes, if given.
  public var retellingNumber: Int?
  /// Untrusted text of at most `reasonLimit` characters, on one line.
  public var reason: String
  /// 0...1, as the model says; nil if it does not say.
  public var confidence: Double?

  /// The maximum length of a reason, in characters.
  public static let reasonLimit = 300

  public init(
    kind: FindingKind, cause: FindingCause? = nil, severity: Severity = .major, official: String?,
    retelling: String?, officialNumber: Int? = nil, retellingNumber: Int? = nil,
    reason: String = "", confidence: Double? = nil
  ) {
    self.kind = kind
    self.cause = cause
    self.severity = severity
    self.official = official
    self.retelling = retelling
    self.officialNumber = officialNumber
    self.retellingNumber = retellingNumber
    self.reason = reason
    self.confidence = confidence
  }
}

/// Why a claim of a language model was dropped.
public enum OpinionDrop: String, Sendable, CaseIterable {
  case unreadable
  case noPlace = "no-place"
  case outside
  case sameWords = "same-words"
  case duplicate

  /// A phrase for the report on an opinion.
  public var sentence: String {
    switch self {
    case .unreadable: "truncated or without any words"
    case .noPlace: "its quotation is not in the text"
    case .outside: "about a sentence that was not asked about"
    case .sameWords: "the linked sentence has the same words"
    case .duplicate: "says the same as another one"
    }
  }
}

/// How many claims were dropped, by reason.
public struct OpinionDrops: Sendable, Hashable {
  /// By reason; reasons without claims are absent.
  public private(set) var counts: [OpinionDrop: Int] = [:]

  public init() {}

  /// The total number of claims.
  public var total: Int { counts.values.reduce(0, +) }

  mutating func add(_ drop: OpinionDrop, _ count: Int = 1) {
    if count > 0 { counts[drop, default: 0] += count }
  }

  mutating func add(_ others: OpinionDrops) {
    for (drop, count) in others.counts { add(drop, count) }
  }

  /// "3 dropped: 2 its quotation is not in the text, 1 ..."; nil if nothing was dropped.
  public var sentence: String? {
    guard total > 0 else { return nil }
    let parts = OpinionDrop.allCases.compactMap { drop in
      counts[drop].map { "\($0) (\(drop.sentence))" }
    }
    return "\(total) dropped: \(parts.joined(separator: ", "))"
  }
}
