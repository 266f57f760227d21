/// One finding as a language model put it, before anything in it was checked.
public struct OpinionClaim: Sendable, Hashable {
  /// What the model says was done to the official text.
  public var kind: FindingKind
  /// The cause, where the model named one that Readback knows.
  public var cause: FindingCause?
  /// How grave the model calls it.
  public var severity: Severity
  /// The official words that it quotes; nil when it quotes none.
  public var official: String?
  /// The retelling's words that it quotes.
  public var retelling: String?
  /// The numbers of the sentences that it quotes, where it gave them.
  public var officialNumber: Int?
  /// The same for the retelling.
  public var retellingNumber: Int?
  /// Untrusted text of at most `reasonLimit` characters, on one line.
  public var reason: String
  /// 0...1, as the model says; nil when it does not.
  public var confidence: Double?

  /// What a reason is cut at, in characters.
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

/// Why a claim of a language model was not taken over.
public enum OpinionDrop: String, Sendable, CaseIterable {
  case unreadable
  case noPlace = "no-place"
  case outside
  case sameWords = "same-words"
  case duplicate

  /// For the report on an opinion: what the claims have in common.
  public var sentence: String {
    switch self {
    case .unreadable: "cut off or without any words"
    case .noPlace: "its quotation is not in the text"
    case .outside: "about a sentence that was not asked about"
    case .sameWords: "the linked sentence has the same words"
    case .duplicate: "says the same as another one"
    }
  }
}

/// How many claims were dropped, by reason.
public struct OpinionDrops: Sendable, Hashable {
  /// By reason; reasons without a claim are absent.
  public private(set) var counts: [OpinionDrop: Int] = [:]

  public init() {}

  /// How many claims there are in all.
  public var total: Int { counts.values.reduce(0, +) }

  mutating func add(_ drop: OpinionDrop, _ count: Int = 1) {
    if count > 0 { counts[drop, default: 0] += count }
  }

  mutating func add(_ others: OpinionDrops) {
    for (drop, count) in others.counts { add(drop, count) }
  }

  /// "3 dropped: 2 its quotation is not in the text, 1 ..."; nil when nothing was dropped.
  public var sentence: String? {
    guard total > 0 else { return nil }
    let parts = OpinionDrop.allCases.compactMap { drop in
      counts[drop].map { "\($0) (\(drop.sentence))" }
    }
    return "\(total) dropped: \(parts.joined(separator: ", "))"
  }
}
