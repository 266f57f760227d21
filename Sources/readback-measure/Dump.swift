import ArgumentParser
import Foundation
import ReadbackCore

struct Dump: ParsableCommand {
  @Argument var official: String
  @Argument var retelling: String
  func run() throws {
    let a = Document(segmenting: SourceText(try String(contentsOfFile: official, encoding: .utf8)))
    let b = Document(segmenting: SourceText(try String(contentsOfFile: retelling, encoding: .utf8)))
    let c = Comparer().comparison(of: a, with: b)
    func doc(_ d: Document) -> [String: Any] {
      let s = ScalarOffsets(d.text)
      func r(_ x: TextRange) -> [String: Any] { let q = s.scalarRange(of: x); return ["start": q.lowerBound, "end": q.upperBound] }
      return ["text": d.text[0..<d.text.bytes.count],
        "paragraphs": d.paragraphs.map { r($0.range).merging(["number": $0.number, "role": $0.role.rawValue]) { a, _ in a } },
        "sentences": d.sentences.map { r($0.range).merging(["paragraph": d.paragraphs[$0.paragraph].number]) { a, _ in a } }]
    }
    let sa = ScalarOffsets(a.text), sb = ScalarOffsets(b.text)
    var links: [[String: Any]] = []
    for l in c.alignment.links { for p in l.pairs { links.append(["official": [p.official], "retelling": [p.retelling], "relation": l.relation.rawValue, "score": l.score]) } }
    func place(_ x: TextRange?, _ s: ScalarOffsets) -> Any { guard let x else { return NSNull() }; let q = s.scalarRange(of: x); return ["start": q.lowerBound, "end": q.upperBound] }
    let report: [String: Any] = ["version": 1, "verdict": ["relation": c.verdict.relation.rawValue, "coverage": c.verdict.coverage, "evidence": c.verdict.evidence],
      "official": doc(a), "retelling": doc(b), "links": links,
      "findings": c.findings.filter { $0.isShown }.map { ["kind": $0.kind.rawValue, "cause": $0.cause.rawValue, "severity": $0.severity.rawValue, "confidence": $0.confidence, "official": place($0.official, sa), "retelling": place($0.retelling, sb), "reason": $0.reason] as [String: Any] }]
    FileHandle.standardOutput.write(try JSONSerialization.data(withJSONObject: report, options: [.sortedKeys]))
    for f in c.findings {
      let text = "\(f.isShown ? "*" : " ") \(f.cause.rawValue) \(f.severity.rawValue) \(String(format: "%.2f", f.confidence)) | \(f.official.map { a.text[$0] } ?? "-") | \(f.retelling.map { b.text[$0] } ?? "-") | \(f.reason)\n"
      FileHandle.standardError.write(text.data(using: .utf8)!)
    }
    FileHandle.standardError.write("\(c.verdict)\n".data(using: .utf8)!)
  }
}
