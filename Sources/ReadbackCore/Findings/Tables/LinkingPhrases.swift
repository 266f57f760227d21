/// Phrases that link a statement with its context without content of their own (the linking
/// adverbials of D. Biber et al., Longman Grammar of Spoken and Written English, chapter 10).
enum LinkingPhrases {
  private static let phrases: [[String]] = [
    "for his part", "for her part", "for its part", "for their part", "in turn", "in his turn",
    "in particular", "in addition", "in general", "in this context", "in this regard",
    "in this connection", "in conclusion", "in other words", "in fact", "as well",
    "on the other hand", "on the one hand", "at the same time", "as a result", "by contrast",
    "among other things", "for example", "for instance", "that is", "of course", "after all",
    "however", "moreover", "furthermore", "meanwhile", "therefore", "overall", "nevertheless",
    "nonetheless", "besides", "also", "thus", "consequently", "additionally", "i.e.", "i.e",
    "e.g.", "e.g", "namely", "viz.", "respectively",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let byFirstWord = Dictionary(grouping: phrases) { $0[0] }

  /// The tokens of a sentence that belong to such phrases.
  static func tokens(in sentence: Range<Int>, of side: AnalysedText) -> Set<Int> {
    var found: Set<Int> = []
    for token in sentence where side.words[token].kind == .word {
      for phrase in byFirstWord[side.words[token].form] ?? [] {
        let place = token..<(token + phrase.count)
        if place.upperBound <= sentence.upperBound,
          zip(place, phrase).allSatisfy({ side.words[$0].form == $1 })
        {
          found.formUnion(place)
        }
      }
    }
    return found
  }
}
