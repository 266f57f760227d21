import ReadbackCore

// If an original and its official translation are open, a retelling can be compared with either: it
// may differ from one and agree with the other.
extension Session {
  /// Compares with the next text other than the retelling on the screen; after the last, with the
  /// official text again.
  mutating func changeBase() -> [Effect] {
    let next = retellings.indices.first { $0 != currentRetelling && $0 > base ?? -1 }
    return [.changeBase(next)]
  }

  /// Takes over the exchanged texts and keeps the current place.
  mutating func take(base: Int?, official: Document, documents: [Document]) -> [Effect] {
    // The place in the new base while it was still a retelling.
    let place = currentOfficialSentence.map { self.official.sentences[$0].range.lowerBound }
    let counterpart = (base ?? self.base).flatMap { retellings[$0].comparison }.flatMap {
      comparison in
      place.flatMap(comparison.firstCounterpart(ofOffset:))
    }
    let effects = reload(official: official, documents: documents)
    guard self.official.text == official.text else { return effects }
    self.base = base
    if let counterpart, official.sentences.indices.contains(counterpart) {
      goToLeft(official.sentences[counterpart].range.lowerBound)
    }
    notice = "now compared with \(official.name); \(keyName(of: .base)) changes it again"
    return effects
  }
}
