import Testing

@testable import ReadbackCore

/// Numbers as they are spoken and rounded, and numbers that are different after all.
@Suite struct SpokenNumbersTests {
  @Test(arguments: [
    // Decimals.
    ("four point nine per cent", "4.9 per cent"),
    ("six point two billion crowns", "6.2 billion crowns"),
    ("one point three eight metres", "1.38 metres"), ("nought point two per cent", "0.2 per cent"),
    ("zero point five per cent", "0.5 per cent"), ("point seven per cent", "0.7 per cent"),
    ("thirty-one point oh five litres", "31.05 litres"),
    // Whole numbers.
    ("five million two hundred and fourteen thousand eels", "5,214,000 eels"),
    ("forty-one thousand three hundred eels", "41,300 eels"),
    ("two thousand and twenty-six eels", "2,026 eels"), ("nineteen hundred eels", "1,900 eels"),
    ("a hundred and twenty eels", "120 eels"), ("three thousand million eels", "3 billion eels"),
    ("one and a half million eels", "1,500,000 eels"),
    ("a million and a half eels", "1.5 million eels"),
    ("half a million eels", "500,000 eels"), ("three and a quarter hours", "3.25 hours"),
    ("two and three quarters hours", "2.75 hours"),
    ("three and a quarter million eels", "3.25 million eels"),
    // Shares, multiples, lengths of time.
    ("58 of every hundred boats", "58 per cent of the boats"),
    ("roughly ten in every hundred boats", "about one tenth of the boats"),
    ("every fifth boat", "20 per cent of the boats"),
    ("two in three boats", "two-thirds of the boats"),
    ("a half-year", "six months"), ("after a fortnight", "after two weeks"),
  ])
  func wordsAndDigitsAreOneAmount(words: String, digits: String) {
    let (one, other) = (first(words), first(digits))
    #expect(one != nil && other != nil)
    if let one, let other { #expect(one.agrees(with: other), "\(one.value), \(other.value)") }
  }

  @Test(arguments: [
    ("four point nine per cent", "9 per cent"), ("four point nine per cent", "4 per cent"),
    ("six point two billion crowns", "6.3 billion crowns"),
    ("five million two hundred and fourteen thousand eels", "5,240,000 eels"),
    ("one and a half million eels", "1,250,000 eels"),
    ("58 of every hundred boats", "85 per cent of the boats"),
    ("every fifth boat", "25 per cent of the boats"), ("a half-year", "five months"),
  ])
  func anotherAmountIsNot(words: String, digits: String) {
    let (one, other) = (first(words), first(digits))
    #expect(one != nil && other != nil)
    if let one, let other { #expect(!one.agrees(with: other), "\(one.value), \(other.value)") }
  }

  @Test func adjacentNumbersAreSeparate() {
    #expect(all("Two three-year terms and four boats.") == [2, 3, 4])
    #expect(all("They sold two thousand and three million eels.") == [2000, 3_000_000])
    #expect(all("The five point out the way to six boats.") == [5, 6])
    #expect(all("At one point two boats were lost.") == [1, 2])
    #expect(all("They were born in nineteen eighty-four.") == [1984])
  }

  // MARK: Clocks

  @Test(arguments: [
    ("at a quarter to nine rather than later", "at 8.45"), ("at half past six", "at 6.30"),
    ("until ten to eight", "until 7.50"), ("at four in the afternoon", "at 16:00"),
    ("at twelve tonight", "at midnight"), ("at twelve in the morning", "at noon"),
  ])
  func oneTimeIsSpokenInManyWays(words: String, digits: String) {
    let (one, other) = (first(words), first(digits))
    #expect(one != nil && other != nil)
    if let one, let other { #expect(one.agrees(with: other), "\(one.value), \(other.value)") }
  }

  @Test func bothHoursOfARangeAreInOneHalfOfTheDay() {
    #expect(all("It runs from five to nine in the evening.") == [17 * 60, 21 * 60])
    #expect(all("It runs from eleven to two in the afternoon.") == [11 * 60, 14 * 60])
    #expect(all("It runs between nine and noon.") == [9 * 60, 12 * 60])
  }

  @Test func countAfterAQuarterIsNotATime() {
    #expect(all("They fell by a quarter to nine boats.") == [0.25, 9])
  }

  // MARK: Rounding

  @Test(arguments: [
    ("27 per cent", "more than a quarter"), ("83 per cent", "more than four-fifths"),
    ("55 per cent", "a bit more than half"), ("18 per cent", "nearly a fifth"),
    ("47 per cent", "just under half"), ("34 per cent", "about a third"),
    ("19 per cent", "a fifth or so"), ("1,187 eels", "almost 1,200 eels"),
    ("17 boats", "nearly twenty boats"), ("28 boats", "around thirty boats"),
    ("24 boats", "twenty-odd boats"), ("4,150 eels", "just over four thousand eels"),
    ("297 eels", "close to 300 eels"), ("268 eels", "well over 200 eels"),
  ])
  func fairRoundingWithItsWordIsEqual(exact: String, rounded: String) {
    #expect(first(exact)?.agrees(with: retold(rounded)) == true)
    // What was rounded cannot be known from the rounded number.
    #expect(first(rounded)?.agrees(with: retold(exact)) == false)
  }

  @Test(arguments: [
    ("45 per cent", "more than half"), ("27 per cent", "nearly a fifth"),
    ("27 per cent", "a quarter"), ("48 per cent", "more than a third"),
    ("31 per cent", "nearly half"), ("55 per cent", "nearly half"),
    ("62 per cent", "just over half"), ("1,230 eels", "almost 1,200 eels"),
    ("190 eels", "more than 200 eels"), ("230 eels", "nearly 300 eels"),
    ("22 boats", "around thirty boats"), ("19 boats", "twenty-odd boats"),
  ])
  func unfairRoundingIsNot(exact: String, rounded: String) {
    #expect(first(exact)?.agrees(with: retold(rounded)) == false)
  }

  @Test func aMultipleIsAChange() {
    let change = first("rose by 100 per cent")
    #expect(change?.agrees(with: retold("doubled")) == true)
    #expect(change?.agrees(with: retold("tripled")) == false)
    #expect(first("fell by 50 per cent")?.agrees(with: retold("halved")) == true)
    #expect(first("fell by 40 per cent")?.agrees(with: retold("halved")) == false)
  }

  // MARK: Complements

  @Test(arguments: [
    (
      "Eleven of the sixteen pumps were working.", "Five of the sixteen pumps were not working."
    ),
    (
      "In four of the seven years the weir was tested.",
      "In three of the seven years the weir was not tested."
    ),
    ("60 per cent of the boats were open.", "40 per cent of the boats were closed."),
  ])
  func theRestOfAWholeIsTheSameStatement(official: String, retelling: String) {
    let faced = faced(official, retelling)
    #expect(faced.shown(.number).map(faced.words) == [])
    #expect(faced.shown(.polarity).map(faced.words) == [])
  }

  @Test(arguments: [
    ("Eleven of the sixteen pumps were working.", "Five of the sixteen pumps were working."),
    ("Eleven of the sixteen pumps were working.", "Four of the sixteen pumps were not working."),
    ("60 per cent of the boats were open.", "40 per cent of the boats were open."),
  ])
  func anotherPartOfAWholeIsFound(official: String, retelling: String) {
    #expect(!faced(official, retelling).shown.isEmpty)
  }

  @Test func theLevelOfARateIsTheRiseOfWhatItMeasures() {
    #expect(
      faced("Inflation fell to 3.1 per cent in May.", "Prices rose by 3.1 per cent in May.")
        .shown(.number).isEmpty)
    #expect(
      faced("Inflation fell to 3.1 per cent in May.", "Inflation fell by 3.1 per cent in May.")
        .shown(.number).count == 1)
  }

  // MARK: Readings

  private func readings(_ text: String, isRetold: Bool) -> [Quantities.Reading] {
    Quantities.read(in: AnalysedText(Faced.document(text), lexicon: .standard), isRetold: isRetold)
      .flatMap { $0 }
  }

  private func first(_ text: String) -> Quantities.Reading? {
    readings("They saw it: \(text).", isRetold: false).first
  }

  private func retold(_ text: String) -> Quantities.Reading {
    readings("They saw it: \(text).", isRetold: true)[0]
  }

  private func all(_ text: String) -> [Double] {
    readings(text, isRetold: false).map(\.value)
  }
}
