/// Words with such a general meaning that they are often lost or added in rewording: "the total
/// value of exports" is no more than "exports".
///
/// The general nouns of M. A. K. Halliday and R. Hasan (Cohesion in English, chapter 6) and of
/// H.-J. Schmid (English Abstract Nouns as Conceptual Shells), the light verbs of R. Quirk et al.
/// (A Comprehensive Grammar of the English Language, 10.30) and words that refer to the text
/// itself.
enum GeneralWords {
  static func contains(_ word: Word) -> Bool {
    guard let id = word.id, id.index < marks.count * 64 else { return false }
    return marks[id.index / 64] & (1 << UInt64(id.index % 64)) != 0
  }

  private static let nouns = """
    thing matter issue question situation case fact problem way manner method process course part
    side party aspect area field sphere regard respect point view viewpoint kind type sort form
    nature level degree extent total number amount value basis ground context framework person
    place time occasion event result beginning role effort work activity action measure step
    need purpose aim task mean approach condition circumstance position term line order range
    series group member
    """

  private static let others = """
    people respective respectively certain various relevant related concerned corresponding present
    current existing given following aforementioned said make makes made making take takes took
    taken taking give gives gave given giving hold holds held holding carry carries carried carrying
    conduct conducts conducted conducting get gets got going go goes went gone come comes came
    coming put puts bring brings brought bringing
    """

  /// A bit for each word of the lexicon up to the last general one.
  private static let marks: [UInt64] = {
    let singular = nouns.split { $0 == " " || $0 == "\n" }.map(String.init)
    let plural = singular.map { $0 + "s" } + ["parties", "activities"]
    let all = singular + plural + others.split { $0 == " " || $0 == "\n" }.map(String.init)
    let indices = all.compactMap { Lexicon.standard.word($0)?.index }
    var marks = [UInt64](repeating: 0, count: (indices.max() ?? 0) / 64 + 1)
    for index in indices { marks[index / 64] |= 1 << UInt64(index % 64) }
    return marks
  }()
}

extension Word {
  /// How informative it is, reduced for general words.
  var informativeWeight: Float { GeneralWords.contains(self) ? weight * 0.4 : weight }
}
