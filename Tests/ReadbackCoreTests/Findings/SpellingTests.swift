import Testing

@testable import ReadbackCore

/// All words of up to four letters from a two-letter alphabet, and some longer ones.
private let words: [String] = {
  var words = [""]
  for _ in 0..<4 { words += words.flatMap { word in ["a", "b"].map { word + $0 } } }
  words = Array(Set(words)).sorted()
  var state: UInt64 = 3
  for _ in 0..<400 {
    var word = ""
    for _ in 0..<(5 + Int(state >> 60)) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      word.unicodeScalars.append(Unicode.Scalar(UInt8(0x61 + (state >> 33) % 3)))
    }
    words.append(word)
  }
  return words
}()

@Suite struct SpellingTests {
  @Test func signaturesNeverExcludeSimilarWords() {
    let letters = words.map { Spelling.Letters($0) }
    let signatures = letters.map(\.signature)
    var alike = 0
    for one in letters {
      for (other, mayBeLike) in zip(letters, one.signature.mayBeLike(signatures)) {
        guard one.isLike(other) else { continue }
        alike += 1
        #expect(mayBeLike)
      }
    }
    #expect(alike > letters.count)
  }

  @Test func signaturesExcludeMostDissimilarWords() {
    let numbers = (0..<500).map { Spelling.Letters("\(123_400 + 7 * $0)") }
    let signatures = numbers.map(\.signature)
    let compared = numbers.reduce(0) { $0 + $1.signature.mayBeLike(signatures).count { $0 } }
    let alike = numbers.reduce(0) { sum, one in sum + numbers.count { one.isLike($0) } }
    #expect(compared < 3 * alike)
  }
}
