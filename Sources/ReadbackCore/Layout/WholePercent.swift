/// A share of 0...1 in whole per cent: 100 only for all and 0 only for nothing.
public func wholePercent(_ share: Double) -> Int {
  guard share.isFinite, share > 0 else { return 0 }
  guard share < 1 else { return 100 }
  return min(99, max(1, Int((share * 100).rounded())))
}

extension Comparison {
  /// How much of the official text is covered, as shown in every view and file: never 100 while a
  /// finding says that something is missing or changed.
  public var coveredPercent: Int {
    let percent = wholePercent(verdict.coverage)
    let isWhole = !findings.contains { $0.isShown && $0.kind != .addition }
    return percent == 100 && !isWhole ? 99 : percent
  }
}
