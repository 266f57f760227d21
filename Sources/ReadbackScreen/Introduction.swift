import ReadbackCore

extension Session {
  /// Shows what there is to know of a pair before it is read, unless reading has begun.
  mutating func introduce(_ index: Int) {
    guard index == currentRetelling, !isUnderWay else { return }
    isIntroductionPending = true
    showPendingIntroduction()
  }

  /// Once the texts have been compared.
  mutating func showPendingIntroduction() {
    guard isIntroductionPending, retelling.comparison != nil, overlays.isEmpty else { return }
    isIntroductionPending = false
    // The key that closes the card does not answer the question whether to ask a model; the question
    // comes again.
    if case .allowOpinion(.everything, _)? = prompt?.kind { prompt = nil }
    overlays = [OverlayState(kind: .card)]
  }

  /// Any key closes the card. One that reviews does no more than that, since the card covers what it
  /// would decide on; nor does one that people dismiss things with.
  mutating func receiveOnCard(_ key: Key) -> [Effect] {
    overlay = nil
    let seen = Effect.keepSeen(retelling: currentRetelling)
    guard key != .character(" "), let action = keymap[key],
      action.row.group != .reviewing, ![.open, .cancel, .close].contains(action),
      refusal(of: action) == nil
    else { return [seen, .closed] + opinionToAsk() }
    let place = reading
    let effects = perform(action)
    if reading != place { panel.isFresh = false }
    return [seen] + effects + opinionToAsk()
  }
}
