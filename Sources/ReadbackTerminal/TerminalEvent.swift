import ReadbackScreen

/// An event from the terminal.
public enum TerminalEvent: Sendable, Equatable {
  case key(Key)
  /// A key that is held down while a slow connection has not yet shown its earlier effect. If it
  /// only moves, it should be ignored: otherwise movement would continue after its release.
  case excessKey(Key)
  /// Ctrl-C.
  case interrupted
  /// Ctrl-Z: call `suspend`.
  case suspensionAsked
  /// The size changed: show a new grid.
  case resized
  /// The process was stopped and continued: show a grid, which is drawn completely.
  case redrawn
  /// The connection has room again for the frame delayed by `frameDelay`.
  case lineFree
  /// The theme has changed: show a grid.
  case lookChanged
  /// A signal asks the program to end, or with SIGHUP nobody sees the screen any longer: save and
  /// end.
  case ended(signal: Int32)
  /// Another thread called `Terminal.wake`.
  case woken
  /// Nothing happened within the given time.
  case idle
}
