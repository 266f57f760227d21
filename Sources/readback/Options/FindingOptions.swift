import ArgumentParser
import ReadbackCore

/// Options for the choice of findings.
struct FindingOptions: ParsableArguments {
  @Option(help: "Only findings of this kind; may be repeated.")
  var kind: [FindingKind] = []

  @Option(help: "Only findings with this cause; may be repeated.")
  var cause: [CauseName] = []

  @Option(help: ArgumentHelp("Only findings of at least this severity.", valueName: "level"))
  var severity: Severity = .minor

  @Option(help: "Only findings from this source; may be repeated.")
  var source: [FindingSource] = []

  @Flag(help: "Include doubts and rejected findings.")
  var all = false

  var selection: FindingSelection {
    FindingSelection(
      kinds: Set(kind), causes: Set(cause.flatMap(\.causes)), sources: Set(source),
      minimumSeverity: severity,
      includesDoubts: all, includesRejected: all)
  }
}

/// A cause as the user writes it: its own name ("omitted-sentence") or the report's ("sentence"),
/// which means both an omitted and an added one.
struct CauseName: ExpressibleByArgument {
  let causes: [FindingCause]

  init?(argument: String) {
    causes = FindingCause.allCases.filter {
      $0.rawValue == argument || $0.reportName == argument
    }
    if causes.isEmpty { return nil }
  }

  static var allValueStrings: [String] { FindingCause.allCases.map(\.rawValue) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension FindingKind: ExpressibleByArgument {}
extension FindingSource: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
