import Testing

@testable import ReadbackCore

@Suite struct LongTextAlignerTests {
  /// Random sentences over a vocabulary that grows with the text, as in a book.
  private func book(_ count: Int, seed: UInt64 = 1) -> [String] {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let syllables = ["ka", "lo", "mi", "ren", "tu", "vas", "pel", "dor", "sin", "gra", "ben", "zu"]
    func word(_ number: Int) -> String {
      var rest = number + 12
      var word = ""
      while rest > 0 {
        word += syllables[rest % 12]
        rest /= 12
      }
      return word
    }
    return (0..<count).map { _ in
      // Small numbers are frequent words.
      (0..<12).map { _ in word(next(1 + next(1 + next(20_000)))) }.joined(separator: " ") + "."
    }
  }

  private func share(
    of expected: [[Int]], in pairs: [SentencePair]
  ) -> (found: Double, right: Double) {
    let found = Set(pairs.map { [$0.official, $0.retelling] })
    let hits = Double(found.intersection(expected).count)
    return (hits / Double(expected.count), hits / Double(max(1, found.count)))
  }

  private func pairing(
    _ official: [String], _ retelling: [String]
  ) -> SentencePairing<SentencePair> {
    SentenceAligner().pairing(
      official: AlignmentUnits(official), retelling: AlignmentUnits(retelling), mostCells: 0)
  }

  @Test func aLongTextIsLinkedToItselfInOrder() {
    let text = book(300)
    let share = share(of: text.indices.map { [$0, $0] }, in: pairing(text, text).pairs)
    #expect(share.found == 1)
    #expect(share.right == 1)
  }

  @Test func aMovedLongPassageIsLinked() {
    let text = book(450)
    let order = Array(0..<100) + Array(250..<350) + Array(100..<250) + Array(350..<450)
    let expected = order.indices.map { [order[$0], $0] }
    let share = share(of: expected, in: pairing(text, order.map { text[$0] }).pairs)
    #expect(share.found > 0.98)
    #expect(share.right > 0.98)
  }

  @Test func aSentenceMovedFarIsLinked() {
    var order = Array(0..<300)
    order.insert(order.remove(at: 70), at: 250)
    let text = book(300)
    let pairs = pairing(text, order.map { text[$0] }).pairs
    #expect(pairs.contains { $0.official == 70 && $0.retelling == 250 })
  }

  @Test func repeatedPassagesKeepTheirOrder() {
    let text = book(300)
    let passage = text[60..<100]
    let repeated = Array(text[..<150] + passage + text[150..<250] + passage + text[250...])
    let share = share(
      of: repeated.indices.map { [$0, $0] }, in: pairing(repeated, repeated).pairs)
    #expect(share.found > 0.97)
    #expect(share.right > 0.97)
  }

  @Test func workIsLinearInTheLength() {
    let short = book(300)
    let long = book(1_200, seed: 2)
    let shortWork = pairing(short, short).scoredCells
    let longWork = pairing(long, long).scoredCells
    #expect(longWork < 5 * shortWork)
  }
}
