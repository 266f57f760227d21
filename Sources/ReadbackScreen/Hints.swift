import ReadbackCore

extension Session {
  /// The two or three most useful keys now, and the key for help; the last are the most important.
  var hintActions: [Action] {
    if let overlay { return overlay.kind.hints }
    if search.isActive { return [.previousMatch, .nextMatch, .cancel] }
    if panel.hasFocus { return [.why, .reject, .confirm, .help] }
    let hasOthers = retellings.count > 1
    if against != nil { return [.nextRetelling, .against, .help] }
    guard retelling.comparison != nil else { return [.pageDown, .help] }
    if retelling.isUnrelated { return hasOthers ? [.why, .nextRetelling, .help] : [.why, .help] }
    guard !facing.listed.isEmpty else {
      let next: Action = facing.putAwayCount > 0 || !filter.isOpen ? .filter : .wording
      return hasOthers ? [next, .nextRetelling, .help] : [next, .help]
    }
    if facing.unreviewedCount == 0 {
      return hasOthers ? [.print, .nextRetelling, .help] : [.print, .export, .help]
    }
    guard let position else {
      return hasOthers ? [.nextRetelling, .nextFinding, .help] : [.nextFinding, .help]
    }
    if panel.isFresh {
      return hasOthers
        ? [.why, .nextRetelling, .nextFinding, .help] : [.why, .nextFinding, .help]
    }
    if retelling.ownStates[facing.listed[position]] != .unreviewed {
      return [.undo, .nextUnreviewed, .help]
    }
    return [.why, .reject, .confirm, .help]
  }
}
