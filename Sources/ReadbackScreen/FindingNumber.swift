import ReadbackCore

extension Finding {
  /// "7"; empty while numbers are deferred.
  var numberText: String { number == 0 ? "" : String(number) }

  /// "Finding 7".
  var nameInSentence: String { number == 0 ? "Finding" : "Finding \(number)" }
}

extension Signs {
  /// "≠7": the short name of a finding.
  func name(of finding: Finding) -> String { of(finding.kind) + finding.numberText }
}
