import Testing

@testable import ReadbackCore

@Suite struct OpinionAnswerTests {
  private func answer(_ text: String) -> OpinionAnswer { OpinionAnswer(Array(text.utf8)) }

  private static let good = """
    [{"kind": "omission", "severity": "minor", "official": "the old pier", "retelling": null,
      "reason": "Left out.", "confidence": 0.8}]
    """

  @Test(arguments: [
    good,
    "```json\n\(good)\n```",
    "Sure! Here {as asked} are the differences:\n\n\(good)\n\nLet me know if [you] need more.",
    "{\"findings\": \(good)}",
    "{\"result\": {\"findings\": \(good)}}",
    "[{'kind': 'omission', 'severity': 'minor', 'official': 'the old pier', 'retelling': None, "
      + "'reason': 'Left out.', 'confidence': 0.8},]",
    "{kind: \"Omission\", severity: \"low\", official: \"the old pier\", reason: \"Left\nout.\", "
      + "confidence: 80%}",
    "{\"type\": \"omission\", \"severity\": \"LOW\", \"source\": \"the old pier\", \"target\": \"\", "
      + "\"explanation\": \"Left out.\", \"confidence\": \"80 %\"}",
    "{“kind”: “omission”, “severity”: “minor”, “official”: “the old pier”, “retelling”: null, "
      + "“reason”: “Left out.”, “confidence”: 80}",
  ]) func findingIsReadHoweverItIsWrapped(_ text: String) {
    let answer = answer(text)
    #expect(answer.isReadable)
    #expect(
      answer.claims == [
        OpinionClaim(
          kind: .omission, severity: .minor, official: "the old pier", retelling: nil,
          reason: "Left out.", confidence: 0.8)
      ])
    #expect(answer.drops.total == 0)
  }

  @Test func truncatedAnswerKeepsItsCompleteClaims() {
    let whole = String(Self.good.dropLast(2))
    let cut = answer(
      "\(whole)},\n{\"kind\": \"addition\", \"official\": null, \"retelling\": \"a ne")
    #expect(cut.claims.map(\.official) == ["the old pier"])
    #expect(cut.drops.counts == [.unreadable: 1])
    // Both quotations are complete: only the reason is lost.
    let late = answer(
      "[{\"kind\": \"addition\", \"official\": null, \"retelling\": \"a new pier\", \"reason\": \"Not"
    )
    #expect(late.claims.map(\.retelling) == ["a new pier"])
    let enclosed = answer("{\"findings\": \(whole)}, {\"kind\": \"omission\", \"offi")
    #expect(enclosed.claims.count == 1)
  }

  @Test func unescapedQuotationMarksStayInTheWords() {
    let claim = answer(
      "[{\"kind\": \"mistranslation\", \"official\": \"He said \"no\" twice\", "
        + "\"retelling\": \"He said \\\"yes\\\", twice\", \"reason\": \"x\"}]"
    ).claims.first
    #expect(claim?.official == "He said \"no\" twice")
    #expect(claim?.retelling == "He said \"yes\", twice")
  }

  @Test func unknownKindsFollowTheQuotations() {
    let text = """
      [{"kind": "fluency", "severity": "cosmic", "official": "a", "retelling": null},
       {"kind": "", "official": null, "retelling": "b"},
       {"kind": "tone", "official": "a", "retelling": "b"},
       {"kind": "Wrong number", "official": "1", "retelling": "2", "severity": "high"},
       {"kind": "hallucination", "official": "", "retelling": "N/A"}]
      """
    let answer = answer(text)
    #expect(answer.claims.map(\.kind) == [.omission, .addition, .mistranslation, .mistranslation])
    #expect(answer.claims.map(\.severity) == [.major, .major, .major, .major])
    #expect(answer.drops.counts == [.unreadable: 1])
  }

  @Test(arguments: [
    ("0.25", 0.25), ("25", 0.25), ("\"25%\"", 0.25), ("1", 1), ("\"high\"", 0.9), ("0", 0),
  ]) func confidenceIsAShare(_ written: String, _ share: Double) {
    let claim = answer(
      "[{\"kind\": \"omission\", \"official\": \"a\", \"confidence\": \(written)}]"
    )
    .claims.first
    #expect(claim?.confidence == share)
  }

  @Test(arguments: ["-1", "1000", "null", "\"sure\"", "NaN", "[]"])
  func otherConfidencesAreIgnored(_ written: String) {
    let claims = answer(
      "[{\"kind\": \"omission\", \"official\": \"a\", \"confidence\": \(written)}]"
    )
    .claims
    #expect(claims.count == 1)
    #expect(claims.first?.confidence == nil)
  }

  @Test func reasonIsOneShortHarmlessLine() {
    let long = String(repeating: "word ", count: 200)
    let reason =
      answer(
        "[{\"kind\": \"omission\", \"official\": \"a\", \"reason\": \"\\u001b[31m\\n\(long)\"}]"
      )
      .claims[0].reason
    #expect(reason.unicodeScalars.count <= OpinionClaim.reasonLimit)
    #expect(reason.hasPrefix("[31m word word"))
    #expect(reason.hasSuffix("…"))
    #expect(!reason.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func emptyListIsAnAnswerButProseIsNot() {
    #expect(answer("I found nothing. [ ]").isReadable)
    #expect(answer("```json\n[]\n```").claims.isEmpty)
    #expect(answer("{\"findings\": []}").isReadable)
    #expect(!answer("The two texts say the same.").isReadable)
    #expect(!answer("").isReadable)
    #expect(!answer("<html>{error: \"502\"}</html>").isReadable)
    #expect(!answer("<html><script>var a = []</script></html>").isReadable)
    #expect(!answer("{\"error\": {\"message\": \"overloaded\", \"details\": []}}").isReadable)
  }

  @Test func thoughtsOfAReasoningModelDoNotCount() {
    let thinking = "<think>Perhaps [{\"kind\": \"addition\", \"retelling\": \"no\"}]?</think>\n"
    #expect(answer(thinking + Self.good).claims.map(\.official) == ["the old pier"])
    #expect(answer(thinking + "[]").claims.isEmpty)
    #expect(answer(thinking + "[]").isReadable)
  }

  @Test func recordedOpinionNamesItsModel() {
    #expect(answer("{\"model\": \"small\", \"findings\": \(Self.good)}").model == "small")
    #expect(answer(Self.good).model == nil)
  }

  /// Text that fails only at its end must not be read over and over.
  @Test(arguments: [
    "{\"a\":", "{\"a\":[", "{\"a\":\"", "[{", "{a:{b:", "{\"kind\":\"omission\",", "\\u", "“",
  ]) func hostileAnswerCostsLittle(_ part: String) {
    let count = 200_000 / part.utf8.count
    let answer = answer(String(repeating: part, count: count))
    #expect(answer.claims.isEmpty)
  }
}
