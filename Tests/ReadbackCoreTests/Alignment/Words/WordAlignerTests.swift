import Testing

@testable import ReadbackCore

@Suite struct WordAlignerTests {
  let aligner = WordAligner()

  private func tokens(_ sentence: String) -> [String] {
    sentence.split(separator: " ").map(String.init)
  }

  private func links(
    _ official: String, _ retelling: String, above least: Float = WordAligner.linkProbability
  ) -> [String] {
    let official = tokens(official)
    let retelling = tokens(retelling)
    let probabilities = aligner.probabilities(official: official, retelling: retelling)
    return probabilities.links(above: least).map {
      "\(official[$0.official])=\(retelling[$0.retelling])"
    }
  }

  @Test func aSentenceIsLinkedToItselfWordByWord() {
    let sentence = tokens("The harbour was closed for two weeks , and the ships waited outside .")
    let links = aligner.probabilities(official: sentence, retelling: sentence).links()
    #expect(links.map(\.official) == Array(sentence.indices))
    #expect(links.map(\.retelling) == Array(sentence.indices))
  }

  @Test func otherFormsSynonymsAndMovedWordsAreLinked() {
    let found = links(
      "The council discussed the new harbour in March .",
      "In March , the council held discussions on the new port .")
    #expect(found.contains("council=council"))
    #expect(found.contains("discussed=discussions"))
    #expect(found.contains("harbour=port"))
    #expect(found.contains("March=March"))
  }

  @Test func moderatelyProbableCounterpartsAreLinks() {
    let pairs = [
      (
        "The delegation praised the swift reply of the ministry .",
        "The envoys welcomed that the ministry had answered fast ."
      ),
      (
        "Growers in the valley expect half of the usual crop .",
        "Farmers there believe the harvest will be only half of normal ."
      ),
      (
        "The town council promised to pay for a new lighthouse lamp .",
        "The municipality pledged money for replacing the light of the beacon ."
      ),
    ]
    for (official, retelling) in pairs {
      let links = aligner.probabilities(official: tokens(official), retelling: tokens(retelling))
        .links()
      #expect(links.contains { $0.probability < 0.9 }, "\(retelling)")
      #expect(links.allSatisfy { $0.probability > 0.5 }, "\(retelling)")
    }
  }

  @Test func sentencesWithNothingInCommonHaveNoSureContentLinks() {
    let found = links(
      "The committee approved the budget of the school after a long debate .",
      "Heavy snow fell on Tuesday and closed two roads in the north , police said .",
      above: WordAligner.sureProbability)
    #expect(found.filter { $0 != ".=." }.isEmpty)
  }

  @Test func anAcronymIsLinkedToItsWords() {
    let official = AlignableWords(tokens("Reporters of VOA waited ."))
    let retelling = AlignableWords(tokens("The Voice of America reporters waited ."))
    var pairs: [[Int]] = []
    official.forEachAcronymPair(0..<official.count, retelling, 0..<retelling.count) {
      pairs.append([$0, $1])
    }
    #expect(pairs == [[2, 1], [2, 2], [2, 3]])
  }

  @Test func emptySidesHaveNoLinks() {
    #expect(aligner.probabilities(official: [], retelling: ["word"]).links().isEmpty)
    #expect(aligner.probabilities(official: ["word"], retelling: []).links().isEmpty)
    #expect(aligner.probabilities(official: [], retelling: []).links().isEmpty)
  }

  @Test(arguments: [
    ["."], ["\u{201C}"], ["\u{FFFD}"], [""], ["-"], ["'s"], ["12,500"], ["naïve"], ["a-b-c"],
    [String(repeating: "x", count: 5000)],
  ])
  func unusualTokensAreAccepted(forms: [String]) {
    let probability = aligner.probabilities(official: forms, retelling: forms)[0, 0]
    #expect((0...1).contains(probability))
  }

  @Test func preparedRangesEqualSeparateSentences() {
    let first = tokens("A ship came in . The harbour was closed .")
    let second = tokens("They closed the port . A vessel arrived .")
    let official = AlignableWords(first)
    let retelling = AlignableWords(second)
    let part = aligner.probabilities(official: official, 5..<10, retelling: retelling, 0..<5)
    let alone = aligner.probabilities(
      official: Array(first[5..<10]), retelling: Array(second[0..<5]))
    let moved = alone.links(above: 0).map {
      WordLink(official: $0.official + 5, retelling: $0.retelling, probability: $0.probability)
    }
    #expect(!moved.isEmpty)
    #expect(part.links(above: 0) == moved)
  }

  @Test func pairsThatOneNetRejectsAreNotPassedToTheOthers() {
    // Nets that return the logistic function of -6 and of 0 for any input.
    let size = SmallNet.size(inputCount: 1)
    var weights = [Float](repeating: 0, count: 2 * size)
    weights[3 * SmallNet.hiddenCount] = -6
    func probability(cutoff: Float) -> Float {
      weights.withUnsafeBufferPointer {
        var result: Float = -1
        SmallNet(inputCount: 1, weights: $0)
          .writeProbabilities(of: [1], rowCount: 1, cutoff: cutoff, to: &result)
        return result
      }
    }
    #expect(probability(cutoff: 0) == (SmallNet.logistic(-6) + 0.5) / 2)
    #expect(probability(cutoff: 0.01) == SmallNet.logistic(-6))
  }

  @Test func theLogisticFunctionIsExact() {
    #expect(SmallNet.logistic(0) == 0.5)
    #expect(abs(SmallNet.logistic(2) - 0.880_797) < 1e-5)
    #expect(abs(SmallNet.logistic(-7) - 0.000_911_051) < 1e-6)
    #expect(SmallNet.logistic(100) <= 1)
  }
}
