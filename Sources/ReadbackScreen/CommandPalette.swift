/// Actions by name, from the prompt that ":" opens.
extension Session {
  /// Runs the action with the given name, or the only one whose name begins with it.
  mutating func runAction(named typed: String) -> [Effect] {
    let candidates = Action.candidates(for: typed)
    guard candidates.count == 1, let action = candidates.first else {
      prompt = PromptState(
        .goTo, text: typed,
        problem: candidates.isEmpty
          ? "not a paragraph (12), finding (f7), percentage (50%) or action:"
          : names(of: candidates))
      return []
    }
    if let refusal = refusal(of: action) {
      notice = refusal
      return []
    }
    let (place, chosen) = (reading, panel.chosen)
    let effects = perform(action)
    if reading != place || panel.chosen != chosen { panel.isFresh = false }
    return effects
  }

  /// Completes the typed text as far as all matching names agree, then shows the names.
  mutating func completeAction() {
    guard let typed = prompt?.line.text else { return }
    let candidates = Action.candidates(for: typed)
    let names = names(of: candidates)
    guard let first = candidates.first else {
      prompt?.problem = "no action begins like that"
      return
    }
    let shared = candidates.dropFirst().reduce(first.name) { $0.sharedBeginning(with: $1.name) }
    if shared.count > typed.count {
      prompt?.line = LineEditor(shared)
    } else if candidates.count > 1 {
      prompt?.problem = names
    }
  }

  private func names(of candidates: [Action]) -> String {
    let room = max(geometry.columnCount - 20, 12)
    var text = ""
    for action in candidates {
      guard text.count + action.name.count <= room else { return text + signs.ellipsis }
      text += action.name + "  "
    }
    return text
  }
}

extension Action {
  /// The action with that name, otherwise those whose names begin with it; spaces match hyphens.
  fileprivate static func candidates(for typed: String) -> [Action] {
    let words = typed.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" })
    let name = words.joined(separator: "-")
    if let action = Action(named: name) { return [action] }
    return allCases.filter { $0.name.hasPrefix(name) }
  }
}
