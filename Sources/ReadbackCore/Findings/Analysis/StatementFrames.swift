/// The tokens on either side that frame statements and are not part of them: linking phrases and
/// attributions.
struct StatementFrames: Sendable {
  /// Includes the speaker if the retelling names one too.
  private(set) var official: Set<Int> = []
  private(set) var retelling: Set<Int> = []

  init(_ analysis: PairAnalysis, concurrently: Concurrently) {
    let parts = Chunks.map(analysis.groups.count, length: 256, concurrently) {
      StatementFrames(analysis, analysis.groups[$0])
    }
    for part in parts {
      official.formUnion(part.official)
      retelling.formUnion(part.retelling)
    }
  }

  private init(_ analysis: PairAnalysis, _ groups: ArraySlice<SentenceLink>) {
    for group in groups {
      var attributes = false
      for sentence in group.retelling {
        let tokens = analysis.retelling.document.sentences[sentence].tokens
        retelling.formUnion(LinkingPhrases.tokens(in: tokens, of: analysis.retelling))
        let attribution = Attributions.tokens(
          in: tokens, of: analysis.retelling, lexicon: analysis.lexicon)
        retelling.formUnion(attribution)
        if !attribution.isEmpty { attributes = true }
      }
      for sentence in group.official {
        let tokens = analysis.official.document.sentences[sentence].tokens
        official.formUnion(LinkingPhrases.tokens(in: tokens, of: analysis.official))
        // Each side attributes the statement in its own way.
        if attributes {
          official.formUnion(
            Attributions.plainTokens(
              in: tokens, of: analysis.official, lexicon: analysis.lexicon))
        }
      }
    }
  }
}
