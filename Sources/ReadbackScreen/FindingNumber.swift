import ReadbackCore

extension Finding {
  /// "7"; empty as long as numbers are awaited.
  var numberText: String { number == 0 ? "" : String(number) }

  /// "Finding 7".
  var nameInSentence: String { number == 0 ? "Finding" : "Finding \(number)" }
}

extension Signs {
  /// "≠7": what a finding is called.
  func name(of finding: Finding) -> String { of(finding.kind) + finding.numberText }
}
