import Foundation
import Testing

@testable import ReadbackCore

@Suite struct SentenceEncoderTests {
  private let encoder = SentenceEncoder.standard

  private func pieces(of text: String) -> String {
    encoder.cutter.pieces(of: text.utf8).map { encoder.spelling(ofPiece: $0) }
      .joined(separator: " ")
  }

  @Test(arguments: ReferenceVectors.all.indices)
  func aSentenceIsDividedLikeTheReference(_ index: Int) {
    let reference = ReferenceVectors.all[index]
    #expect(pieces(of: reference.sentence) == reference.pieces)
  }

  @Test(arguments: ReferenceVectors.all.indices)
  func aVectorEqualsTheReference(_ index: Int) throws {
    let reference = ReferenceVectors.all[index]
    let data = try #require(
      Data(base64Encoded: reference.vector, options: .ignoreUnknownCharacters))
    let wanted = SentenceVector(data.map { Float(Int8(bitPattern: $0)) })
    let vector = encoder.vectors(of: [reference.sentence])[0]
    #expect(SentenceVector.cosine(vector, wanted) > 0.98)
  }

  @Test func letterFormsAndSpacesAreNormalised() {
    #expect(pieces(of: "  Ｔｅａ\u{A0}and\tﬁre…  ") == "<s> ▁Tea ▁and ▁fire ... </s>")
    #expect(pieces(of: "x\u{200B}y") == "<s> ▁x ▁y </s>")
  }

  @Test(arguments: ["", " \n "]) func aBlankTextIsOneUnknownPiece(_ text: String) {
    #expect(pieces(of: text) == "<s> <unk> </s>")
    #expect(encoder.vectors(of: [text])[0].numbers.count == SentenceVector.dimensions)
  }

  @Test func aCharacterOfAnotherScriptIsUnknown() {
    #expect(pieces(of: "tea 漢") == "<s> ▁tea ▁ <unk> </s>")
  }

  @Test func aPlaceOfATextHasTheVectorOfItsWords() {
    let text = SourceText("He came. She saw what he had done. They left.")
    let place = 9..<34
    #expect(
      encoder.vectors(of: [place], in: text)
        == encoder.vectors(of: ["She saw what he had done."]))
  }

  @Test func similarSentencesAreCloserThanOthers() {
    let vectors = encoder.vectors(of: [
      "The bank raised its main interest rate on Thursday.",
      "On Thursday the lender lifted its key rate of interest.",
      "The goalkeeper was taken to hospital with a broken arm.",
    ])
    let like = SentenceVector.cosine(vectors[0], vectors[1])
    #expect(like > 0.6)
    #expect(like > SentenceVector.cosine(vectors[0], vectors[2]) + 0.4)
  }

  /// Of all lengths, so that they are cut into batches in several ways.
  @Test func textsEncodedTogetherHaveTheSameVectors() {
    let words = ReferenceVectors.all.flatMap { $0.sentence.split(separator: " ") }
    let texts = (1...24).map { count in
      words[(count * 2)..<(count * 4)].joined(separator: " ")
    }
    #expect(encoder.vectors(of: texts) == texts.map { encoder.vectors(of: [$0])[0] })
  }

  @Test func aVeryLongSentenceHasAVector() {
    let text = String(repeating: "and so on ", count: 5000)
    let vector = encoder.vectors(of: [text])[0]
    #expect(vector.numbers.contains { $0 != 0 })
  }
}
