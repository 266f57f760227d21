/// Another phrase in the same place: between the same two words stands something that means
/// nothing like the official words.
enum ReplacedPhrases {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    Slot.all(in: evidence).compactMap { slot in
      let sentence = evidence.retelling.sentence(ofToken: slot.retelling.lowerBound)
      // A headline is the teller's own.
      guard evidence.retelling.document.role(ofSentence: sentence) != .heading,
        let doubt = doubt(about: slot, evidence)
      else { return nil }
      let official = trimmed(slot.official, evidence.official)
      let retelling = trimmed(slot.retelling, evidence.retelling)
      return evidence.draft(
        cause: .wrongSense, severity: .major, confidence: doubt,
        official: official,
        retelling: retelling,
        because: "the words around it agree, but this means something else")
    }
  }

  /// How likely the slot's words are wrong; nil when they may well be a rendering.
  private static func doubt(about slot: Slot, _ evidence: Evidence) -> Double? {
    let official = slot.official.map { evidence.official.words[$0] }.filter(\.isContent)
    let retelling = slot.retelling.map { evidence.retelling.words[$0] }.filter(\.isContent)
    guard retelling.count <= 2, (official + retelling).allSatisfy(evidence.isPlainWord),
      let rarest = official.max(by: { $0.weight < $1.weight }),
      let rarestRetold = retelling.max(by: { $0.weight < $1.weight }),
      rarest.weight > 0.45, rarestRetold.weight > 0.3,
      // An adverb stands for no verb and no noun.
      rarest.form.hasSuffix("ly") == rarestRetold.form.hasSuffix("ly"),
      // Of words whose meaning is not known nothing can be said.
      official.contains(where: evidence.hasMeaning), retelling.contains(where: evidence.hasMeaning)
    else { return nil }
    let nearest = retelling.reduce(0) { max($0, evidence.nearness(rarest, $1)) }
    let likeness = evidence.likeness(
      of: evidence.official.words[slot.official], and: evidence.retelling.words[slot.retelling])
    guard nearest < 0.2, likeness < 0.13 else { return nil }
    return Calibration.replacedPhrase(likeness: Double(max(nearest, likeness)))
  }

  /// Without the function words at either end.
  private static func trimmed(_ tokens: Range<Int>, _ side: Side) -> Range<Int> {
    let content = tokens.filter { side.words[$0].isContent }
    guard let first = content.first, let last = content.last else { return tokens }
    return first..<(last + 1)
  }
}
