import ReadbackCore

/// The verdict on a retelling as a sentence, with the coverage in per cent.
func verdictSentence(of comparison: Comparison) -> String {
  let coverage = "covers \(comparison.coveredPercent) % of it"
  return switch comparison.verdict.relation {
  case .retells: "Retells the official text and \(coverage)."
  case .partly: "Retells part of the official text: \(coverage)."
  case .unrelated: "Does not retell the official text: \(coverage)."
  case .undecided: "Whether it retells the official text is not known."
  }
}
