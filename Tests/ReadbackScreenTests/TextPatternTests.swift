import ReadbackCore
import TestSupport
import Testing

@testable import ReadbackScreen

/// Letters that often match, and characters of two and three bytes that may equal ASCII ones.
private let alphabet = [
  "a", "A", "b", "k", "K", "\u{212A}", "ä", "Ä", "“", "\"", " ", "\u{A0}", "-", "‑",
]

@Test func fastSearchEqualsComparingEveryCharacter() {
  var random = SeededGenerator(state: 7)
  for _ in 0..<300 {
    let length = Int.random(in: 0..<150, using: &random)
    let text = (0..<length).map { _ in alphabet.randomElement(using: &random)! }.joined()
    let wanted = (0..<Int.random(in: 1...3, using: &random))
      .map { _ in alphabet.randomElement(using: &random)! }.joined()
    let (pattern, source) = (TextPattern(wanted), SourceText(text))
    let starts = pattern.starts(in: source)
    let expected = plainMatches(of: wanted, in: text)
    let whole = 0..<source.bytes.count
    #expect(starts.members(in: whole) == expected.map(\.lowerBound), "\(wanted) in \(text)")
    #expect(
      expected.map { pattern.end(ofMatchAt: $0.lowerBound, in: source) }
        == expected.map(\.upperBound))
    let part = whole.dropFirst(length / 3).dropLast(length / 4)
    let inPart = expected.map(\.lowerBound).filter(part.contains)
    #expect(starts.count(in: part) == inPart.count)
    #expect(inPart.indices.map { starts.offset(ofMember: $0, in: part) } == inPart)
    #expect(starts.offset(ofMember: inPart.count, in: part) == nil)
  }
}

/// The matches of a pattern, character by character.
private func plainMatches(of pattern: String, in text: String) -> [TextRange] {
  let mindsCapitals = pattern.unicodeScalars.contains { $0.properties.isUppercase }
  // Scalars, since canonically equivalent strings are equal in Swift.
  func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let plain: Unicode.Scalar =
      switch scalar {
      case "“": "\""
      case "\u{A0}": " "
      case "‑": "-"
      case "ä": "a"
      case "Ä": "A"
      default: scalar
      }
    return mindsCapitals ? [plain] : Array(plain.properties.lowercaseMapping.unicodeScalars)
  }
  let wanted = pattern.unicodeScalars.map(folded)
  let scalars = Array(text.unicodeScalars)
  var offsets = [0]
  for scalar in scalars { offsets.append(offsets[offsets.count - 1] + String(scalar).utf8.count) }
  var matches: [TextRange] = []
  var at = 0
  while at + wanted.count <= scalars.count {
    let end = at + wanted.count
    if scalars[at..<end].map(folded) == wanted {
      matches.append(offsets[at]..<offsets[end])
      at = end
    } else {
      at += 1
    }
  }
  return matches
}

@Test(arguments: [
  ("co\u{AD}operation", "cooperation"), ("co\u{200B}operation", "cooperation"),
  ("the o\u{FB03}ce", "office"), ("the o\u{FB03}ce", "fice"),
  ("Zo\u{EB} \u{160}imkov\u{E1}", "zoe"),
  ("Zo\u{EB} \u{160}imkov\u{E1}", "simkova"), ("Zoe\u{308}", "zo\u{EB}"),
  ("12\u{2009}500", "12 500"),
  ("can\u{2BC}t", "can't"), ("\u{1F08}θ\u{1FC6}ναι", "αθηναι"), ("stra\u{DF}e", "strasse"),
  ("\u{152}uvre", "oeuvre"), ("1914\u{2013}18", "1914-18"), ("and so on\u{2026}", "so on..."),
  ("2\u{BD} tonnes", "1/2 tonnes"), ("\u{201A}one\u{2018}", "'one'"),
])
func whatLooksAlikeIsFound(text: String, typed: String) {
  let source = SourceText(text)
  let pattern = TextPattern(typed)
  let starts = pattern.starts(in: source).members(in: 0..<source.bytes.count)
  #expect(starts.count == 1)
  // The highlighted text ends after the last typed letter.
  #expect(starts.first.flatMap { pattern.end(ofMatchAt: $0, in: source) } != nil)
}

@Test func caseSensitivityAppliesToAccentedLetters() {
  let text = SourceText("\u{C9}tat \u{E9}tat")
  let whole = 0..<text.bytes.count
  #expect(TextPattern("Etat").starts(in: text).members(in: whole) == [0])
  #expect(TextPattern("etat").starts(in: text).members(in: whole).count == 2)
}
