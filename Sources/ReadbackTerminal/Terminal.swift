import CNcurses
import CTerminal
import Glibc
import ReadbackCore
import ReadbackScreen

/// The terminal: shows grids, returns events, and restores everything at the end.
///
/// There is one per process, used by one thread; only `wake` may be called by others.
public final class Terminal {
  /// The characters that grids may contain.
  public let repertoire: Repertoire
  private let window: UnsafeMutablePointer<WINDOW>
  /// The theme that the user changed to; nil if they have not.
  public private(set) var chosenTheme: ThemeName?
  /// A remark about how the terminal is used; nil if there is none.
  public let notice: String?
  private let streams: TerminalStreams
  private var frames: FrameBuffer
  private let type: TerminalType
  private let themes: [ThemeName]
  private var painter: ScreenPainter
  private var keys: KeyReader
  private var flow = FlowControl()
  /// Nil once the terminal has reported its background, or the user has chosen a theme.
  private var background: BackgroundQuestion?
  /// Whether the next frame is waiting for the connection.
  private var holdsFrameBack = false
  /// Sent before the next frame.
  private var preface = ""
  /// The part of the last report that `nextEvent` has not returned yet.
  private var report = readback_report()
  private var isOpen = true

  /// Takes over the terminal: alternate screen, keys without echo.
  public init(options: TerminalOptions) throws(TerminalError) {
    streams = try TerminalStreams()
    (type, notice) = try TerminalType.found(
      named: options.type, output: streams.outputDescriptor, usesMouse: options.usesMouse)
    repertoire = Repertoire.ofLocale(forcingUnicode: options.forcesUnicode)
    let isGuarded = readback_terminal_guard(
      streams.inputDescriptor, streams.outputDescriptor, type.restoring, type.restoring.utf8.count)
    guard isGuarded == 0 else { throw .notStarted(String(cString: strerror(errno))) }
    guard let frames = FrameBuffer(sendingTo: streams.outputDescriptor) else {
      readback_terminal_release()
      throw .notStarted("there is no memory for a frame: \(String(cString: strerror(errno)))")
    }
    self.frames = frames
    Self.setSize()
    guard newterm(type.name, frames.stream, streams.input) != nil, let window = readback_window()
    else {
      readback_terminal_release()
      throw .notStarted("ncurses does not start on \"\(options.type)\"")
    }
    self.window = window
    readback_terminal_take_modes()
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
    keys = KeyReader(descriptor: streams.inputDescriptor, takesMouse: type.reportsMouse)
    preface = type.reportsOn
    if type.tellsBackground, options.asksBackground(colorCount: colorCount) {
      background = BackgroundQuestion()
      preface += TerminalReply.backgroundQuestion
    }
  }

  /// Sets the size for ncurses, which would otherwise ask the terminal and accept any value.
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

  public var columnCount: Int { Int(getmaxx(window)) }
  public var rowCount: Int { Int(getmaxy(window)) }
  public var themeName: ThemeName { painter.themeName }

  /// Sends the differences from the previous grid at once. A grid of another size is truncated or
  /// padded.
  public func show(_ grid: Grid) {
    holdsFrameBack = false
    painter.paint(grid)
    send()
  }

  /// Sends the whole grid, regardless of what the terminal shows.
  public func redraw(_ grid: Grid) {
    clearok(window, true)
    painter.forget()
    show(grid)
  }

  private func send() {
    let now = Monotonic.milliseconds
    let isFirst = !preface.isEmpty
    let asks = type.tellsReady && (isFirst || frames.isPending && flow.wantsQuestion(at: now))
    let count = frames.send(before: preface, after: asks ? TerminalReply.readyQuestion : "")
    preface = ""
    if asks {
      flow.asked(withFrameOf: count, at: now)
    } else {
      flow.sent(count, at: now)
    }
    if isFirst { background?.wasAsked(at: now) }
  }

  /// Milliseconds to wait for events before showing the next frame, while a slow connection is
  /// still busy with the last one; 0 if it may be shown.
  public var frameDelay: Int32 {
    let delay = flow.pause(at: Monotonic.milliseconds)
    holdsFrameBack = delay > 0
    return Int32(delay)
  }

  /// Copies a text to the clipboard of the user's terminal, if that allows it.
  public func copy(_ text: String, isInside multiplexer: Multiplexer?) {
    frames.send(before: Clipboard.sequence(text, isInside: multiplexer))
  }

  /// Changes to the next theme that this terminal supports; the next `show` draws it.
  ///
  /// - Returns: its name; nil if there is only one, without colours.
  public func changeTheme() -> ThemeName? {
    guard themes.count > 1 else { return nil }
    let place = themes.firstIndex(of: painter.themeName) ?? 0
    changeTheme(to: themes[(place + 1) % themes.count])
    return painter.themeName
  }

  /// Changes to a theme by name, if this terminal supports it.
  public func changeTheme(to theme: ThemeName) {
    background?.isOverruled = true
    chosenTheme = theme
    if themes.contains(theme) { painter.themeName = theme }
  }

  /// Waits for an event, at most `milliseconds` (-1: indefinitely).
  public func nextEvent(within milliseconds: Int32 = -1) -> TerminalEvent {
    while true {
      if let event = takeReported() { return event }
      if let input = keys.next() {
        if let event = take(input) { return event }
        continue
      }
      if keys.isAtEnd { return .ended(signal: SIGHUP) }
      let patience = keys.patience
      report = readback_terminal_wait(patience ?? milliseconds)
      if report.isIdle, patience == nil { return .idle }
    }
  }

  private func take(_ input: KeyDecoder.Input) -> TerminalEvent? {
    switch input {
    case .key(let key):
      let now = Monotonic.milliseconds
      flow.keyArrived(key, at: now)
      return flow.isExcess(at: now) ? .excessKey(key) : .key(key)
    case .reply(.ready):
      flow.answered()
      return holdsFrameBack ? .lineFree : nil
    case .reply(.background(let red, let green, let blue)):
      guard
        let theme = background?.theme(
          red: red, green: green, blue: blue, at: Monotonic.milliseconds)
      else { return nil }
      background?.isOverruled = true
      guard theme != painter.themeName else { return nil }
      painter.themeName = theme
      return .lookChanged
    }
  }

  /// The most urgent part of the last report.
  private func takeReported() -> TerminalEvent? {
    if report.ending != 0 { return .ended(signal: report.ending) }
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

  /// Takes over the size reported by the terminal; returns false if it is unchanged.
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

  /// Restores the terminal, stops the process as Ctrl-Z does, and takes over the terminal again
  /// when continued.
  ///
  /// The size may have changed meanwhile; the next `show` draws everything.
  public func suspend() {
    leave()
    readback_terminal_stop()
    enter()
  }

  /// Restores the terminal for good; further calls have no effect.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    takeLastAnswers()
    leave()
    readback_terminal_release()
  }

  /// Reads outstanding replies of the terminal, which would otherwise become input of the shell.
  private func takeLastAnswers() {
    let end = Monotonic.milliseconds + Self.lastPatience
    while flow.awaitsAnswer {
      if let input = keys.next() {
        if input == .reply(.ready) { flow.answered() }
        continue
      }
      let left = end - Monotonic.milliseconds
      guard left > 0, !keys.isAtEnd else { return }
      if readback_terminal_wait(Int32(left)).isHungUp { return }
    }
  }

  /// How long to wait for a reply at the end.
  private static let lastPatience = 200

  deinit { close() }

  private func leave() {
    endwin()
    frames.send(before: type.reportsOff)
    readback_terminal_give_modes()
  }

  private func enter() {
    readback_terminal_take_modes()
    frames.forget()
    clearok(window, true)
    painter.forget()
    _ = adoptSize()
    preface = type.reportsOn
  }

  /// Ends a wait of `nextEvent` with `.woken`. May be called by any thread.
  public static func wake() { readback_terminal_wake() }

  /// Allows the calling thread to restore the terminal even if its stack overflows.
  public static func guardThread() { readback_terminal_guard_thread() }
}
