import ReadbackCore

// With an original and its official translation at hand, either may be what a retelling is compared
// with: its departures from the one need not be departures from the other.
extension Session {
  /// Compares with the next text besides the retelling on the screen; the official text comes after
  /// the last.
  mutating func changeBase() -> [Effect] {
    let next = retellings.indices.first { $0 != currentRetelling && $0 > base ?? -1 }
    return [.changeBase(next)]
  }

  /// Takes the texts in their new places, and stays with what was read.
  mutating func take(base: Int?, official: Document, documents: [Document]) -> [Effect] {
    // Where the new base stood until now.
    let place = currentOfficialSentence.map { self.official.sentences[$0].range.lowerBound }
    let told = (base ?? self.base).flatMap { retellings[$0].comparison }.flatMap { comparison in
      place.flatMap(comparison.firstSentence(telling:))
    }
    let effects = reload(official: official, documents: documents)
    guard self.official.text == official.text else { return effects }
    self.base = base
    if let told, official.sentences.indices.contains(told) {
      goToLeft(official.sentences[told].range.lowerBound)
    }
    notice = "compared with \(official.name) now; \(keyName(of: .base)) goes on"
    return effects
  }
}
