import ReadbackCore

extension Session {
  /// Shows the introduction to a pair, unless reading has begun.
  mutating func introduce(_ index: Int) {
    guard index == currentRetelling, !isUnderWay else { return }
    isIntroductionPending = true
    showPendingIntroduction()
  }

  /// Once the texts have been compared.
  mutating func showPendingIntroduction() {
    guard isIntroductionPending, retelling.comparison != nil, overlays.isEmpty else { return }
    isIntroductionPending = false
    // The key that closes the introduction does not answer the question whether to ask a model; the
    // question is asked again.
    if case .allowOpinion(.everything, _)? = prompt?.kind { prompt = nil }
    overlays = [OverlayState(kind: .card)]
  }

  /// Any key closes the introduction. Keys for reviewing do only that, since it covers the finding
  /// they would decide on; so do keys commonly used to dismiss things.
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
