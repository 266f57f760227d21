import ReadbackCore

/// The verdict as a sentence, with the coverage in per cent.
func verdictSentence(_ verdict: Verdict) -> String {
  let coverage = "covers \(percent(verdict.coverage)) % of it"
  return switch verdict.relation {
  case .retells: "Retells the official text and \(coverage)."
  case .partly: "Retells part of the official text: \(coverage)."
  case .unrelated: "Does not retell the official text: \(coverage)."
  case .undecided: "Whether it retells the official text is not known."
  }
}

/// A share of 0...1 in whole per cent; 100 and 0 only for exactly all and nothing.
func percent(_ share: Double) -> Int {
  guard share.isFinite, share > 0 else { return 0 }
  guard share < 1 else { return 100 }
  return min(99, max(1, Int((share * 100).rounded())))
}
