import ReadbackCore

/// The second opinion that a session can ask for.
public struct OpinionOffer: Sendable, Hashable {
  /// The model as the header names it.
  public let model: String
  /// What is sent where, for the first time that it is asked: "both texts are sent to ...".
  public let consequence: String
  /// The user knows that.
  public internal(set) var isAllowed: Bool
  /// The user said no in this session.
  var isDeclined = false

  public init(model: String, consequence: String, isAllowed: Bool) {
    self.model = model
    self.consequence = consequence
    self.isAllowed = isAllowed
  }
}

/// What is asked about.
public enum OpinionScope: Sendable, Hashable {
  /// All that has not been answered yet.
  case everything
  /// A sentence of either text, with what it is linked to.
  case sentence(official: Int?, retelling: Int?)
}

/// How far a question about a retelling is.
public struct OpinionProgress: Sendable, Hashable {
  public let answeredCount: Int
  public let count: Int

  public init(answeredCount: Int, count: Int) {
    self.answeredCount = answeredCount
    self.count = count
  }
}

/// What a finding's sources are to the filter.
enum SourceChoice: Sendable, Hashable, CaseIterable {
  case both
  case opinionAlone
  case readbackAlone

  init(_ finding: Finding) {
    guard finding.sources.contains(.opinion) else {
      self = .readbackAlone
      return
    }
    self = finding.sources.contains(.readback) ? .both : .opinionAlone
  }

  var label: String {
    switch self {
    case .both: "found by Readback and the second opinion"
    case .opinionAlone: "found by the second opinion only"
    case .readbackAlone: "found by Readback only"
    }
  }
}

extension Signs {
  /// Who found it; blank where no opinion has to do with it.
  func source(of finding: Finding) -> String {
    repertoire == .unicode ? finding.sourceSign : finding.asciiSourceSign
  }

  func of(_ choice: SourceChoice) -> String {
    switch (choice, repertoire == .unicode) {
    case (.both, true): "◆"
    case (.both, false): "*"
    case (.opinionAlone, true): "◇"
    case (.opinionAlone, false): "+"
    case (.readbackAlone, true): "○"
    case (.readbackAlone, false): "o"
    }
  }
}
