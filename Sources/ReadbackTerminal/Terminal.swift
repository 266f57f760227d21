import CNcurses
import CTerminal
import Glibc
import ReadbackCore
import ReadbackScreen

/// The terminal: shows grids, gives events, and leaves everything as it was.
///
/// There is one in a process and one thread uses it; only `wake` may be called by others.
public final class Terminal {
  /// What grids may hold.
  public let repertoire: Repertoire
  private let window: UnsafeMutablePointer<WINDOW>
  private let streams: TerminalStreams
  private let type: TerminalType
  private let themes: [ThemeName]
  private var painter: ScreenPainter
  private var keys: KeyReader
  /// What the last wait reported and `nextEvent` has not yet given.
  private var report = readback_report()
  private var isOpen = true

  /// Takes the terminal over: alternate screen, keys without echo.
  public init(options: TerminalOptions) throws(TerminalError) {
    streams = try TerminalStreams()
    type = try TerminalType(
      named: options.type, output: streams.outputDescriptor, usesMouse: options.usesMouse)
    repertoire = Repertoire.ofLocale(forcingUnicode: options.forcesUnicode)
    let isGuarded = readback_terminal_guard(
      streams.inputDescriptor, streams.outputDescriptor, type.restoring, type.restoring.utf8.count)
    guard isGuarded == 0 else { throw .notStarted(String(cString: strerror(errno))) }
    Self.setSize()
    guard newterm(nil, streams.output, streams.input) != nil, let window = readback_window()
    else {
      readback_terminal_release()
      throw .notStarted("ncurses does not start on \"\(options.type)\"")
    }
    self.window = window
    Self.setModes(of: window)
    var colorCount = 0
    if has_colors(), options.allowsColor {
      start_color()
      use_default_colors()
      colorCount = Int(readback_colors())
    }
    themes = colorCount >= 8 ? ThemeName.allCases : [.plain]
    painter = ScreenPainter(
      window: window, colorCount: colorCount, pairCount: Int(readback_pairs()),
      theme: ThemeName.initial(for: options, colorCount: colorCount))
    keys = KeyReader(window: window, takesMouse: type.reportsMouse)
    streams.send(type.reportsOn)
  }

  /// Tells ncurses the size, which would otherwise ask the terminal and believe any.
  private static func setSize() {
    var rows: Int32 = 0
    var columns: Int32 = 0
    let isKnown = readback_terminal_size(&rows, &columns)
    if isKnown {
      setenv("LINES", "\(rows)", 1)
      setenv("COLUMNS", "\(columns)", 1)
    }
    use_env(true)
    use_tioctl(!isKnown)
  }

  private static func setModes(of window: UnsafeMutablePointer<WINDOW>) {
    cbreak()
    noecho()
    nonl()
    intrflush(window, false)
    keypad(window, true)
    nodelay(window, true)
    // A half-drawn screen would stay so when the keys that interrupted it change nothing.
    typeahead(-1)
    if getenv("ESCDELAY") == nil { set_escdelay(50) }
  }

  public var columnCount: Int { Int(getmaxx(window)) }
  public var rowCount: Int { Int(getmaxy(window)) }
  public var themeName: ThemeName { painter.themeName }

  /// Sends what differs from the grid shown before. A grid of another size is cut or filled up.
  public func show(_ grid: Grid) { painter.paint(grid) }

  /// Sends the whole grid, whatever the terminal may show.
  public func redraw(_ grid: Grid) {
    clearok(window, true)
    painter.forget()
    painter.paint(grid)
  }

  /// Puts a text on the clipboard of whoever looks at the terminal, where their terminal allows it.
  public func copy(_ text: String, isInside multiplexer: Multiplexer?) {
    streams.send(Clipboard.sequence(text, isInside: multiplexer))
  }

  /// The next look of those that this terminal has; the next `show` draws it.
  public func changeTheme() {
    let place = themes.firstIndex(of: painter.themeName) ?? 0
    painter.themeName = themes[(place + 1) % themes.count]
  }

  /// Waits for something to happen, at most `milliseconds` (-1: for ever).
  public func nextEvent(within milliseconds: Int32 = -1) -> TerminalEvent {
    while true {
      if let event = takeReported() { return event }
      if let key = keys.next() { return .key(key) }
      report = readback_terminal_wait(keys.isAmidInput ? KeyReader.patience : milliseconds)
      if report.isIdle { return keys.endInput().map(TerminalEvent.key) ?? .idle }
    }
  }

  /// The most urgent thing of the last report.
  private func takeReported() -> TerminalEvent? {
    if report.isHungUp { return take(\.isHungUp, .hungUp) }
    if report.isTerminated { return take(\.isTerminated, .terminated) }
    if report.isSuspensionAsked { return take(\.isSuspensionAsked, .suspensionAsked) }
    if report.isContinued {
      // The shell has set its own modes meanwhile.
      leave()
      enter()
      return take(\.isContinued, .redrawn)
    }
    if report.isResized {
      report.isResized = false
      return adoptSize() ? .resized : nil
    }
    if report.isInterrupted { return take(\.isInterrupted, .interrupted) }
    if report.isWoken { return take(\.isWoken, .woken) }
    return nil
  }

  private func take(
    _ flag: WritableKeyPath<readback_report, Bool>, _ event: TerminalEvent
  ) -> TerminalEvent {
    report[keyPath: flag] = false
    return event
  }

  /// Takes over the size that the terminal states; false when it has not changed.
  private func adoptSize() -> Bool {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard readback_terminal_size(&rows, &columns),
      rows != getmaxy(window) || columns != getmaxx(window)
    else { return false }
    resizeterm(rows, columns)
    clearok(window, true)
    painter.forget()
    return true
  }

  /// Gives the terminal back, stops as Ctrl-Z does, and takes it over again when continued.
  ///
  /// The size may have changed meanwhile; the next `show` draws everything.
  public func suspend() {
    leave()
    readback_terminal_stop()
    enter()
  }

  /// Gives the terminal back for good; more calls do nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    readback_terminal_release()
  }

  deinit { close() }

  private func leave() {
    streams.send(type.reportsOff)
    endwin()
  }

  private func enter() {
    reset_prog_mode()
    clearok(window, true)
    painter.forget()
    _ = adoptSize()
    streams.send(type.reportsOn)
  }

  /// Ends a wait of `nextEvent` with `.woken`. Any thread may call it.
  public static func wake() { readback_terminal_wake() }

  /// Lets the calling thread restore the terminal even when its stack overflows.
  public static func guardThread() { readback_terminal_guard_thread() }
}
