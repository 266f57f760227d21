import Testing

@testable import ReadbackCore

@Suite struct KnownMeaningsTests {
  private let official = SourceText("He came. She saw it.")
  private let retelling = SourceText("He arrived. It was seen.")

  @Test func aPlaceIsEncodedOnce() {
    var meanings = KnownMeanings(official: official, retelling: retelling)
    let place = KnownMeanings.Place(text: 0, range: 0..<8)
    meanings.add([place, place, KnownMeanings.Place(text: 1, range: 0..<8)], oneByOne)
    #expect(meanings.count == 2)
    _ = meanings.vector(of: 0..<8, inText: 0)
    #expect(meanings.count == 2)
  }

  @Test func sameWordsAreEncodedOnceWhereverTheyAre() {
    let repeated = SourceText(String(repeating: "He came. ", count: 50))
    var meanings = KnownMeanings(official: repeated, retelling: repeated)
    let places = (0..<100).map { number -> KnownMeanings.Place in
      let start = number / 2 * 9
      return KnownMeanings.Place(text: number % 2, range: start..<(start + 8))
    }
    meanings.add(places, oneByOne)
    #expect(meanings.count == 1)
    for place in places { #expect(meanings.known(place) == meanings.known(places[0])) }
  }

  @Test func aPlaceOfEachTextHasTheVectorOfItsWords() {
    var meanings = KnownMeanings(official: official, retelling: retelling)
    let encoder = SentenceEncoder.standard
    #expect(meanings.vector(of: 9..<20, inText: 0) == encoder.vector(of: "She saw it.".utf8))
    #expect(meanings.vector(of: 12..<24, inText: 1) == encoder.vector(of: "It was seen.".utf8))
    #expect(
      meanings.known(KnownMeanings.Place(text: 0, range: 9..<20))
        == meanings.vector(of: 9..<20, inText: 0))
  }

  @Test func wordsOfNoPlaceAreEncodedOnce() {
    var meanings = KnownMeanings(official: official, retelling: retelling)
    let words = Array("He came. It was seen.".utf8)[...]
    meanings.add(words: [words, words, official.bytes[0..<8]], oneByOne)
    #expect(meanings.count == 2)
    #expect(meanings.vector(ofWords: words) == SentenceEncoder.standard.vector(of: words))
    _ = meanings.vector(of: 0..<8, inText: 0)
    #expect(meanings.count == 2)
  }
}
