import ArgumentParser
import Foundation
import ReadbackCore

struct Fair: ParsableCommand {
  @Argument var file: String
  @Flag var words = false
  @Option var cause: String?
  struct Row: Decodable { let id: String; let official: String?; let retelling: String?; let official_tokens: [String]?; let retelling_tokens: [String]?
    struct Span: Decodable { let start: Int; let end: Int; let accuracy: Bool; let rater: String }
    let spans: [Span]?; let raters: [String]? }
  static func detok(_ t: [String]) -> String {
    var s = ""
    for w in t {
      let x = w == "``" || w == "''" ? "\"" : w == "-lrb-" || w == "-LRB-" ? "(" : w == "-rrb-" || w == "-RRB-" ? ")" : w
      if s.isEmpty || [",", ".", ";", ":", "?", "!", ")", "'s", "n't", "'", "%"].contains(x) { s += x } else { s += " " + x }
    }
    return s
  }
  func run() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    var counts: [String: (n: Int, shown: Int, right: Int, major: Int)] = [:]
    var sentences = 0
    var bins: [String: [Int: (Int, Int)]] = [:]
    let comparer = Comparer()
    for line in data.split(separator: 0x0A) {
      let row = try JSONDecoder().decode(Row.self, from: line)
      let o = (row.official ?? Self.detok(row.official_tokens!)).replacingOccurrences(of: "\n", with: " ")
      let r = (row.retelling ?? Self.detok(row.retelling_tokens!)).replacingOccurrences(of: "\n", with: " ")
      let a = Document(segmenting: SourceText(o), roles: [1: .body]), b = Document(segmenting: SourceText(r), roles: [1: .body])
      guard !a.sentences.isEmpty, !b.sentences.isEmpty else { continue }
      sentences += 1
      let c = comparer.comparison(of: a, with: b, holding: [HeldLink(official: a.sentences.indices, retelling: b.sentences.indices, isLinked: true)])
      let off = ScalarOffsets(b.text)
      for f in c.findings {
        let key = f.cause.rawValue + (f.severity == .minor ? "/minor" : "")
        var x = counts[key] ?? (0, 0, 0, 0)
        x.n += 1; if f.isShown { x.shown += 1 }
        var right = 0.0
        if let p = f.retelling, let spans = row.spans {
          let q = off.scalarRange(of: p)
          right = Double(Set(spans.filter { $0.accuracy && $0.start < q.upperBound && q.lowerBound < $0.end }.map(\.rater)).count) / Double(row.raters!.count)
          if right > 0 { x.right += 1 }; if right > 0.5 { x.major += 1 }
          let bin = Int(f.confidence * 10)
          var bb = bins[f.cause.rawValue, default: [:]][bin] ?? (0, 0)
          bb.0 += 1; if right > 0 { bb.1 += 1 }
          bins[f.cause.rawValue, default: [:]][bin] = bb
        }
        counts[key] = x
        if f.isShown, cause == f.cause.rawValue { print(row.id, String(format: "%.2f", right), String(format: "%.2f", f.confidence), f.official.map { a.text[$0] } ?? "-", "|", f.retelling.map { b.text[$0] } ?? "-", "|| ", o, "||", r) }
      }
    }
    print("pairs", sentences)
    for (k, v) in counts.sorted(by: { $0.key < $1.key }) { print(k.padding(toLength: 26, withPad: " ", startingAt: 0), "all", v.n, "shown", v.shown, "any-rater", v.right, "majority", v.major, (bins[k.components(separatedBy: "/")[0]] ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.1)/\($0.value.0)" }.joined(separator: " ")) }
  }
}
