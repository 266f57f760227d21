// Compares two texts with Readback as a library: swift run readback-example OFFICIAL RETELLING
import ReadbackCore
import ReadbackFormats

let arguments = CommandLine.arguments
guard arguments.count == 3 else { fatalError("name an official text and a retelling") }
let report = try Report(officialFile: arguments[1], retellingFile: arguments[2])
print("\(report.verdict.relation.rawValue), \(report.comparison.coveredPercent)% covered")
for finding in report.findings {
  let heading = "\(finding.number). \(finding.severity.rawValue) \(finding.cause.reportName)"
  print("\(heading): \(finding.reason)")
}
