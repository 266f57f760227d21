@testable import ReadbackCore

/// Two invented texts of five sentences, the second with a retelling's mistakes, linked one to one.
enum PierTexts {
  static let official = """
    The council will repair the old pier before the end of June.
    The mayor said that the work would cost 40 million crowns, unless prices rise.
    No other route is safe for the ferries.
    Residents may inspect the plans at the library.
    The council thanked the “Friends of the Pier” for their patience.
    """
  static let retelling = """
    The council has repaired the old pier before the end of June.
    The mayor said that the work would cost 60 million crowns.
    The ferries were painted blue.
    Residents can look at the plans in the library, again and again.
    The council thanked the ‘Fans of the Pier’ for their patience again.
    """

  /// - Parameters:
  ///    - links: pairs of sentences.
  ///    - words: links of tokens, by their indices in the texts.
  static func comparison(
    official: String = official, retelling: String = retelling,
    links pairs: [(Int?, Int?)] = [(0, 0), (1, 1), (2, nil), (nil, 2), (3, 3), (4, 4)],
    words: [WordLink] = [],
    findings: (Document, Document) -> [Finding] = { _, _ in [] },
    relation: VerdictRelation = .retells
  ) -> Comparison {
    let (official, retelling) = (Faced.document(official), Faced.document(retelling))
    let links = pairs.map { one, other in
      SentenceLink(
        official: one.map { [$0] } ?? [], retelling: other.map { [$0] } ?? [], pairs: [],
        relation: one != nil && other != nil ? .paraphrase : .unlinked, score: 0.9)
    }
    return Comparison(
      official: official, retelling: retelling, alignment: Alignment(links: links, words: words),
      findings: findings(official, retelling),
      verdict: Verdict(relation: relation, coverage: 0.8, evidence: []))
  }
}

extension Document {
  /// The place of words that stand here; the first one.
  func place(_ words: String) -> TextRange {
    let wanted = Array(words.utf8)
    let start = text.bytes.indices.first { text.bytes[$0...].starts(with: wanted) }!
    return start..<(start + wanted.count)
  }
}

extension Comparison {
  /// The opinion of an answer about the whole texts.
  func opinion(_ answer: String) -> Opinion {
    var opinion = Opinion(model: "test")
    if let part = OpinionReader(self).part(Array(answer.utf8), on: .whole(of: alignment)) {
      opinion.add(part)
    }
    return opinion
  }

  /// "official words | retelling words", without an empty side.
  func words(_ finding: Finding) -> String {
    [finding.official.map { official.text[$0] }, finding.retelling.map { retelling.text[$0] }]
      .compactMap { $0 }.joined(separator: " | ")
  }
}

/// A claim as a model would write it.
func claim(
  _ kind: String, _ official: String?, _ retelling: String?, severity: String = "major",
  more: String = ""
) -> String {
  func quoted(_ words: String?) -> String { words.map { "\"\($0)\"" } ?? "null" }
  return
    "{\"kind\": \"\(kind)\", \"severity\": \"\(severity)\", \"official\": \(quoted(official)), "
    + "\"retelling\": \(quoted(retelling)), \"reason\": \"because\"\(more)}"
}

func answer(_ claims: String...) -> String { "[\(claims.joined(separator: ",\n"))]" }
