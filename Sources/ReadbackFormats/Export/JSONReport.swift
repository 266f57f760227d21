import ReadbackCore

/// The report for other programs: one line of JSON per retelling.
///
/// Or one array for all of them.
///
/// Offsets count Unicode scalars in the document's own `text`, end exclusive. Findings are sorted
/// with the most severe first; their numbers follow the official text.
func jsonReport(of comparisons: [ReviewedComparison], options: ExportOptions) -> String {
  var json = JSONWriter()
  if options.isArray {
    json.list(comparisons) { $0.report(of: $1, options: options) }
    json.lineEnd()
    return json.text
  }
  for reviewed in comparisons {
    json.report(of: reviewed, options: options)
    json.lineEnd()
  }
  return json.text
}

/// The beginning of every report line, by which a truncated report is recognised.
public let reportLineStart = Array(#"{"version":1,"verdict":{"#.utf8)

extension JSONWriter {
  fileprivate mutating func report(of reviewed: ReviewedComparison, options: ExportOptions) {
    let comparison = reviewed.comparison
    let official = ScalarOffsets(comparison.official.text)
    let retelling = ScalarOffsets(comparison.retelling.text)
    // Sentences and links take up to five times the space of the texts themselves.
    reserve(6 * (comparison.official.text.bytes.count + comparison.retelling.text.bytes.count))
    object { json in
      json.key("version")
      json.integer(1)
      json.key("verdict")
      json.verdict(comparison.verdict)
      json.key("official")
      json.document(comparison.official, offsets: official)
      json.key("retelling")
      json.document(comparison.retelling, offsets: retelling)
      json.key("links")
      json.list(comparison.alignment.links.flatMap(claims)) { $0.link($1) }
      json.key("words")
      json.list(comparison.alignment.words) { json, word in
        let from = official.scalarRange(of: comparison.official.tokens[word.official].range)
        let to = retelling.scalarRange(of: comparison.retelling.tokens[word.retelling].range)
        json.list([from.lowerBound, from.upperBound, to.lowerBound, to.upperBound]) {
          $0.integer($1)
        }
      }
      json.key("findings")
      json.list(options.selection.findings(of: reviewed).mostSevereFirst()) { json, finding in
        json.finding(
          finding, state: reviewed.state(of: finding),
          official: finding.official.map(official.scalarRange),
          retelling: finding.retelling.map(retelling.scalarRange))
      }
      if let opinion = comparison.opinion {
        json.key("opinion")
        json.opinion(opinion)
      }
    }
  }

  mutating func verdict(_ verdict: Verdict) {
    object { json in
      json.key("relation")
      json.string(verdict.relation.rawValue)
      json.key("coverage")
      json.share(verdict.coverage)
      json.key("backed")
      json.share(verdict.backed)
      json.key("changed")
      json.share(verdict.changed)
      json.key("evidence")
      json.list(verdict.evidence) { $0.string($1) }
    }
  }

  private mutating func document(_ document: Document, offsets: ScalarOffsets) {
    object { json in
      json.key("title")
      json.string(document.details.title)
      json.key("path")
      json.string(document.details.path)
      if let language = document.language {
        json.key("language")
        json.string(language)
      }
      json.key("text")
      json.string(document.text[document.text.bytes.indices])
      json.key("paragraphs")
      json.list(document.paragraphs) { json, paragraph in
        json.object { json in
          json.key("number")
          json.integer(paragraph.number)
          json.place(offsets.scalarRange(of: paragraph.range))
          json.key("role")
          json.string(paragraph.role.reportName)
          for (key, value) in [("speaker", paragraph.speaker), ("time", paragraph.time)]
          where !value.isEmpty {
            json.key(key)
            json.string(value)
          }
        }
      }
      json.key("sentences")
      json.list(document.sentences) { json, sentence in
        json.object { json in
          json.place(offsets.scalarRange(of: sentence.range))
          json.key("paragraph")
          json.integer(document.paragraphs[sentence.paragraph].number)
        }
      }
    }
  }

  private mutating func link(_ link: LinkClaim) {
    object { json in
      json.key("official")
      json.list(link.official) { $0.integer($1) }
      json.key("retelling")
      json.list(link.retelling) { $0.integer($1) }
      json.key("relation")
      json.string(link.relation.rawValue)
      json.key("score")
      json.share(link.score)
    }
  }

  private mutating func finding(
    _ finding: Finding, state: ReviewState, official: Range<Int>?, retelling: Range<Int>?
  ) {
    object { json in
      json.key("id")
      json.string(finding.id)
      json.key("number")
      json.integer(finding.number)
      for (key, value) in [
        ("kind", finding.kind.rawValue), ("cause", finding.cause.reportName),
        ("severity", finding.severity.rawValue),
      ] {
        json.key(key)
        json.string(value)
      }
      json.key("confidence")
      json.share(finding.confidence)
      for (key, place) in [("official", official), ("retelling", retelling)] {
        json.key(key)
        if let place { json.object { $0.place(place) } } else { json.null() }
      }
      json.key("reason")
      json.string(finding.reason)
      json.key("sources")
      json.list(finding.sources.sorted()) { $0.string($1.rawValue) }
      if finding.isUnconfirmed {
        json.key("confirmed")
        json.bool(false)
      }
      json.key("shown")
      json.bool(finding.isShown)
      json.key("review")
      json.string(state.rawValue)
    }
  }

  private mutating func opinion(_ opinion: OpinionSummary) {
    object { json in
      json.key("model")
      json.string(opinion.model)
      for (name, count) in [
        ("pieces", opinion.pieceCount), ("answered", opinion.answeredCount),
        ("findings", opinion.claimCount),
      ] {
        json.key(name)
        json.integer(count)
      }
      json.key("dropped")
      json.object { json in
        for drop in OpinionDrop.allCases {
          guard let count = opinion.drops.counts[drop] else { continue }
          json.key(drop.rawValue)
          json.integer(count)
        }
      }
      json.key("troubles")
      json.list(opinion.problems) { $0.string($1) }
    }
  }

  private mutating func place(_ place: Range<Int>) {
    key("start")
    integer(place.lowerBound)
    key("end")
    integer(place.upperBound)
  }
}

extension ParagraphRole {
  /// Its name in version 1 of the report.
  fileprivate var reportName: String {
    switch self {
    case .boilerplate: "furniture"
    case .body, .heading, .commentary: rawValue
    }
  }
}
