import ReadbackCore

extension Session {
  /// Opens an overlay on top of the others, closes it if it is on top, or moves it to the top if it
  /// is below.
  mutating func toggleOverlay(_ kind: OverlayState.Kind, selected: Int = 0, column: Int = 0) {
    if overlay?.kind == kind {
      closeOverlay()
      return
    }
    overlays.removeAll { $0.kind == kind }
    overlays.append(OverlayState(kind: kind, selected: selected, column: column))
    prepareMatrix()
    moveInOverlay(0)
  }

  /// Closes the top overlay. The list below it may have become shorter meanwhile.
  mutating func closeOverlay() {
    overlay = nil
    moveInOverlay(0)
  }

  /// Escape: closes one thing at a time, and clears a search.
  mutating func cancel() -> [Effect] {
    if closeTop() { return [.closed] }
    if search.isActive {
      clearSearch()
      return [.closed]
    }
    if against != nil {
      leaveAgainst()
      return [.closed]
    }
    notice = "q quits"
    return []
  }

  /// q: closes one thing at a time, then asks to quit.
  mutating func close() -> [Effect] { closeTop() ? [.closed] : [.leave] }

  /// Closes the top overlay, or moves the focus from the panel to the text; false if neither is
  /// possible.
  private mutating func closeTop() -> Bool {
    if overlay != nil {
      closeOverlay()
    } else if panel.hasFocus {
      panel.hasFocus = false
    } else {
      return false
    }
    return true
  }
}
