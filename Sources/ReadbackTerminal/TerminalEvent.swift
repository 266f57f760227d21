import ReadbackScreen

/// What a terminal tells the program.
public enum TerminalEvent: Sendable, Equatable {
  case key(Key)
  /// The same, but the key is held down and a slow line has not yet shown what it did before. If it
  /// only moves, it should be ignored: it would go on moving after it was let go.
  case excessKey(Key)
  /// Ctrl-C.
  case interrupted
  /// Ctrl-Z: call `suspend`.
  case suspensionAsked
  /// The size changed: show a new grid.
  case resized
  /// The process had been stopped and goes on: show a grid, the whole is drawn.
  case redrawn
  /// The line has room again for the frame that `frameDelay` held back.
  case lineFree
  /// The theme is another one: show a grid.
  case lookChanged
  /// A signal asks for it, SIGHUP also where nobody sees the screen any more: save and end.
  case ended(signal: Int32)
  /// Another thread has called `Terminal.wake`.
  case woken
  /// Nothing happened in the time given.
  case idle
}
