import Testing

@testable import ReadbackCore

@Suite struct ClaimPlacingTests {
  private let comparison = PierTexts.comparison()

  private func places(_ claims: String...) -> [String] {
    let opinion = comparison.opinion("[\(claims.joined(separator: ","))]")
    return opinion.claims.map { claim in
      [
        claim.official.map { comparison.official.text[$0] },
        claim.retelling.map { comparison.retelling.text[$0] },
      ].map { $0 ?? "-" }.joined(separator: " | ")
    }
  }

  private func drops(_ claims: String...) -> [OpinionDrop: Int] {
    comparison.opinion("[\(claims.joined(separator: ","))]").drops.counts
  }

  @Test func exactWordsAreFound() {
    #expect(
      places(claim("mistranslation", "will repair", "has repaired"))
        == ["will repair | has repaired"])
  }

  @Test(arguments: [
    "the “friends of the pier” FOR their", "the 'Friends of the Pier' for their",
    "the Friends  of\\nthe Pier for their,", "[5] the \\\"Friends of the Pier\\\" for their.",
    "…the Friends of the Pier for their …",
  ]) func caseMarksAndSpacesAreFolded(_ quotation: String) {
    #expect(
      places(claim("omission", quotation, nil))
        == ["the “Friends of the Pier” for their | -"])
  }

  @Test func apostrophesInsideWordsStay() {
    let texts = PierTexts.comparison(
      official: "The dogs’ owners met. It’s the mayor's pier.", retelling: "Nothing.",
      links: [(0, nil), (1, nil), (nil, 0)])
    func words(_ quotation: String) -> [String] {
      texts.opinion(answer(claim("omission", quotation, nil))).claims.map {
        texts.official.text[$0.place]
      }
    }
    #expect(words("it's the mayor’s") == ["It’s the mayor's"])
    #expect(words("dogs owners") == ["dogs’ owners"])
    #expect(words("its the mayors").isEmpty)
  }

  @Test func ellipsisMatchesOmittedWords() {
    #expect(
      places(claim("omission", "The mayor said ... unless prices rise", nil))
        == [
          "The mayor said that the work would cost 40 million crowns, unless prices rise | -"
        ])
    // The parts must come in that order in one paragraph.
    #expect(drops(claim("omission", "unless prices rise … The mayor said", nil)) == [.noPlace: 1])
    #expect(drops(claim("omission", "The council will … at the library", nil)) == [.noPlace: 1])
  }

  @Test func unmatchedQuotationIsDroppedAndCounted() {
    #expect(drops(claim("omission", "the new pier", nil)) == [.noPlace: 1])
    #expect(drops(claim("mistranslation", "will repair", "has broken")) == [.noPlace: 1])
    #expect(drops(claim("omission", "...", nil)) == [.unreadable: 1])
    // The relevant place for a mistranslation is the retelling's.
    #expect(places(claim("mistranslation", "shall mend", "has repaired")) == ["- | has repaired"])
  }

  @Test func numberedSentenceIsPreferred() {
    let first = claim("addition", nil, "again")
    #expect(placeOffsets(first) == [comparison.retelling.place("again").lowerBound])
    let fifth = claim("addition", nil, "again", more: ", \"retelling_sentence\": 5")
    #expect(
      placeOffsets(fifth).map { comparison.retelling.indexOfSentence(atByteOffset: $0) } == [4])
  }

  private func placeOffsets(_ claims: String...) -> [Int] {
    comparison.opinion("[\(claims.joined(separator: ","))]").claims.map(\.place.lowerBound)
  }

  @Test func wholeWordsArePreferred() {
    // "pier" is in no other word; "or" is in "work", "for" and "more".
    let texts = PierTexts.comparison(
      official: "The workers stayed. Boats or trains run.", retelling: "The workers left.",
      links: [(0, 0), (1, nil)])
    let opinion = texts.opinion(answer(claim("omission", "or", nil)))
    #expect(
      opinion.claims.map(\.place.lowerBound) == [texts.official.place("or trains").lowerBound])
  }

  @Test func linkedSentencesArePreferred() {
    // "again" occurs in two sentences; the one linked to the official words is meant.
    let opinion = comparison.opinion(
      answer(claim("mistranslation", "for their patience", "again")))
    let place = opinion.claims.first?.retelling
    #expect(
      place.flatMap { comparison.retelling.indexOfSentence(atByteOffset: $0.lowerBound) } == 4)
  }

  @Test func swappedSidesAreRepaired() {
    #expect(
      places(claim("mistranslation", "has repaired", "will repair"))
        == ["will repair | has repaired"])
    #expect(places(claim("omission", nil, "unless prices rise")) == ["unless prices rise | -"])
    #expect(places(claim("addition", "painted blue", nil)) == ["- | painted blue"])
  }

  @Test func mistranslationToNothingIsAnOmission() {
    let opinion = comparison.opinion(answer(claim("mistranslation", "unless prices rise", nil)))
    #expect(opinion.claims.map(\.kind) == [.omission])
  }

  @Test func sameWordsOnBothSidesAreNotAFinding() {
    #expect(drops(claim("addition", nil, "million crowns")) == [.sameWords: 1])
    #expect(drops(claim("omission", "for their patience", nil)) == [.sameWords: 1])
    #expect(drops(claim("mistranslation", "the library", "The Library")) == [.sameWords: 1])
    // One more repetition than in the official sentence is still an addition.
    #expect(places(claim("addition", nil, "again and again")) == ["- | again and again"])
    // Two numbers that were swapped: both texts contain the words, in different places.
    #expect(
      places(claim("mistranslation", "40 million", "60 million")) == ["40 million | 60 million"])
  }

  @Test func repeatedClaimIsOneFinding() {
    let opinion = comparison.opinion(
      answer(
        claim("omission", "unless prices rise", nil, severity: "minor"),
        claim("omission", ", unless prices rise", nil, severity: "major")))
    #expect(opinion.claims.map(\.claim.severity) == [.major])
    #expect(opinion.drops.counts == [.duplicate: 1])
  }

  @Test func claimAboutANeighbourIsDropped() {
    let piece = OpinionPiece.piece(
      ofOfficial: 1, retelling: nil, in: comparison.alignment, official: comparison.official,
      retelling: comparison.retelling)
    #expect(piece?.officialContext == [0, 2])
    let part = piece.flatMap {
      OpinionReader(comparison).part(
        Array(
          answer(
            claim("omission", "unless prices rise", nil),
            claim("mistranslation", "will repair", "has repaired")
          ).utf8), on: $0)
    }
    #expect(part?.claims.count == 1)
    #expect(part?.drops.counts == [.outside: 1])
  }

  @Test func wordsOutsideThePieceAreNotSearched() {
    let piece = OpinionPiece(official: [0], retelling: [0])
    let part = OpinionReader(comparison).part(
      Array(answer(claim("omission", "at the library", nil)).utf8), on: piece)
    #expect(part?.drops.counts == [.noPlace: 1])
  }

  @Test func coveredWordsOfAQuotationAreNotOmitted() {
    let official = "The guests from Hull and York thanked the mayor of Leeds."
    let retelling = "The mayor of Leeds was glad of the thanks of the Hull guests."
    func tokens(_ words: String, _ text: String) -> [Int] {
      let document = Faced.document(text)
      return document.tokens.indices.filter {
        document.tokens[$0].range.overlaps(document.place(words))
      }
    }
    let told = ["guests", "Hull", "mayor of Leeds"].flatMap { words in
      zip(tokens(words, official), tokens(words, retelling)).map {
        WordLink(official: $0, retelling: $1, probability: 1)
      }
    }
    let texts = PierTexts.comparison(
      official: official, retelling: retelling, links: [(0, 0)], words: told)
    func words(_ counterpart: String?) -> [String] {
      texts.opinion(answer(claim("omission", official, counterpart))).claims.map {
        texts.official.text[$0.place]
      }
    }
    // "The" has no counterpart here and so remains.
    #expect(words("the Hull guests") == ["The guests from Hull and York thanked the"])
    // A quotation without a counterpart is not narrowed.
    #expect(words(nil) == [String(official.dropLast())])
  }
}
