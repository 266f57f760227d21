extension OverlayState {
  /// What an overlay shows. Each kind has a row in every switch of this file, and a key of its own.
  enum Kind: Sendable, Hashable, CaseIterable {
    /// The introduction, shown over the text before reading.
    case card
    case help, sources, matrix, readings, why, filter, link, lostMarks
  }
}

extension OverlayState.Kind {
  /// The action that shows and hides it; nil for what opens by itself.
  var action: Action? {
    switch self {
    case .card: nil
    case .help: .help
    case .sources: .sources
    case .matrix: .matrix
    case .readings: .readings
    case .why: .why
    case .filter: .filter
    case .link: .link
    case .lostMarks: .lostMarks
    }
  }

  /// The useful keys in a view; the one to leave it comes last.
  var hints: [Action] {
    switch self {
    case .card: [.nextFinding, .help, .close]
    case .help: [.search, .close]
    case .sources, .matrix, .readings: [.open, .close]
    case .why: [.reject, .confirm, .close]
    case .filter, .link, .lostMarks: [.close]
    }
  }

  /// The actions that help lists first when opened here.
  var actions: [Action] {
    switch self {
    case .card: [.nextFinding, .why, .nextRetelling, .close]
    case .help: [.lineDown, .lineUp, .pageDown, .pageUp, .search, .close]
    case .sources: [.lineDown, .lineUp, .open, .close]
    case .matrix: [.lineDown, .lineUp, .cellLeft, .cellRight, .open, .export, .sources, .close]
    case .readings: [.nextFinding, .previousFinding, .open, .close]
    case .why:
      [.nextFinding, .previousFinding, .confirm, .reject, .comment, .regrade, .readings, .close]
    case .filter, .link: [.lineDown, .lineUp, .open, .close]
    case .lostMarks: [.lineDown, .lineUp, .close]
    }
  }

  /// Whether Space selects instead of turning the page.
  var isMenu: Bool { self == .filter || self == .link }
}

extension Session {
  func overlayContent(_ kind: OverlayState.Kind) -> OverlayContent {
    switch kind {
    case .card: OverlayContent(title: "", hints: "any other key closes this", lines: [])
    case .help: helpContent()
    case .sources: sourcesContent()
    case .matrix: matrixContent()
    case .readings: readingsContent()
    case .why: whyContent()
    case .filter: filterContent()
    case .link: linkContent()
    case .lostMarks: lostMarksContent()
    }
  }

  /// Enter in an overlay: opens the selection.
  mutating func open(in overlay: OverlayState) -> [Effect] {
    switch overlay.kind {
    case .card, .help, .why, .lostMarks: closeOverlay()
    case .sources:
      overlays.removeAll()
      return showRetelling(overlay.selected)
    case .readings:
      overlays.removeAll()
      return openReading(overlay.selected)
    case .matrix:
      overlays.removeAll()
      return openMatrixCell(row: overlay.selected, column: overlay.column)
    case .filter: toggleFilterItem(overlay.selected)
    case .link: return toggleLink(withItem: overlay.selected)
    }
    return []
  }
}
