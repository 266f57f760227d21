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
    overlays = [OverlayState(kind: .card)]
  }

  /// Any key closes the card; one that it names and that decides nothing does its work, too.
  mutating func receiveOnCard(_ key: Key) -> [Effect] {
    overlay = nil
    let seen = Effect.keepSeen(retelling: currentRetelling)
    guard let action = keymap[key] else { return [seen] }
    switch action {
    case .nextFinding, .why, .nextRetelling, .help, .sources, .matrix, .quit, .redraw, .suspend:
      guard refusal(of: action) == nil else { return [seen] }
      let effects = perform(action)
      if action == .nextFinding { panel.isFresh = false }
      return [seen] + effects
    default: return [seen, .closed]
    }
  }
}
