import ReadbackCore

// Requests for a second opinion, and their display outside the list of findings.
extension Session {
  /// Asks about the retelling on the screen once it has been compared; the first time only if the
  /// user agrees.
  mutating func opinionToAsk() -> [Effect] {
    guard let offer = opinionOffer, !offer.isDeclined, !retelling.isOpinionAsked,
      canAskOpinion, prompt == nil, selection == nil, overlay == nil
    else { return [] }
    return ask(.everything)
  }

  /// Whether there is anything to ask about.
  private var canAskOpinion: Bool {
    retelling.comparison != nil && !retelling.isUnrelated
  }

  var refusalOfOpinion: String? {
    guard opinionOffer != nil else { return "no opinion command: see --opinion in the manual" }
    if retelling.comparison == nil { return "still comparing" }
    if retelling.isUnrelated { return "this text does not retell the official text" }
    return retelling.opinion == nil ? nil : "a second opinion is on its way; Esc cancels it"
  }

  mutating func askAboutSentence() -> [Effect] {
    let sentence = place.retellingByteOffset.flatMap {
      retelling.document.indexOfSentence(atByteOffset: $0)
    }
    return ask(.sentence(official: currentOfficialSentence, retelling: sentence))
  }

  mutating func askAboutEverything() -> [Effect] { ask(.everything) }

  private mutating func ask(_ scope: OpinionScope) -> [Effect] {
    guard let offer = opinionOffer else { return [] }
    guard offer.isAllowed else {
      prompt = PromptState(.allowOpinion(scope, offer.consequence))
      return []
    }
    if scope == .everything { retellings[currentRetelling].isOpinionAsked = true }
    return [.askOpinion(retelling: currentRetelling, scope)]
  }

  /// Handles the answer to whether the texts may be sent.
  mutating func answerOffer(_ scope: OpinionScope, with key: Key) -> [Effect] {
    prompt = nil
    guard key == .character("y") || key == .character("Y") else {
      opinionOffer?.isDeclined = true
      notice = "nothing was sent; \(keyName(of: .askEverything)) asks again"
      return []
    }
    opinionOffer?.isAllowed = true
    return [.allowOpinion] + ask(scope)
  }

  mutating func takeOpinion(_ progress: OpinionProgress?, of index: Int) {
    guard retellings.indices.contains(index) else { return }
    retellings[index].opinion = progress
  }

  /// Escape: cancels a pending question if nothing else is open; nil if there is none.
  mutating func cancelOpinion() -> [Effect]? {
    guard overlay == nil, against == nil, !search.isActive, !panel.hasFocus,
      retellings.contains(where: { $0.opinion != nil })
    else { return nil }
    for index in retellings.indices { retellings[index].opinion = nil }
    notice = "the second opinion was cancelled"
    return [.cancelOpinion]
  }

  // MARK: - Display

  /// "opinion 3 of 8".
  var opinionProgress: String? {
    let running = [retelling] + retellings
    guard let progress = running.lazy.compactMap(\.opinion).first else { return nil }
    return "opinion \(min(progress.answeredCount + 1, progress.count)) of \(progress.count)"
  }

  /// The model whose opinion is shown, for the header; empty if there is none.
  var opinionTitle: String {
    guard
      let model = retelling.comparison?.opinion?.model
        ?? (retelling.opinion.flatMap { _ in
          opinionOffer?.model
        })
    else { return "" }
    return " \(signs.of(.both)) \(model.prefix(24))"
  }

  /// The state of the opinion on the retelling, for its verdict.
  var opinionLines: [OverlayContent.Line] {
    guard let opinion = retelling.comparison?.opinion else { return [] }
    var lines = [OverlayContent.Line()] + overlayLines(opinion.sentence)
    for problem in opinion.problems { lines += overlayLines(problem, .warning, indent: 2) }
    return lines
  }
}
