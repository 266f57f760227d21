import Glibc
import ReadbackCore
import ReadbackScreen
import ReadbackTerminal

/// How the reader ended.
enum ReaderEnd: Equatable {
  case quit
  /// It quit, but some marks are unsaved.
  case lost
  /// By a signal; SIGHUP also if the connection was lost.
  case ended(signal: Int32)

  /// Ends the process by the signal that ended the reader; returns after `quit`, and if the signal
  /// is ignored.
  func passOn() {
    if case .ended(let signal) = self { raise(signal) }
  }
}

/// Opens the reader on texts, and returns at its end with the terminal restored.
///
/// - Parameter sessionOptions: the repertoire is replaced by the terminal's.
func runReader(
  texts: ReaderTexts, services: any ReaderServices, terminalOptions: TerminalOptions,
  sessionOptions: Session.Options, remembering remembered: RememberedChoices
) throws(TerminalError) -> ReaderEnd {
  let terminal = try Terminal(options: terminalOptions)
  defer { terminal.close() }
  var options = sessionOptions
  options.repertoire = terminal.repertoire
  let session = Session(
    official: texts.official, retellings: texts.retellings,
    columnCount: terminal.columnCount, rowCount: terminal.rowCount, options: options)
  var loop = ReaderLoop(terminal: terminal, session: session, texts: texts, services: services)
  if let notice = terminal.notice { loop.notify(notice) }
  let end = loop.run()
  remembered.keep(loop.choices, theme: terminal.chosenTheme ?? remembered.theme)
  return end
}

/// Receives events, performs effects, and shows the screen.
struct ReaderLoop {
  /// How often files and other reviewers' marks are checked while nothing else happens.
  private static let watchInterval: Int32 = 2000
  /// The maximum number of keys handled before the screen is sent, if they come faster than it can
  /// be sent.
  private static let burstLimit = 256
  /// How long a screen waits for marks to be saved, in milliseconds, before it shows "saving".
  private static let savingPatience = 30

  private let terminal: Terminal
  private let services: any ReaderServices
  private let work = ReaderWork()
  private var session: Session
  private var texts: ReaderTexts
  private var comparisons: [Comparison?]
  private var watch: FileWatch
  private var end: ReaderEnd?
  private var lastReload: ProcessTimes?
  /// Whether the user has decided what to do with unsaved marks.
  private var isAnswered = false
  /// When an overlay was last closed.
  private var closing = ContinuousClock.now - .seconds(10)
  /// A `q` this soon after a key that closed something may be accidental.
  private static let closingPatience = Duration.seconds(1)

  init(terminal: Terminal, session: Session, texts: ReaderTexts, services: any ReaderServices) {
    self.terminal = terminal
    self.session = session
    self.texts = texts
    self.services = services
    comparisons = Array(repeating: nil, count: texts.retellings.count)
    watch = FileWatch(paths: texts.paths)
  }

  /// The reader's choices about the list and the panel.
  var choices: Choices { session.choices }

  /// Shows a message on the first screen.
  mutating func notify(_ notice: String) { receive(.notice(notice)) }

  mutating func run() -> ReaderEnd {
    perform(session.start())
    terminal.show(session.grid())
    let services = services
    work.perform {
      services.beginKeeping()
      return []
    }
    while end == nil {
      let delay = terminal.frameDelay
      if delay == 0 { show() }
      let event = terminal.nextEvent(within: delay == 0 ? Self.watchInterval : delay)
      // The wait for the connection is over, not that for the user.
      if delay == 0 || event != .idle { take(event) }
      receiveBurst()
    }
    keepPlace()
    terminal.close()
    work.finish()
    if let loss = services.finish(isAnswered: isAnswered) {
      StandardStreams.report(loss)
      if end == .quit { end = .lost }
    }
    return end!
  }

  private mutating func show() {
    if session.savingCount > 0 {
      work.finishSoon(milliseconds: Self.savingPatience)
      takeWork()
    }
    terminal.show(session.grid())
  }

  private mutating func takeWork() {
    for event in work.takeEvents() { receive(event) }
  }

  /// Quits once every mark is saved; asks what to do if that is impossible.
  private mutating func quit() {
    if session.savingCount > 0 { show() }
    work.finish()
    takeWork()
    if let (count, reason) = services.unkept() {
      receive(.unkept(count: count, reason: reason))
    } else {
      end = .quit
    }
  }

  /// Handles the events that have arrived meanwhile.
  private mutating func receiveBurst() {
    for _ in 0..<Self.burstLimit where end == nil {
      let event = terminal.nextEvent(within: 0)
      if event == .idle { return }
      take(event)
    }
  }

  private mutating func take(_ event: TerminalEvent) {
    switch event {
    case .key(let key):
      // After another key, a following `q` is deliberate.
      if key != .character("q") { closing = .now - .seconds(10) }
      receive(.key(key))
    case .excessKey(let key): if !session.isStep(key) { take(.key(key)) }
    // Closes overlays like Escape; nobody loses work through a habit.
    case .interrupted: receive(.key(.escape))
    case .suspensionAsked: suspend()
    case .resized, .redrawn: takeSize()
    case .lineFree, .lookChanged: break
    case .woken: takeWork()
    case .idle:
      lookForNews()
      for path in watch.takeChanged() {
        // The name is enough, and leaves room for what to do.
        receive(.fileChanged(path: path.split(separator: "/").last.map(String.init) ?? path))
      }
    case .ended(let signal): end = .ended(signal: signal)
    }
  }

  private mutating func receive(_ event: Event) {
    switch event {
    case .compared(let retelling, let faced):
      comparisons[retelling] = faced.comparison
    case .reloaded(let official, let retellings) where retellings.count == comparisons.count,
      .baseChanged(_, let official, let retellings) where retellings.count == comparisons.count:
      texts = ReaderTexts(official: official, retellings: retellings)
      comparisons = Array(repeating: nil, count: retellings.count)
      work.forgetComparisons()
      watch = FileWatch(paths: texts.paths)
    default: break
    }
    perform(session.receive(event))
  }

  private mutating func takeSize() {
    receive(.resized(columnCount: terminal.columnCount, rowCount: terminal.rowCount))
  }

  private mutating func suspend() {
    keepPlace()
    terminal.suspend()
    takeSize()
  }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    let services = self.services
    switch effect {
    case .compare(let retelling, let held):
      compare(retelling, holding: held)
    case .weigh(let retelling):
      let texts = texts
      work.compare(retelling: retelling) {
        services.comparisonWithOthers(of: retelling, in: texts)
          .map { [.compared(retelling: retelling, $0)] } ?? []
      }
    case .keepDecision(let retelling, let finding, let state, let comment):
      let pair = texts.pair(retelling)
      keep { try services.keep(state, comment: comment, finding: finding, of: pair) }
    case .keepFinding(let retelling, let finding):
      let pair = texts.pair(retelling)
      keep(showing: retelling) { try services.keep(finding, of: pair) }
    case .dropFinding(let retelling, let finding):
      let pair = texts.pair(retelling)
      keep(showing: retelling) { try services.drop(finding, of: pair) }
    case .keepLink(let retelling, let link):
      let pair = texts.pair(retelling)
      keep { try services.keep(link, of: pair) }
    case .dropLink(let retelling, let link):
      let pair = texts.pair(retelling)
      keep { try services.drop(link, of: pair) }
    case .askOpinion(let retelling, let scope):
      let texts = texts
      work.performLong { give in
        services.askOpinion(on: retelling, scope, in: texts, give: give)
      }
    case .cancelOpinion: services.cancelOpinions()
    case .allowOpinion:
      work.perform {
        services.allowOpinion()
        return []
      }
    case .write(let request):
      let (texts, comparisons) = (texts, comparisons)
      work.perform {
        [.written(services.write(request, texts: texts, comparisons: comparisons))]
      }
    case .reload(let decoding):
      guard mayReload() else { return receive(.notice("just reloaded; press R again in a moment")) }
      work.perform {
        do {
          let (texts, notices) = try services.reload(decoding: decoding)
          return [.reloaded(official: texts.official, retellings: texts.retellings)]
            + notices.map(Event.notice)
        } catch {
          return [.notice("\(error)")]
        }
      }
    case .changeBase(let base):
      work.perform {
        let texts = services.changeBase(base)
        return [.baseChanged(base, official: texts.official, retellings: texts.retellings)]
      }
    case .changeTheme:
      let name = terminal.changeTheme()?.rawValue
      receive(.notice(name.map { "theme: \($0)" } ?? "no colours are shown here"))
    case .redraw: terminal.redraw(session.grid())
    case .suspend: suspend()
    case .closed: closing = .now
    case .leave:
      if ContinuousClock.now - closing < Self.closingPatience {
        receive(.notice("closed; press q again to quit"))
      } else {
        quit()
      }
    case .keepSeen(let retelling):
      let pair = texts.pair(retelling)
      work.perform {
        services.keepSeen(pair)
        return []
      }
    case .copy(let text):
      if !services.isRestricted {
        func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
        terminal.copy(
          text, isInside: Multiplexer(tmux: variable("TMUX"), type: variable("TERM")))
      } else {
        receive(.notice("a restricted login cannot copy to the clipboard"))
      }
    case .complete(let typed):
      work.perform { [.completed(services.completion(of: typed))] }
    case .quit: quit()
    case .rescue(let path):
      if let reason = services.rescue(to: path) {
        receive(.rescueFailed(path: path, reason: reason))
      } else {
        (end, isAnswered) = (.quit, true)
      }
    case .abandon: (end, isAnswered) = (.quit, true)
    }
  }

  /// Reloading and comparing long texts takes seconds, and the key may be held down: users wait for
  /// one reload before the next, and a public login gets at most a quarter of a processor.
  private mutating func mayReload() -> Bool {
    let now = ProcessTimes.now
    if let last = lastReload {
      let share = services.isRestricted ? 4 : 1
      guard now.elapsed - last.elapsed >= share * (now.processor - last.processor) else {
        return false
      }
    }
    lastReload = now
    return true
  }

  /// - Parameter shown: the retelling whose findings change.
  private mutating func keep(
    showing shown: Int? = nil, _ body: @escaping @Sendable () throws -> Void
  ) {
    let (services, texts) = (services, texts)
    receive(.saving)
    work.perform {
      do {
        try body()
        let changed = shown.map { [Self.review(of: $0, in: texts, services)] } ?? []
        return [.saved] + changed + services.news(of: texts)
      } catch {
        return [.saved, .notice("not kept: \(error)")]
      }
    }
  }

  private func keepPlace() {
    let (services, texts) = (services, texts)
    let (retelling, point) = (session.currentRetelling, session.readingPoint)
    work.perform {
      services.keepPlace(retelling: retelling, point: point, texts: texts)
      return []
    }
  }

  /// Compares, and the first time also loads the reviewers' marks: a decision needs the finding
  /// that it is about.
  private func compare(_ retelling: Int, holding held: [ManualLink]) {
    let (services, pair) = (services, texts.pair(retelling))
    let texts = texts
    let isFirst = comparisons[retelling] == nil
    work.compare(retelling: retelling) {
      let comparison = services.comparison(
        of: pair.official, with: pair.retelling, holding: held)
      let faced = FacedComparison(comparison)
      let compared = Event.compared(retelling: retelling, faced)
      guard isFirst else { return [compared] }
      let review = Self.review(of: retelling, known: faced, in: texts, services)
      let introduction =
        services.hasSeen(pair) ? [] : [Event.introduction(retelling: retelling)]
      return [compared, review] + introduction + services.news(of: texts)
    }
  }

  private func lookForNews() {
    let (services, texts) = (services, texts)
    work.perform { services.news(of: texts) }
  }

  private static func review(
    of retelling: Int, known: FacedComparison? = nil, in texts: ReaderTexts,
    _ services: any ReaderServices
  ) -> Event {
    let pair = texts.pair(retelling)
    let (reviewed, links) = services.review(of: pair.official, with: pair.retelling)
    return .reviewLoaded(retelling: retelling, reviewed, known: known, links: links)
  }
}

/// Elapsed time and processor time of the process, in nanoseconds.
private struct ProcessTimes {
  let elapsed: Int
  let processor: Int

  static var now: ProcessTimes {
    func read(_ clock: clockid_t) -> Int {
      var time = timespec()
      clock_gettime(clock, &time)
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
    return ProcessTimes(
      elapsed: read(CLOCK_MONOTONIC), processor: read(CLOCK_PROCESS_CPUTIME_ID))
  }
}

extension ReaderTexts {
  /// The files of the texts.
  var paths: [String] { ([official] + retellings).map(\.details.path) }
}
