import ReadbackCore

/// A comparison as all prints show it: numbered findings and their marks in the texts.
struct PrintedComparison {
  let reviewed: ReviewedComparison
  let findings: [NumberedFinding]
  /// The texts are not shown side by side because the retelling is unrelated.
  let isWithoutRows: Bool
  private let officialMarks: FindingMarks
  private let retellingMarks: FindingMarks

  var official: Document { reviewed.comparison.official }
  var retelling: Document { reviewed.comparison.retelling }
  var verdict: Verdict { reviewed.comparison.verdict }

  init(_ reviewed: ReviewedComparison, options: ExportOptions) {
    self.reviewed = reviewed
    findings = NumberedFinding.all(of: reviewed, selection: options.selection)
    let comparison = reviewed.comparison
    isWithoutRows = comparison.verdict.relation == .unrelated && !options.includesUnrelated
    officialMarks = FindingMarks(findings, in: comparison.official) { $0.official }
    retellingMarks = FindingMarks(findings, in: comparison.retelling) { $0.retelling }
  }

  func pieces(ofOfficialParagraph index: Int) -> [MarkedPiece] {
    officialMarks.pieces(ofParagraph: index, in: official)
  }

  func pieces(ofRetellingParagraph index: Int) -> [MarkedPiece] {
    retellingMarks.pieces(ofParagraph: index, in: retelling)
  }
}

/// A row of a print.
enum PrintedRow {
  case facing(FacingRow)
  /// Adjacent rows of page boilerplate, folded: paragraph indices of both sides.
  case boilerplate(official: [Int], retelling: [Int])

  static func all(of comparison: Comparison) -> [PrintedRow] {
    var rows: [PrintedRow] = []
    for row in FacingRows(comparison).rows {
      guard row.role == .boilerplate, !row.isLinked, row.findings.isEmpty else {
        rows.append(.facing(row))
        continue
      }
      if case .boilerplate(let official, let retelling)? = rows.last {
        rows.removeLast()
        rows.append(
          .boilerplate(official: official + row.official, retelling: retelling + row.retelling))
      } else {
        rows.append(.boilerplate(official: row.official, retelling: row.retelling))
      }
    }
    return rows
  }
}

extension Document {
  /// "1-3, 7": paragraph numbers, with consecutive ones combined.
  func numberList(ofParagraphs indices: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in indices.map({ paragraphs[$0].number }).sorted() {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }
}

extension DocumentDetails {
  /// Kind, source, date and path, as far as known.
  var provenance: [String] {
    [kind, source, date, path].filter { !$0.isEmpty }
  }
}

/// The meaning of the signs in a print, for its recipients.
let signLegend =
  "\(FindingKind.omission.sign) omitted, \(FindingKind.addition.sign) added, "
  + "\(FindingKind.mistranslation.sign) changed, ↕ moved within the retelling; "
  + "the number refers to the list below."

/// "3 findings: 1 critical, 2 minor"; "No findings" if there are none.
func countSentence(_ findings: [Finding]) -> String {
  guard !findings.isEmpty else { return "No findings." }
  let counts = Severity.allCases.reversed().compactMap { severity in
    let count = findings.count { $0.severity == severity }
    return count == 0 ? nil : "\(count) \(severity.rawValue)"
  }
  let noun = findings.count == 1 ? "finding" : "findings"
  return "\(findings.count) \(noun): \(counts.joined(separator: ", "))."
}
