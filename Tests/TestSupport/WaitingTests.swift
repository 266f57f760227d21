import Glibc
import Testing

/// Runs tests that wait for other processes on separate threads.
///
/// The pool has one thread per processor. A test that waits there blocks a processor for tests that
/// compute, though it needs none itself.
public struct WaitingTests: SuiteTrait, TestTrait, TestScoping {
  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(WaitingThreads.shared) { try await function() }
  }
}

extension Trait where Self == WaitingTests {
  /// For tests that mostly wait for other processes.
  public static var waiting: Self { Self() }
}

/// The number of tests that wait at once, independent of the number of processors: the processes
/// they wait for need those.
private final class WaitingThreads: TaskExecutor, @unchecked Sendable {
  static let shared = WaitingThreads(count: 6)

  private var mutex = pthread_mutex_t()
  private var condition = pthread_cond_t()
  /// Protected by the mutex.
  private var jobs: [UnownedJob] = []

  private init(count: Int) {
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&condition, nil)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    // Tests compare whole texts here, as on the main thread.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    for _ in 0..<count {
      var thread = pthread_t()
      // The threads and this object live as long as the process.
      pthread_create(
        &thread, &attributes,
        { argument in
          let threads = Unmanaged<WaitingThreads>.fromOpaque(argument!).takeUnretainedValue()
          while true { threads.take().runSynchronously(on: threads.asUnownedTaskExecutor()) }
        }, Unmanaged.passRetained(self).toOpaque())
    }
    pthread_attr_destroy(&attributes)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    pthread_mutex_lock(&mutex)
    jobs.append(job)
    pthread_cond_signal(&condition)
    pthread_mutex_unlock(&mutex)
  }

  private func take() -> UnownedJob {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    while jobs.isEmpty { pthread_cond_wait(&condition, &mutex) }
    return jobs.removeFirst()
  }
}
