import Testing

@testable import ReadbackCore

@Suite struct LanguagePackTests {
  private func likeness(_ one: String, _ language: String, _ other: String, _ inLanguage: String)
    throws -> Float
  {
    func vector(_ word: String, _ language: String) throws -> [Float] {
      var lookup = PackLookup(try #require(TestPacks.packs[language]))
      var sum = [Int32](repeating: 0, count: LanguagePack.dimensions)
      let rows = lookup.rows(of: word)
      try #require(!rows.isEmpty, "\(word) is not known")
      for row in rows { lookup.pack.addVector(of: row, to: &sum) }
      return sum.map(Float.init)
    }
    let (first, second) = (try vector(one, language), try vector(other, inLanguage))
    func product(_ one: [Float], _ other: [Float]) -> Float {
      zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return product(first, second)
      / (product(first, first).squareRoot() * product(second, second).squareRoot())
  }

  @Test(arguments: ["en", "ru", "de"]) func packIsRead(_ language: String) throws {
    let pack = try #require(TestPacks.packs[language])
    #expect(pack.language == language)
    #expect(pack.wordCount > 20_000)
    #expect(pack.byteCount < 5_000_000)
    #expect((pack.pieces == nil) == (language == "en"))
  }

  @Test func frequentWordsAreKnown() throws {
    let pack = try #require(TestPacks.packs["ru"])
    let index = try #require(pack.index(of: "не"))
    #expect(pack.frequency(of: index) > 7)
    #expect(pack.index(of: "фывапролдж") == nil)
  }

  @Test(arguments: [
    ("президент", "ru", "president"), ("вода", "ru", "water"), ("суд", "ru", "court"),
    ("wasser", "de", "water"), ("brücke", "de", "bridge"), ("regierung", "de", "government"),
  ])
  func synonymsAreSimilar(_ word: String, _ language: String, _ other: String) throws {
    let near = try likeness(word, language, other, "en")
    #expect(near > 0.5)
    #expect(near > (try likeness(word, language, "tuesday", "en")) + 0.3)
  }

  @Test func inflectedFormsAndCompoundsAreKnown() throws {
    #expect(try likeness("правительствами", "ru", "government", "en") > 0.4)
    #expect(try likeness("wasserstandsmeldung", "de", "water", "en") > 0.3)
  }

  @Test func transliteratedNamesMatch() throws {
    let tables = try #require(TestPacks.packs["ru"]).tables
    for (russian, english) in [("вересова", "veresova"), ("шольц", "scholz")] {
      let one = NameSound(latin: tables.latin(russian)).trigrams
      let other = NameSound(latin: english).trigrams
      #expect(one.intersection(other).count * 2 > (one.count + other.count) / 2, "\(russian)")
    }
  }

  // MARK: Files that are not packs

  @Test func oneWrongByteIsDetected() throws {
    var bytes = try TestPacks.bytes("en")
    bytes[bytes.count / 2] ^= 1
    #expect(throws: PackProblem.damaged) { try TestPacks.pack(of: bytes) }
  }

  @Test func truncationIsDetected() throws {
    let bytes = try TestPacks.bytes("en")
    for count in [9, 31, 100, bytes.count / 2, bytes.count - 8] {
      #expect(throws: PackProblem.damaged) { try TestPacks.pack(of: Array(bytes.prefix(count))) }
    }
  }

  @Test func otherFilesAndVersionsAreRefused() throws {
    #expect(throws: PackProblem.foreign) { try TestPacks.pack(of: Array("PK\u{3}\u{4}".utf8)) }
    #expect(throws: PackProblem.foreign) {
      try TestPacks.pack(of: [UInt8](repeating: 0, count: 4096))
    }
    var bytes = try TestPacks.bytes("en")
    bytes[8] = 9
    #expect(throws: PackProblem.otherVersion(9)) { try TestPacks.pack(of: bytes) }
  }
}
