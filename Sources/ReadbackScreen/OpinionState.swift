import ReadbackCore

/// A second opinion that a session can ask for.
public struct OpinionOffer: Sendable, Hashable {
  /// The model's name for the header.
  public let model: String
  /// What is sent where, shown before the first question: "both texts are sent to ...".
  public let consequence: String
  /// Whether the user has agreed.
  public internal(set) var isAllowed: Bool
  /// Whether the user declined in this session.
  var isDeclined = false

  public init(model: String, consequence: String, isAllowed: Bool) {
    self.model = model
    self.consequence = consequence
    self.isAllowed = isAllowed
  }
}

/// The scope of a question.
public enum OpinionScope: Sendable, Hashable {
  /// All sentences not answered yet.
  case everything
  /// A sentence of either text, with its linked sentences.
  case sentence(official: Int?, retelling: Int?)
}

/// The progress of a question about a retelling.
public struct OpinionProgress: Sendable, Hashable {
  public let answeredCount: Int
  public let count: Int

  public init(answeredCount: Int, count: Int) {
    self.answeredCount = answeredCount
    self.count = count
  }
}

/// A choice of sources in the filter.
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
  /// Who found it; blank without an opinion.
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
