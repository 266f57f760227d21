import Testing

@testable import ReadbackCore

/// Long texts, which are linked block by block.
@Suite struct CrossBandsTests {
  private static let people = [
    ("Der Lehrer", "The teacher"), ("Der Arzt", "The doctor"), ("Die Königin", "The queen"),
    ("Der Bauer", "The farmer"), ("Der Soldat", "The soldier"), ("Die Schwester", "The sister"),
    ("Der Richter", "The judge"),
  ]
  private static let deeds = [
    ("kaufte ein Pferd", "bought a horse"), ("schrieb einen Brief", "wrote a letter"),
    ("öffnete das Fenster", "opened the window"), ("verlor den Schlüssel", "lost the key"),
    ("baute eine Brücke", "built a bridge"), ("sang ein Lied", "sang a song"),
    ("aß einen Apfel", "ate an apple"), ("sah den Mond", "saw the moon"),
    ("suchte das Gold", "looked for the gold"), ("löschte das Feuer", "put out the fire"),
    ("malte ein Bild", "painted a picture"),
  ]
  private static let places = [
    ("in der Kirche", "in the church"), ("am Fluss", "by the river"), ("im Wald", "in the forest"),
    ("auf dem Markt", "at the market"), ("im Krankenhaus", "in the hospital"),
    ("auf der Insel", "on the island"), ("in der Schule", "at the school"),
    ("auf dem Schiff", "on the ship"), ("im Garten", "in the garden"),
    ("im Gefängnis", "in the prison"), ("in der Küche", "in the kitchen"),
    ("auf dem Berg", "on the mountain"), ("im Theater", "in the theatre"),
  ]

  /// Each sentence is unique among 1001.
  private static func sentence(_ number: Int) -> (String, String) {
    let (person, deed, place) = (
      people[number % 7], deeds[number % 11], places[number % 13]
    )
    return (
      "\(person.0) \(deed.0) \(place.0).", "\(person.1) \(deed.1) \(place.1)."
    )
  }

  private static func units(_ texts: [String]) -> AlignmentUnits { AlignmentUnits(texts) }

  private let aligner = CrossAligner(
    packs: TestPacks.all, languages: ("de", "en"), leastCells: 1000)

  @Test func longTextsAreLinkedLikeShortOnes() {
    // A chapter of 90 sentences is omitted.
    let kept = (0..<600).filter { !(200..<290).contains($0) }
    func pairs(_ aligner: CrossAligner) -> Set<[Int]> {
      Set(
        aligner.pairs(
          official: Self.units((0..<600).map { Self.sentence($0).0 }),
          retelling: Self.units(kept.map { Self.sentence($0).1 })
        ).map { [$0.official, $0.retelling] })
    }
    let right = Set(kept.enumerated().map { [$1, $0] })
    let inBlocks = pairs(aligner)
    let whole = pairs(CrossAligner(packs: TestPacks.all, languages: ("de", "en")))
    #expect(inBlocks.intersection(right).count > 480)
    // For each sentence there are others that differ in one part of three.
    #expect(inBlocks.subtracting(right).count <= whole.subtracting(right).count + 10)
  }

  @Test func everyRowIsInOneBlock() {
    let official = CrossText(
      Self.units((0..<500).map { Self.sentence($0).0 }), language: "de", packs: TestPacks.all)
    let retelling = CrossText(
      Self.units((0..<300).map { Self.sentence($0).1 }), language: "en", packs: TestPacks.all)
    let blocks = CrossBands.blocks(official, retelling)
    #expect(blocks.flatMap { Array($0.core) } == Array(0..<500))
    for block in blocks {
      #expect(block.rows.lowerBound <= block.core.lowerBound)
      #expect(block.rows.upperBound >= block.core.upperBound)
      #expect(block.columns.upperBound <= 300)
    }
  }

  @Test func pathOfUnrelatedTextsIsStraight() {
    let official = CrossText(Self.units(["—"]), language: "de", packs: TestPacks.all)
    let way = CrossBands.way(official, official)
    #expect(way.map { [$0.row, $0.column] } == [[0, 0], [1, 1]])
  }
}
