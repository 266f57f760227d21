import Glibc
import ReadbackCore

/// A `ReviewStore` on a thread of its own, for a reader whose keys must not wait for a disk.
///
/// Every call but `stop` returns at once. What came of it is `news`; `ring` is called, on the other
/// thread, when there is some.
public final class ReviewKeeper: Sendable {
  public enum News: Sendable, Hashable {
    /// Events of a watched pair that have not been told before, others' and one's own of old.
    case events([ReviewEvent], PairIdentity)
    /// Where the reader was last in a pair; told once, before its events.
    case place(ReadingPlace, PairIdentity)
    /// These are on the disk now.
    case kept([ReviewEvent.ID])
    /// Told when it changes, and first of all.
    case state(StoreState)
    case setAside(SetAside)
  }

  private enum Order: Sendable {
    case keep(ReviewEvent, PairIdentity)
    case watch(PairIdentity, besides: Set<DocumentIdentity>)
    case setPlace(ReadingPlace, PairIdentity)
    case stop
  }

  private struct Mailbox {
    var orders: [Order] = []
    var news: [News] = []
    var isStopped = false
  }

  private let mailbox = Locked(Mailbox())
  private let bell = Bell()
  private let ring: @Sendable () -> Void

  /// - Parameters:
  ///   - path: nil when there is no place for a file; see `defaultReviewsPath`.
  ///   - reviewer: whose reading places are kept.
  public init(
    path: String?, isShared: Bool = false, reviewer: String, ring: @escaping @Sendable () -> Void
  ) {
    self.ring = ring
    let work: @Sendable () -> Void = { [self] in
      run(ReviewStore(path: path, isShared: isShared, lockWait: 200), of: reviewer)
    }
    let code = startThread(work)
    if code != 0 {
      let error = StoreError.failed(path ?? "", reason: String(cString: strerror(code)))
      mailbox.withLock { mailbox in
        mailbox.news = [.state(.notKeeping(error, waiting: 0))]
        mailbox.isStopped = true
      }
      ring()
    }
  }

  /// Tells the events of a pair, now and whenever others add to them.
  ///
  /// - Parameter besides: other texts at hand; see `ReviewStore.events`.
  public func watch(_ pair: PairIdentity, besides: Set<DocumentIdentity> = []) {
    order(.watch(pair, besides: besides))
  }

  /// Keeps an event. It is safe when `kept` names it.
  public func keep(_ event: ReviewEvent, for pair: PairIdentity) {
    order(.keep(event, pair))
  }

  public func setPlace(_ place: ReadingPlace, for pair: PairIdentity) {
    order(.setPlace(place, pair))
  }

  /// What has come since the last call, in order.
  public func news() -> [News] {
    mailbox.withLock { mailbox in
      defer { mailbox.news = [] }
      return mailbox.news
    }
  }

  /// Writes what waits and ends the thread; waits for both, some three seconds at most. The last
  /// `news` then say whether everything was kept.
  public func stop() {
    order(.stop)
    var patience = 3000
    while !mailbox.withLock(\.isStopped), patience > 0 {
      usleep(1000)
      patience -= 1
    }
  }

  private func order(_ order: Order) {
    mailbox.withLock { $0.orders.append(order) }
    bell.ring()
  }

  private func tell(_ news: [News]) {
    if news.isEmpty { return }
    mailbox.withLock { $0.news += news }
    ring()
  }

  private func run(_ store: ReviewStore, of reviewer: String) {
    var desk = Desk(store: store, reviewer: reviewer)
    tell(desk.look())
    while true {
      bell.wait(milliseconds: 1000)
      let orders = mailbox.withLock { mailbox in
        defer { mailbox.orders = [] }
        return mailbox.orders
      }
      for order in orders {
        switch order {
        case .keep(let event, let pair): desk.keep(event, for: pair)
        case .watch(let pair, let besides): tell(desk.watch(pair, besides: besides))
        case .setPlace(let place, let pair): store.setPlace(place, for: pair, of: reviewer)
        case .stop:
          tell(desk.close())
          mailbox.withLock { $0.isStopped = true }
          return
        }
        tell(desk.outcome())
      }
      if orders.isEmpty { tell(desk.look()) }
    }
  }
}

/// What the thread remembers between orders.
private struct Desk {
  let store: ReviewStore
  let reviewer: String
  private var watched: [(pair: PairIdentity, besides: Set<DocumentIdentity>)] = []
  private var told: [PairIdentity: Set<ReviewEvent.ID>] = [:]
  private var unkept: [ReviewEvent.ID] = []
  private var toldState: StoreState?
  private var toldAsideCount = 0

  init(store: ReviewStore, reviewer: String) {
    self.store = store
    self.reviewer = reviewer
  }

  mutating func keep(_ event: ReviewEvent, for pair: PairIdentity) {
    unkept.append(event.id)
    told[pair, default: []].insert(event.id)
    _ = store.keep(event, for: pair)
  }

  mutating func watch(
    _ pair: PairIdentity, besides: Set<DocumentIdentity>
  ) -> [ReviewKeeper.News] {
    watched.removeAll { $0.pair == pair }
    watched.append((pair, besides))
    let place = store.place(for: pair, of: reviewer).map { ReviewKeeper.News.place($0, pair) }
    return (place.map { [$0] } ?? []) + newEvents(of: pair, besides: besides)
  }

  /// What others did, and whether what waited could be written.
  mutating func look() -> [ReviewKeeper.News] {
    if store.state != .keeping { _ = store.retry() }
    var news = outcome()
    if store.hasChanged() {
      for (pair, besides) in watched { news += newEvents(of: pair, besides: besides) }
    }
    return news + outcome()
  }

  mutating func outcome() -> [ReviewKeeper.News] {
    var news: [ReviewKeeper.News] = []
    if store.state == .keeping, !unkept.isEmpty {
      news.append(.kept(unkept))
      unkept = []
    }
    news += store.setAside.dropFirst(toldAsideCount).map { .setAside($0) }
    toldAsideCount = store.setAside.count
    if toldState != store.state {
      news.append(.state(store.state))
      toldState = store.state
    }
    return news
  }

  mutating func close() -> [ReviewKeeper.News] {
    _ = store.close()
    return outcome()
  }

  private mutating func newEvents(
    of pair: PairIdentity, besides: Set<DocumentIdentity>
  ) -> [ReviewKeeper.News] {
    let new = store.events(for: pair, besides: besides).filter {
      told[pair, default: []].insert($0.id).inserted
    }
    return new.isEmpty ? [] : [.events(new, pair)]
  }
}

/// Wakes one thread: a pipe, since `poll` counts by a clock that does not jump.
private final class Bell: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    // Without a pipe the thread still looks up once a second.
    pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func ring() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Until it has rung, or the time is over; rings in between count as one.
  func wait(milliseconds: Int32) {
    var descriptor = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    _ = poll(&descriptor, 1, milliseconds)
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &bytes, bytes.count) > 0 {}
  }
}

/// Runs the work on a thread that nobody joins. Signals are for the thread that reads keys.
///
/// - Returns: 0, or the code of the error.
private func startThread(_ work: @escaping @Sendable () -> Void) -> Int32 {
  final class Box: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
  var all = sigset_t()
  var before = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_SETMASK, &all, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Box(work))
  let code = pthread_create(
    &thread, nil,
    { box in
      Unmanaged<Box>.fromOpaque(box!).takeRetainedValue().work()
      return nil
    }, box.toOpaque())
  if code == 0 { pthread_detach(thread) } else { box.release() }
  return code
}
