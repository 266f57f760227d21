import ReadbackCore

// Actions of `Session+Update.swift` that need more than a line.
extension Session {
  var pageLineCount: Int {
    overlay.map { overlayRows(overlayContent($0.kind)).count - 1 } ?? geometry.pageLineCount
  }

  mutating func move(_ steps: Int) {
    if overlay != nil {
      moveInOverlay(steps)
    } else if panel.hasFocus {
      moveInPanel(steps)
    } else {
      move(byLines: steps)
    }
  }

  mutating func page(_ pages: Int, ofLines lineCount: Int) {
    if overlay != nil {
      moveInOverlay(pages * lineCount)
    } else if panel.hasFocus {
      moveInPanel(pages * max(1, panelRows.list.count - 1))
    } else {
      move(byLines: pages * lineCount, isScrolling: true)
    }
  }

  mutating func moveToEdge(isEnd: Bool) {
    if overlay != nil {
      moveInOverlay(isEnd ? Int(Int32.max) : -Int(Int32.max))
    } else if panel.hasFocus {
      moveInPanel(isEnd ? facing.listed.count : -facing.listed.count)
    } else if isEnd {
      moveToEnd()
    } else {
      moveToStart()
    }
  }

  func mark(of finding: Finding) -> ReviewMark? { retelling.decisions[finding.id] }

  /// Shows another retelling, wrapping around the ends, at the same official sentence.
  mutating func showRetelling(_ index: Int) -> [Effect] {
    let count = retellings.count
    let wanted = ((index % count) + count) % count
    if wanted != currentRetelling {
      let left = against?.retelling
      if left != nil { leaveAgainst() }
      relayout { $0.currentRetelling = wanted }
      followCursor()
      if let left { showAgainst(left) }
    }
    moveInOverlay(0)
    return nextComparison() + opinionToAsk()
  }

  mutating func focusPanel() {
    if panel.hasFocus {
      panel.hasFocus = false
      return
    }
    if geometry.panel.isEmpty { reshape { $0.showsPanel = true } }
    panel.hasFocus = true
    if position == nil { goToListed(facing.position(atRank: 0)) }
  }

  mutating func togglePanel() {
    reshape { $0.showsPanel.toggle() }
    if !view.showsPanel { panel.hasFocus = false }
    notice = view.showsPanel ? nil : "the panel is hidden; t shows it"
  }

  mutating func toggleOrder() {
    relayout { $0.view.order = $0.view.order == .official ? .retelling : .official }
    notice =
      view.order == .official ? "in the official text's order" : "in the retelling's order"
  }

  mutating func toggleColumns() {
    reshape { $0.onlySide = $0.onlySide.nextChoice }
    notice =
      switch view.onlySide {
      case .official?: "official text only; O shows the retelling"
      case .retelling?: "retelling only; O shows both"
      case nil: "both texts"
      }
  }

  mutating func moveBorder(by percent: Int) {
    let share = view.officialShare + percent
    reshape { $0.officialShare = min(max(20, share), 80) }
  }

  /// Makes the panel taller or shorter than the findings need.
  mutating func resizePanel(by rows: Int) {
    let wanted = geometry.panel.count + rows
    reshape {
      $0.showsPanel = true
      $0.panelRowCount = wanted
    }
    // A height that did not fit is not remembered.
    view.panelRowCount = geometry.panel.count
  }

  mutating func toggleStack() {
    let isStacked = geometry.arrangement == .stacked
    if isStacked, geometry.columnCount < 60 {
      notice = "too narrow for two columns"
      return
    }
    reshape {
      $0.onlySide = nil
      $0.isStacked = !isStacked
    }
  }

  /// Enter: opens the selection.
  mutating func open() -> [Effect] {
    guard let overlay else {
      if panel.hasFocus {
        panel.hasFocus = false
      } else {
        move(byLines: 1)
      }
      return []
    }
    return open(in: overlay)
  }

  mutating func receiveClick(row: Int, column: Int) -> [Effect] {
    count = nil
    if geometry.isTooSmall { return [] }
    if overlay?.kind == .card { return receiveOnCard(.click(row: row, column: column)) }
    if overlay != nil { return receiveOverlayClick(row: row) }
    let rows = panelRows
    if geometry.body.contains(row) {
      panel.hasFocus = false
      let line = row - geometry.body.lowerBound
      if column == geometry.overviewColumn {
        jump(
          toItem: facing.item(atShare: Double(line) / Double(geometry.body.count)), line: 0)
      } else if let placed = window.placed.last(where: { $0.screenLine <= line }) {
        let last = placed.layout.lines.count - 1
        jump(toItem: placed.item, line: min(line - placed.screenLine, last))
      }
      followCursor()
    } else if rows.list.contains(row) {
      let rank = panel.top + row - rows.list.lowerBound
      if facing.listed.indices.contains(rank) { goToListed(facing.position(atRank: rank)) }
    }
    return []
  }
}

extension Optional where Wrapped == Side {
  /// The next choice, in the cycle both, official, retelling.
  var nextChoice: Side? {
    switch self {
    case nil: .official
    case .official?: .retelling
    case .retelling?: nil
    }
  }
}
