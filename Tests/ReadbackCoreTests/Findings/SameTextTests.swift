import TestSupport
import Testing

@testable import ReadbackCore

/// A text against itself in various typographies: no findings, and everything is covered.
@Suite struct SameTextTests {
  private func expectNothing(
    _ official: String, _ retelling: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (one, other) in [(official, retelling), (retelling, official)] {
      let comparison = Comparer().comparison(
        of: Document(segmenting: SourceText(one)), with: Document(segmenting: SourceText(other)))
      let found = comparison.findings.map { "\($0.cause.rawValue): \($0.reason)" }
      #expect(found == [], sourceLocation: sourceLocation)
      #expect(comparison.verdict.coverage == 1, sourceLocation: sourceLocation)
      #expect(comparison.verdict.relation == .retells, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: 0..<60)
  func aTextCoversItself(seed: UInt64) {
    var writer = TextWriter(seed: seed)
    let text = writer.text()
    expectNothing(text, text)
  }

  @Test(arguments: 0..<16)
  func typographyIsNotAChange(seed: UInt64) {
    var writer = TextWriter(seed: seed)
    let text = writer.text()
    for typography in TextWriter.typographies { expectNothing(text, typography(text)) }
  }

  @Test func aSentenceRepeatedFiftyTimesCoversItself() {
    let sentence = "The council approved the harbour plan on Monday."
    expectNothing(
      Array(repeating: sentence, count: 50).joined(separator: " "),
      Array(repeating: sentence, count: 50).joined(separator: " "))
  }

  @Test(arguments: [
    ("The port can't reopen.", "The port can\u{2BC}t reopen."),
    ("The port can't reopen.", "The port can\u{2032}t reopen."),
    ("The port didn't reopen.", "The port didn 't reopen."),
    ("The forum was held in São Paulo.", "The forum was held in Sao Paulo."),
    ("The café reopened after the storm.", "The cafe reopened after the storm."),
    ("The café reopened after the storm.", "The cafe\u{301} reopened after the storm."),
    (
      "The office will confirm the final figures.",
      "The o\u{FB03}ce will con\u{FB01}rm the \u{FB01}nal \u{FB01}gures."
    ),
    (
      "Write to press.office@harbour.example or read budget.pdf on www.harbour.example/plan.",
      "Write to press.office@harbour.example or read budget.pdf on www.harbour.example/plan."
    ),
    (
      "The fund paid 240 crowns in 2019. It was closed.",
      "The fund paid 240 crowns in 2019.[12][13] It was closed.[citation needed]"
    ),
    (
      "1. The border will reopen.\n2. Customs duties on fish will be cut.",
      "4. The border will reopen.\n5. Customs duties on fish will be cut."
    ),
    (
      "(1) All members are equal. (2) No member may be dismissed without a hearing.",
      "All members are equal. No member may be dismissed without a hearing."
    ),
    (
      "The state paid in the spring. It was forty million.",
      "[00:01:11] The state paid in the spring.\n[00:02:15] It was forty million."
    ),
    (
      "The council approved the plan on Monday. It will be built at once.",
      "OSLO, March 3 (Newsline) - The council approved the plan on Monday. It will be built at once."
    ),
    (
      "The council approved the plan on Monday. It will be built at once.",
      "OSLO, March 3. /NEWSLINE/. The council approved the plan on Monday. It will be built at once."
    ),
  ])
  func apparatusAndLetterFormsAreNotChanges(official: String, retelling: String) {
    expectNothing(official, retelling)
  }

  @Test func differentLabelsForTheSameSpeakersAreNotAChange() {
    expectNothing(
      """
      Question: Did the state pay?
      Minister Berg: The state paid in the spring.
      Question: How much?
      Minister Berg: Forty million.
      """,
      """
      Q: Did the state pay?
      A: The state paid in the spring.
      Q: How much?
      A: Forty million.
      """)
  }
}

/// Writes texts of many shapes, deterministic for a seed.
private struct TextWriter {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// SeededGenerator64.
  private mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(limit))
  }

  private mutating func one(_ list: [String]) -> String { list[below(list.count)] }

  private static let subjects = [
    "The council", "Mayor Tilda Osk", "The harbour authority", "A spokesman for the guild",
    "The ministry's press office", "Dr. Jan Holt", "Neither side", "The U.S. delegation",
  ]
  private static let predicates = [
    "approved the plan on Monday", "doesn't expect a decision before 7 December 2021",
    "paid €1,234.5 million for the old quay", "will not reopen the northern line",
    "said that “the lamps must burn until midnight”", "raised its fee by 0.25 percentage points",
    "counted 9–10 boats at 5:30 p.m.", "met the fishermen of São Tomé", "asked for help",
    "can't pay more than a third of the costs", "wrote to press.office@harbour.example",
    "may open the gate only if both towns agree", "fell from 3.2 % to −1.8 %",
    "thanked the doctors, the nurses and the drivers", "is “a well-known friend” of the town",
  ]
  private static let shortLines = [
    "Thank you.", "Yes.", "Next question.", "Applause.", "No, not at all.", "Agreed.",
  ]

  private mutating func sentence() -> String {
    "\(one(Self.subjects)) \(one(Self.predicates))."
  }

  private mutating func paragraph() -> String {
    (0...below(4)).map { _ in sentence() }.joined(separator: " ")
  }

  mutating func text() -> String {
    var lines: [String] = []
    if below(2) == 0 { lines.append("A new plan for the harbour") }
    for _ in 0...(2 + below(5)) {
      switch below(7) {
      case 0: for number in 1...(2 + below(4)) { lines.append("\(number). \(sentence())") }
      case 1: for _ in 0...(1 + below(3)) { lines.append("• \(one(Self.predicates))") }
      case 2:
        for place in ["North", "South", "East"].prefix(1 + below(3)) {
          lines.append("| \(place) | \(below(200)) | \(below(200)) |")
        }
      case 3:
        for _ in 0...(1 + below(4)) {
          lines.append("Question: \(sentence())")
          lines.append("Minister: \(one(Self.shortLines))")
        }
      case 4:
        let repeated = below(2) == 0 ? one(Self.shortLines) : sentence()
        for _ in 0...(1 + below(6)) { lines.append(repeated) }
      case 5: lines.append("Port Street 5, 0150 Oslo, www.harbour.example, tel. +47 22 33 44 55")
      default: lines.append(paragraph())
      }
    }
    lines.append(paragraph())
    return lines.joined(separator: "\n")
  }

  /// Ways to write the same text.
  static let typographies: [@Sendable (String) -> String] = [
    { $0.replacing("“", with: "\"").replacing("”", with: "\"") },
    { $0.replacing("“", with: "«").replacing("”", with: "»").replacing("'", with: "’") },
    { $0.replacing("'", with: "\u{2BC}") },
    { $0.replacing("fi", with: "\u{FB01}").replacing("ff", with: "\u{FB00}") },
    { $0.replacing("ã", with: "a\u{303}") },
    { $0.replacing("é", with: "e").replacing("ã", with: "a") },
    { $0.replacing("nn", with: "n\u{AD}n").replacing("ar", with: "a\u{AD}r") },
    { $0.replacing(" ", with: "\u{2009}") },
    {
      String(
        String.UnicodeScalarView(
          $0.unicodeScalars.map {
            ("0"..."9").contains($0) ? Unicode.Scalar($0.value + 0xFEE0)! : $0
          }))
    },
  ]
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
