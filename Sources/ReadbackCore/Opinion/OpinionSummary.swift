/// What became of asking a language model about a retelling, for reports and headers.
public struct OpinionSummary: Sendable, Hashable {
  /// What was asked, as readers see it.
  public var model: String
  /// How many pieces the texts have.
  public var pieceCount: Int
  /// How many of them were answered.
  public var answeredCount: Int
  /// How many claims of the answers stood.
  public var claimCount: Int
  /// Why the others were dropped.
  public var drops: OpinionDrops
  /// What went wrong, a sentence each; empty when nothing did.
  public var troubles: [String]

  public init(
    model: String, pieceCount: Int = 0, answeredCount: Int = 0, claimCount: Int = 0,
    drops: OpinionDrops = OpinionDrops(), troubles: [String] = []
  ) {
    self.model = model
    self.pieceCount = pieceCount
    self.answeredCount = answeredCount
    self.claimCount = claimCount
    self.drops = drops
    self.troubles = troubles
  }

  /// Whether every part was answered.
  public var isComplete: Bool { answeredCount == pieceCount && troubles.isEmpty }

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
