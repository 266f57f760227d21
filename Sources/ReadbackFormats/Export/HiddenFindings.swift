import ReadbackCore

/// "3 more findings are hidden by the filter: 1 major, 2 minor."; nil if the filter hides none.
///
/// A filtered print must not look complete to other readers.
func hiddenSentence(of reviewed: ReviewedComparison, options: ExportOptions) -> String? {
  var open = options.selection
  open.kinds = []
  open.causes = []
  open.minimumSeverity = .minor
  let shown = Set(options.selection.findings(of: reviewed).map(\.id))
  let hidden = open.findings(of: reviewed).filter { !shown.contains($0.id) }
  guard !hidden.isEmpty else { return nil }
  let counts = Severity.allCases.reversed().compactMap { severity in
    let count = hidden.count { $0.severity == severity }
    return count == 0 ? nil : "\(count) \(severity.rawValue)"
  }
  let subject = hidden.count == 1 ? "1 more finding is" : "\(hidden.count) more findings are"
  return "\(subject) hidden by the filter: \(counts.joined(separator: ", "))."
}
