import ArgumentParser
import Foundation
import ReadbackCore

/// Marks the words that are likely wrong in a file of translated segments.
struct SpansCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spans",
    abstract: "Mark errors: {id, doc, system, seg, official, retelling} to {id, spans, score}.")

  @Argument(help: "A file with one JSON object per line.") var file: String

  @Flag(help: "Judge each text alone, without other systems' texts of the document as evidence.")
  var alone = false

  @Flag(help: "Print {id, start, end, features} for every content word instead.")
  var features = false

  @Option(help: "The least doubt that marks a word.") var threshold = 0.15

  /// Marked words at most this many letters apart form one span: raters mark phrases.
  private static let widestGap = 12

  private struct Segment: Decodable {
    let id: String
    let doc: String
    let system: String
    let seg: Int
    let official: String
    let retelling: String
  }

  func run() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let segments = try data.split(separator: 0x0A).map {
      try JSONDecoder().decode(Segment.self, from: $0)
    }
    for (_, document) in Dictionary(grouping: segments, by: \.doc).sorted(by: { $0.key < $1.key }) {
      let systems = Dictionary(grouping: document, by: \.system).sorted { $0.key < $1.key }
      let pairs = systems.map { SegmentedPair($0.value.sorted { $0.seg < $1.seg }) }
      let comparisons = alone ? [] : pairs.map(\.comparison)
      for (index, pair) in pairs.enumerated() {
        let others = comparisons.indices.filter { $0 != index }.map { comparisons[$0] }
        try answer(pair, others: OtherRenderings(others: others, for: pair.retelling))
      }
    }
  }

  private func answer(_ pair: SegmentedPair, others: OtherRenderings) throws {
    let comparer = Comparer()
    let doubts = comparer.doubts(
      of: pair.official, with: pair.retelling, holding: pair.held, otherRenderings: others)
    let findings = comparer.comparison(
      of: pair.official, with: pair.retelling, holding: pair.held, otherRenderings: others
    ).findings.filter {
      $0.kind != .omission && $0.cause != .wrongSense && $0.retelling != nil
    }
    let offsets = ScalarOffsets(pair.retelling.text)
    for (index, segment) in pair.segments.enumerated() {
      let place = pair.retelling.paragraphs[index].range
      let start = offsets.scalarOffset(ofByteOffset: place.lowerBound) - pair.indents[index]
      func local(_ range: TextRange) -> [String: Int] {
        let scalars = offsets.scalarRange(of: range)
        return ["start": scalars.lowerBound - start, "end": scalars.upperBound - start]
      }
      let ownDoubts = doubts.filter {
        place.contains(pair.retelling.tokens[$0.token].range.lowerBound)
      }
      if features {
        for doubt in ownDoubts {
          var row: [String: Any] = local(pair.retelling.tokens[doubt.token].range)
          row["id"] = segment.id
          row["features"] = doubt.substitution.features
          try put(row)
        }
        continue
      }
      var marked = ownDoubts.filter { $0.probability >= threshold }.map {
        pair.retelling.tokens[$0.token].range
      }
      var score = ownDoubts.reduce(0) { $0 + $1.probability * $1.probability }
      for finding in findings where place.overlaps(finding.retelling!) {
        score += finding.confidence * (finding.severity == .minor ? 0.2 : 0.5)
        // A quotation is one span of many words, most of them correct.
        guard finding.isShown, finding.kind == .mistranslation, finding.cause != .quotation else {
          continue
        }
        marked.append(finding.retelling!.clamped(to: place))
      }
      let spans = Self.joined(marked).map(local)
      try put(["id": segment.id, "spans": spans, "score": score])
    }
  }

  /// Sorted places, with nearly adjacent ones merged.
  private static func joined(_ places: [TextRange]) -> [TextRange] {
    var joined: [TextRange] = []
    for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, place.lowerBound - last.upperBound <= widestGap {
        joined[joined.count - 1] =
          last.lowerBound..<max(last.upperBound, place.upperBound)
      } else {
        joined.append(place)
      }
    }
    return joined
  }

  private func put(_ object: [String: Any]) throws {
    let line = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    print(String(decoding: line, as: UTF8.self))
  }

  /// A document whose paragraphs are segments, linked one to one.
  private struct SegmentedPair {
    let segments: [Segment]
    let official: Document
    let retelling: Document
    let held: [ManualLink]
    /// The number of white space scalars at the beginning of each retelling segment.
    let indents: [Int]

    init(_ segments: [Segment]) {
      self.segments = segments
      official = Self.document(segments.map(\.official))
      retelling = Self.document(segments.map(\.retelling))
      held = zip(official.paragraphs, retelling.paragraphs).map {
        ManualLink(official: $0.sentences, retelling: $1.sentences, isLinked: true)
      }
      indents = segments.map { segment in
        segment.retelling.unicodeScalars.prefix { $0.properties.isWhitespace }.count
      }
    }

    var comparison: Comparison {
      Comparer().comparison(of: official, with: retelling, holding: held)
    }

    private static func document(_ texts: [String]) -> Document {
      let lines = texts.map { text in
        let line = String(
          String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        return line.allSatisfy(\.isWhitespace) ? "—" : line
      }
      let roles = Dictionary(
        uniqueKeysWithValues: lines.indices.map { ($0 + 1, ParagraphRole.body) })
      return Document(
        segmenting: SourceText(lines.joined(separator: "\n")), roles: roles)
    }
  }
}
