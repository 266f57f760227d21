/// The tokens that frame statements on either side and are no part of them: linking phrases, and
/// the words by which a text says whose words it gives.
struct StatementFrames: Sendable {
  /// Who spoke is among them where the retelling says so, too.
  private(set) var official: Set<Int> = []
  private(set) var retelling: Set<Int> = []

  init(_ evidence: Evidence, concurrently: Concurrently) {
    let parts = Stretches.map(evidence.groups.count, length: 256, concurrently) {
      StatementFrames(evidence, evidence.groups[$0])
    }
    for part in parts {
      official.formUnion(part.official)
      retelling.formUnion(part.retelling)
    }
  }

  private init(_ evidence: Evidence, _ groups: ArraySlice<SentenceLink>) {
    for group in groups {
      var attributes = false
      for sentence in group.retelling {
        let tokens = evidence.retelling.document.sentences[sentence].tokens
        retelling.formUnion(LinkingPhrases.tokens(in: tokens, of: evidence.retelling))
        let attribution = Attributions.tokens(
          in: tokens, of: evidence.retelling, lexicon: evidence.lexicon)
        retelling.formUnion(attribution)
        if !attribution.isEmpty { attributes = true }
      }
      for sentence in group.official {
        let tokens = evidence.official.document.sentences[sentence].tokens
        official.formUnion(LinkingPhrases.tokens(in: tokens, of: evidence.official))
        // Each side says in its own way who said it.
        if attributes {
          official.formUnion(
            Attributions.plainTokens(
              in: tokens, of: evidence.official, lexicon: evidence.lexicon))
        }
      }
    }
  }
}
