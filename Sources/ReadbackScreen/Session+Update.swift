import ReadbackCore

extension Session {
  /// Handles an event; returns the requests to the program, in order.
  public mutating func receive(_ event: Event) -> [Effect] {
    let effects = take(event)
    keepChoiceOnScreen()
    keepChoiceInPanel()
    prepareMatrix()
    return effects
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key): return receive(key)
    case .resized(let columnCount, let rowCount):
      resize(columnCount: columnCount, rowCount: rowCount)
      return []
    case .compared(let index, let faced):
      guard retellings.indices.contains(index) else { return [] }
      takeComparison(faced, of: index)
      return nextComparison() + opinionToAsk()
    case .opinion(let index, let progress): takeOpinion(progress, of: index)
    case .reviewLoaded(let index, let reviewed, let faced, let links):
      guard retellings.indices.contains(index) else { return [] }
      return takeReview(reviewed, faced, of: index, links: links)
    case .storeState(let problem):
      if notice == storeProblem { notice = nil }
      if problem == nil, storeProblem != nil, notice == nil {
        notice = "the decisions are kept now"
      }
      storeProblem = problem
      if let problem { notice = problem }
    case .saving: savingCount += 1
    case .saved: savingCount = max(0, savingCount - 1)
    case .unkept(let count, let reason): prompt = PromptState(.unkept(count: count, reason))
    case .rescueFailed(let path, let reason):
      prompt = PromptState(.rescue, text: path, problem: reason)
    case .written(.written(let path)):
      lastWrite = nil
      notice = "written: \(path)"
    case .written(.exists(let request)): prompt = PromptState(.replace(request))
    case .written(.refused(let reason)): askAgain(because: reason)
    case .introduction(let index): introduce(index)
    case .completed(let completion): take(completion)
    case .notice(let text): notice = text
    case .fileChanged(let path): notice = "\(path) has changed; R reloads it"
    case .reloaded(let official, let documents):
      return reload(official: official, documents: documents)
    case .baseChanged(let base, let official, let documents):
      return take(base: base, official: official, documents: documents)
    }
    return []
  }

  private mutating func takeComparison(_ faced: FacedComparison, of index: Int) {
    // A comparison of texts that were reloaded meanwhile is discarded.
    guard isOfOpenTexts(faced.comparison, index) else {
      retellings[index].isWaiting = false
      return
    }
    if retellings[index].isWaiting {
      // Its links may have changed since the other retellings last used it as evidence.
      for other in retellings.indices { retellings[other].isWeighed = false }
    }
    if index == currentRetelling {
      let left = against?.retelling
      if left != nil { leaveAgainst() }
      relayout { $0.retellings[index].take(faced) }
      if let left { showAgainst(left) }
      if !isUnderWay {
        moveToBeginning()
        showPendingIntroduction()
      }
      chooseResumedFinding()
    } else {
      retellings[index].take(faced)
    }
    if let wanted = wantedAgainst, retellings.indices.contains(wanted), refusalOfAgainst == nil,
      retellings[wanted].comparison != nil
    {
      wantedAgainst = nil
      showAgainst(wanted)
    }
    moveInOverlay(0)
  }

  private func isOfOpenTexts(_ comparison: Comparison, _ index: Int) -> Bool {
    comparison.official.text == official.text
      && comparison.retelling.text == retellings[index].document.text
  }

  private mutating func takeReview(
    _ reviewed: ReviewedComparison, _ faced: FacedComparison, of index: Int, links: [ManualLink]
  ) -> [Effect] {
    guard isOfOpenTexts(reviewed.comparison, index) else { return [] }
    let lostBefore = retellings[index].lostMarks.count
    let reviewer = reviewer
    func take(_ session: inout Session) {
      session.retellings[index].take(reviewed, faced, reviewer: reviewer)
    }
    if index != currentRetelling {
      take(&self)
    } else if faced === retelling.faced {
      relist(take)
    } else {
      relayout(take)
      chooseNewFinding()
      chooseResumedFinding()
    }
    moveInOverlay(0)
    let lost = reviewed.lost.count
    if lost > lostBefore {
      notice =
        lost == 1
        ? "1 decision no longer matches the text; M says why"
        : "\(lost) decisions no longer match the text; M says why"
    }
    guard links != retellings[index].manualLinks else { return [] }
    retellings[index].manualLinks = links
    // A later request will include these links.
    guard retellings[index].comparison != nil || retellings[index].isWaiting else { return [] }
    retellings[index].isWaiting = true
    return [.compare(retelling: index, holding: links)]
  }

  mutating func reload(official: Document, documents: [Document]) -> [Effect] {
    guard documents.count == retellings.count else {
      notice = "the collection has changed: quit and open it again"
      return []
    }
    let changed = documents.indices.filter { index in
      official.text != self.official.text
        || documents[index].text != retellings[index].document.text
    }
    // Manual marks on a changed text come with its comparison, in their new places; their old
    // places could refer to other words or to none.
    history.forget(retellings: Set(changed))
    newFinding = nil
    relayout { session in
      // The rows are laid out for the official text again.
      session.against = nil
      session.official = official
      for index in documents.indices {
        session.retellings[index].document = documents[index]
        session.retellings[index].forgetComparison()
        if changed.contains(index) { session.retellings[index].manualLinks = [] }
      }
    }
    overlays = []
    selection = nil
    notice = textNotice.map { "reloaded; \($0)" } ?? "reloaded"
    return nextComparison()
  }

  // MARK: Keys

  private mutating func receive(_ key: Key) -> [Effect] {
    isUnderWay = true
    panel.beforeResizing = nil
    resumedPoint = nil
    if prompt != nil { return receivePrompt(key) }
    notice = nil
    if selection != nil {
      receiveSelection(key)
      return []
    }
    if overlay?.kind == .card { return receiveOnCard(key) }
    if case .character(let scalar) = key, ("0"..."9").contains(scalar),
      scalar != "0" || count != nil
    {
      count = min((count ?? 0) * 10 + Int(scalar.value - 0x30), 9_999)
      return []
    }
    if case .click(let row, let column) = key { return receiveClick(row: row, column: column) }
    guard let action = keymap[key] else {
      count = nil
      if key != .unknown { notice = "\(key.name) does nothing; ? shows every key" }
      return []
    }
    let count = self.count
    self.count = nil
    if let refusal = refusal(of: action) {
      notice = refusal
      return []
    }
    // Space turns the page, except in a menu, where it selects.
    if key == .character(" "), overlay?.kind.isMenu == true { return perform(.open) }
    let isWheel = key == .wheelDown || key == .wheelUp
    let (place, chosen) = (reading, panel.chosen)
    let effects = perform(action, count: count ?? (isWheel ? 3 : nil))
    // A reader who has moved or decided has chosen a place.
    if reading != place || panel.chosen != chosen { panel.isFresh = false }
    return effects
  }

  /// Whether a key is only a small step, so that repeats of it may be skipped.
  public func isStep(_ key: Key) -> Bool {
    prompt == nil && selection == nil && keymap[key]?.isStep == true
      && !(key == .character(" ") && overlay?.kind.isMenu == true)
  }

  /// One line per action.
  mutating func perform(_ action: Action, count: Int? = nil) -> [Effect] {
    let times = count ?? 1
    switch action {
    case .lineDown where isLinear && overlay == nil: moveByRows(times)
    case .lineUp where isLinear && overlay == nil: moveByRows(-times)
    case .lineDown: move(times)
    case .lineUp: move(-times)
    case .pageDown: page(times, ofLines: pageLineCount)
    case .pageUp: page(-times, ofLines: pageLineCount)
    case .halfPageDown: page(times, ofLines: pageLineCount / 2 + 1)
    case .halfPageUp: page(-times, ofLines: pageLineCount / 2 + 1)
    case .toStart: moveToEdge(isEnd: false)
    case .toEnd: if let count { goToParagraph(count) } else { moveToEdge(isEnd: true) }
    case .goToParagraph: prompt = PromptState(.goTo)
    case .goToPercent: goToPercent(count ?? 0)
    case .nextFinding: moveByFindings(times)
    case .previousFinding: moveByFindings(-times)
    case .nextUnreviewed: moveByFindings(times, to: .unreviewed)
    case .previousUnreviewed: moveByFindings(-times, to: .unreviewed)
    case .nextCritical: moveByFindings(times, to: .severity(.critical))
    case .previousCritical: moveByFindings(-times, to: .severity(.critical))
    case .nextMajor: moveByFindings(times, to: .severity(.major))
    case .previousMajor: moveByFindings(-times, to: .severity(.major))
    case .search: overlay == nil ? beginSearch() : beginFiltering()
    case .nextMatch: search.isActive ? moveByMatches(times) : moveByFindings(times)
    case .previousMatch: search.isActive ? moveByMatches(-times) : moveByFindings(-times)
    case .nextRetelling where overlay?.kind == .matrix: moveInMatrix(by: times)
    case .previousRetelling where overlay?.kind == .matrix: moveInMatrix(by: -times)
    case .nextRetelling: return showRetelling(currentRetelling + times)
    case .previousRetelling: return showRetelling(currentRetelling - times)
    case .base: return changeBase()
    case .sources: toggleOverlay(.sources, selected: currentRetelling)
    case .matrix:
      toggleOverlay(.matrix, selected: matrixItemAtCursor, column: currentRetelling)
    case .cellLeft: moveInMatrix(by: -times)
    case .cellRight: moveInMatrix(by: times)
    case .focusPanel: focusPanel()
    case .togglePanel: togglePanel()
    case .panelHigher: resizePanel(by: times)
    case .panelLower: resizePanel(by: -times)
    case .listOrder: cycleFindingOrder()
    case .filter: toggleOverlay(.filter)
    case .open: return open()
    case .why: toggleOverlay(.why)
    case .readings: toggleOverlay(.readings, selected: currentRetelling)
    case .askSentence: return askAboutSentence()
    case .askEverything: return askAboutEverything()
    case .confirm: return confirm()
    case .reject: return reject()
    case .rejectAlike: return rejectAlike()
    case .regrade: prompt = PromptState(.severity)
    case .copyFinding: return copyFinding()
    case .copySentences: return copySentences()
    case .comment:
      prompt = PromptState(.comment, text: currentFinding.flatMap { mark(of: $0) }?.comment ?? "")
    case .undo: return undo()
    case .redo: return redo()
    case .link: openLinks()
    case .add: beginSelection()
    case .lostMarks: toggleOverlay(.lostMarks)
    case .order: toggleOrder()
    case .fold: toggleFold()
    case .wording: toggleWording()
    case .against: return showAgainstNext()
    case .narrower: moveBorder(by: -5 * times)
    case .wider: moveBorder(by: 5 * times)
    case .evenColumns: reshape { $0.officialShare = 50 }
    case .oneColumn: toggleColumns()
    case .stack: toggleStack()
    case .print: askForFile(of: .sideBySide)
    case .export: askForFile(of: overlay?.kind == .matrix ? .matrix : .findings)
    case .theme: return [.changeTheme]
    case .reload: return [.reload()]
    case .encoding: askForEncoding()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .help: toggleOverlay(.help)
    case .cancel: return cancelOpinion() ?? cancel()
    case .close: return close()
    case .quit: return [.quit]
    }
    return []
  }

  /// Why an action cannot be performed now; nil if it can.
  func refusal(of action: Action) -> String? {
    if geometry.isTooSmall {
      switch action {
      case .quit, .close, .suspend, .redraw: return nil
      default: return "the screen is too small"
      }
    }
    if let overlay, !action.worksInOverlay {
      if action != .search || overlay.kind != .help { return "close this first (q)" }
    }
    if let overlay, !overlay.kind.shows(action.subject) {
      return action.subject == .finding
        ? "no finding is shown here: close this first (q)" : "close this first (q)"
    }
    switch action {
    case .nextFinding, .previousFinding, .nextUnreviewed, .previousUnreviewed, .nextCritical,
      .previousCritical, .nextMajor, .previousMajor, .listOrder:
      return facing.listed.isEmpty ? refusalWithoutFinding : nil
    case .why:
      return currentFinding == nil && !retelling.isUnrelated ? refusalWithoutFinding : nil
    case .confirm, .reject, .comment, .rejectAlike, .regrade, .copyFinding:
      return position == nil ? refusalWithoutFinding : nil
    case .focusPanel: return facing.listed.isEmpty ? refusalWithoutFinding : nil
    case .nextMatch, .previousMatch:
      return !search.isActive && facing.listed.isEmpty ? refusalWithoutFinding : nil
    case .nextRetelling, .previousRetelling, .base:
      return retellings.count == 1 ? "there is only one retelling" : nil
    case .undo: return history.done.isEmpty ? "nothing to undo" : nil
    case .redo: return history.undone.isEmpty ? "nothing to redo" : nil
    case .lostMarks:
      return retelling.lostMarks.isEmpty ? "every decision still matches the text" : nil
    case .against: return refusalOfAgainst
    case .cellLeft, .cellRight:
      return overlay?.kind == .matrix ? nil : "\(keyName(of: action)) does nothing here"
    case .add:
      return against != nil
        ? refusalWithoutFinding
        : retelling.comparison == nil || retelling.isUnrelated ? refusalWithoutFinding : nil
    case .readings, .matrix, .link, .filter, .copySentences:
      return against != nil
        ? "A goes back to the official text" : retelling.comparison == nil ? "still comparing" : nil
    case .order:
      return retelling.comparison == nil ? "still comparing" : nil
    case .narrower, .wider, .evenColumns:
      return geometry.arrangement != .sideBySide ? "the columns are not side by side" : nil
    case .askSentence, .askEverything: return refusalOfOpinion
    default: return nil
    }
  }
}

extension Action {
  /// Whether it works while an overlay is open.
  fileprivate var worksInOverlay: Bool {
    switch self {
    case .lineDown, .lineUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .toStart, .toEnd,
      .open, .help, .sources, .matrix, .filter, .why, .readings, .cancel, .close, .quit,
      .nextRetelling, .previousRetelling, .nextFinding, .previousFinding, .nextUnreviewed,
      .previousUnreviewed, .nextCritical, .previousCritical, .nextMajor, .previousMajor, .confirm,
      .reject, .rejectAlike, .comment, .regrade, .undo, .redo, .print, .export, .theme,
      .redraw, .suspend, .link, .lostMarks, .cellLeft, .cellRight, .copyFinding, .copySentences,
      .listOrder:
      true
    case .base, .askSentence, .askEverything, .add, .goToParagraph, .goToPercent, .search,
      .nextMatch,
      .previousMatch, .focusPanel, .togglePanel, .panelHigher, .panelLower, .order, .fold,
      .wording, .against, .narrower, .wider, .evenColumns, .oneColumn, .stack, .reload, .encoding:
      false
    }
  }

  /// What must be on the screen for the action.
  fileprivate enum Subject {
    case nothing
    /// The chosen finding.
    case finding
    /// The current sentences, which also change with the chosen finding.
    case sentences
  }

  fileprivate var subject: Subject {
    switch self {
    case .confirm, .reject, .rejectAlike, .comment, .regrade, .copyFinding: .finding
    case .nextFinding, .previousFinding, .nextUnreviewed, .previousUnreviewed, .nextCritical,
      .previousCritical, .nextMajor, .previousMajor, .copySentences:
      .sentences
    default: .nothing
    }
  }
}

extension OverlayState.Kind {
  fileprivate func shows(_ subject: Action.Subject) -> Bool {
    switch subject {
    case .nothing: true
    case .finding: self == .why
    case .sentences: self == .why || self == .readings
    }
  }
}
