/// The outcome of asking a language model about a retelling, for reports and headers.
public struct OpinionSummary: Sendable, Hashable {
  /// The model's name as shown to readers.
  public var model: String
  /// The number of pieces.
  public var pieceCount: Int
  /// The number of answered pieces.
  public var answeredCount: Int
  /// The number of accepted claims.
  public var claimCount: Int
  /// Why the other claims were dropped.
  public var drops: OpinionDrops
  /// Problems, one sentence each; empty if there were none.
  public var problems: [String]

  public init(
    model: String, pieceCount: Int = 0, answeredCount: Int = 0, claimCount: Int = 0,
    drops: OpinionDrops = OpinionDrops(), problems: [String] = []
  ) {
    self.model = model
    self.pieceCount = pieceCount
    self.answeredCount = answeredCount
    self.claimCount = claimCount
    self.drops = drops
    self.problems = problems
  }

  /// Whether every piece was answered.
  public var isComplete: Bool { answeredCount == pieceCount && problems.isEmpty }

  /// "second opinion of llama3: 23 findings, 2 dropped: ...".
  public var sentence: String {
    if pieceCount == 0 { return "second opinion: none recorded" }
    var parts = ["\(claimCount) \(claimCount == 1 ? "finding" : "findings")"]
    if answeredCount < pieceCount {
      parts.insert("\(answeredCount) of \(pieceCount) parts answered", at: 0)
    }
    if let drops = drops.sentence { parts.append(drops) }
    return "second opinion of \(model): \(parts.joined(separator: "; "))"
  }
}
