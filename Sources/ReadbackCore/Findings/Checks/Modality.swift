/// "Must" for "may", "agreed" for "discussed": what binds binds differently.
enum Modality {
  static func drafts(_ evidence: Evidence) -> [Draft] {
    var found: [Draft] = []
    for group in evidence.groups {
      for official in evidence.officialTokens(of: group) {
        for partner in evidence.officialPartners[official]
        where partner.probability > 0.6
          && evidence.official.words[official].form != evidence.retelling.words[partner.token].form
        {
          if let draft = modal(official, partner.token, evidence)
            ?? commitment(official, partner.token, evidence)
          {
            found.append(draft)
          }
        }
      }
    }
    return found
  }

  private static func modal(_ official: Int, _ retelling: Int, _ evidence: Evidence) -> Draft? {
    guard let one = ModalForce(evidence.official.words[official].form),
      let other = ModalForce(evidence.retelling.words[retelling].form), one != other
    else { return nil }
    let isGrave = abs(one.rawValue - other.rawValue) > 1
    return draft(
      official, retelling, evidence, severity: isGrave ? .major : .minor,
      confidence: isGrave ? Calibration.modality : Calibration.modalShade,
      because: "what was \(one.name) is now \(other.name)")
  }

  private static func commitment(_ official: Int, _ retelling: Int, _ evidence: Evidence) -> Draft?
  {
    guard let one = act(evidence.official.words[official], evidence.lexicon),
      let other = act(evidence.retelling.words[retelling], evidence.lexicon),
      one.contradicts(other)
    else { return nil }
    return draft(
      official, retelling, evidence, severity: .major, confidence: Calibration.commitment,
      because: "what was \(one.participle) is now \(other.participle)")
  }

  private static func act(_ word: Word, _ lexicon: Lexicon) -> SpeechAct? {
    guard word.isContent, let id = word.id else { return nil }
    if let act = SpeechAct(lemma: word.form) { return act }
    for lemma in lexicon.lemmas(of: id) {
      if let act = SpeechAct(lemma: lexicon.spelling(of: lemma)) { return act }
    }
    return nil
  }

  private static func draft(
    _ official: Int, _ retelling: Int, _ evidence: Evidence, severity: Severity,
    confidence: Double, because: String
  ) -> Draft {
    let officialRange = official..<(official + 1)
    let retellingRange = retelling..<(retelling + 1)
    return evidence.draft(
      cause: .modality, severity: severity, confidence: confidence,
      official: officialRange,
      retelling: retellingRange,
      because: because)
  }
}
