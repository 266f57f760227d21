import ArgumentParser
import ReadbackCore

/// Which findings are given.
struct FindingOptions: ParsableArguments {
  @Option(help: "Only findings of this kind; may be repeated.")
  var kind: [FindingKind] = []

  @Option(help: "Only findings of this cause, as in the list; may be repeated.")
  var cause: [CauseName] = []

  @Option(help: ArgumentHelp("Only findings as grave as this or graver.", valueName: "level"))
  var severity: Severity = .minor

  @Option(help: "Only findings that one of these has; may be repeated.")
  var source: [FindingSource] = []

  @Flag(help: "Also the doubts that the panel does not show, and what a reviewer rejected.")
  var all = false

  var selection: FindingSelection {
    FindingSelection(
      kinds: Set(kind), causes: Set(cause.flatMap(\.causes)), sources: Set(source),
      minimumSeverity: severity,
      includesDoubts: all, includesRejected: all)
  }
}

/// A cause as a person writes it: its own name ("omitted-sentence") or the report's ("sentence"),
/// which means an omitted one and an added one.
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
