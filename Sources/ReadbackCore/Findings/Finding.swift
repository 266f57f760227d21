/// One thing that the retelling omits, adds or mistranslates.
public struct Finding: Sendable, Identifiable {
  /// The same for the same words in the same place of the same texts, across runs.
  public let id: String
  /// From 1 in the order of the official text, whatever is filtered or rejected; 0 before the
  /// finding is part of a comparison, which gives it.
  public internal(set) var number: Int
  /// Why the place is a finding.
  public let cause: FindingCause
  /// How grave it is.
  public private(set) var severity: Severity
  /// 0...1: of findings with .8, about four in five are right (calibrated, see ARCHITECTURE.md).
  public let confidence: Double
  /// The place in the official text; nil for an addition without one.
  public let official: TextRange?
  /// The place in the retelling; nil for an omission without one.
  public let retelling: TextRange?
  /// Plain words with the quotes of both sides.
  public private(set) var reason: String
  /// Clears the panel's bar.
  public let isShown: Bool
  /// Who says so; never empty.
  public let sources: Set<FindingSource>
  /// A second opinion was asked about these words and did not say the same.
  public let isUnconfirmed: Bool

  /// Whether it is an omission, an addition or a mistranslation: the cause says so.
  public var kind: FindingKind { cause.kind }

  public init(
    id: String, cause: FindingCause, severity: Severity, confidence: Double, official: TextRange?,
    retelling: TextRange?, reason: String, isShown: Bool,
    number: Int = 0, sources: Set<FindingSource> = [.readback], isUnconfirmed: Bool = false
  ) {
    self.id = id
    self.number = number
    self.cause = cause
    self.severity = severity
    self.confidence = confidence
    self.official = official
    self.retelling = retelling
    self.reason = reason
    self.isShown = isShown
    self.sources = sources
    self.isUnconfirmed = isUnconfirmed
  }
}

extension Finding {
  /// The same finding with another severity.
  public func graded(_ severity: Severity, because reason: String? = nil) -> Finding {
    var graded = self
    graded.severity = severity
    if let reason { graded.reason = reason }
    return graded
  }
}

extension Finding {
  /// Whether it is graver than another finding, or as grave and surer.
  public func outranks(_ other: Finding) -> Bool {
    severity == other.severity ? confidence > other.confidence : severity > other.severity
  }
}

extension Sequence<Finding> {
  /// The gravest first, and of equally grave ones the surest; then in the order that they have.
  public func gravestFirst() -> [Finding] {
    enumerated().sorted { one, other in
      one.element.outranks(other.element)
        || !other.element.outranks(one.element) && one.offset < other.offset
    }.map(\.element)
  }
}

/// How grave a finding is, in MQM's words.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Form or shade.
  case minor
  /// The phrase or speaker is wrong but the gist survives.
  case major
  /// A false or destroyed statement.
  case critical

  public static func < (one: Severity, other: Severity) -> Bool {
    one.rank < other.rank
  }

  private var rank: Int {
    switch self {
    case .minor: 0
    case .major: 1
    case .critical: 2
    }
  }
}
