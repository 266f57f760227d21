/// An omission, addition or mistranslation of the retelling.
public struct Finding: Sendable, Identifiable {
  /// Stable across runs for the same words in the same place of the same texts.
  public let id: String
  /// From 1 in the order of the official text, independent of filters and rejections; 0 until the
  /// finding is part of a comparison.
  public internal(set) var number: Int
  /// Why the place is a finding.
  public let cause: FindingCause
  /// The severity.
  public private(set) var severity: Severity
  /// 0...1: of findings with .8, about four in five are right (calibrated, see ARCHITECTURE.md).
  public let confidence: Double
  /// The place in the official text; nil for an addition without a counterpart there.
  public let official: TextRange?
  /// The place in the retelling; nil for an omission without a counterpart there.
  public let retelling: TextRange?
  /// An explanation in plain words with quotations from both sides.
  public private(set) var reason: String
  /// Whether it clears the panel's bar.
  public let isShown: Bool
  /// Who reports it; never empty.
  public let sources: Set<FindingSource>
  /// Whether a second opinion covered these words and did not confirm the finding.
  public let isUnconfirmed: Bool

  /// Omission, addition or mistranslation, according to the cause.
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
  /// Whether it is more severe than another finding, or equally severe and more certain.
  public func outranks(_ other: Finding) -> Bool {
    severity == other.severity ? confidence > other.confidence : severity > other.severity
  }
}

extension Sequence<Finding> {
  /// The most severe first, then the most certain; otherwise in the existing order.
  public func mostSevereFirst() -> [Finding] {
    enumerated().sorted { one, other in
      one.element.outranks(other.element)
        || !other.element.outranks(one.element) && one.offset < other.offset
    }.map(\.element)
  }
}

/// The severity of a finding, in the terms of MQM.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// A matter of form or nuance.
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
