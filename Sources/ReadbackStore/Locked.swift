import Glibc

/// A value that threads use one at a time.
///
/// A pthread mutex rather than the library's `Mutex`, whose locking the thread sanitizer does not
/// see.
final class Locked<Value>: @unchecked Sendable {
  // Unchecked: the value is touched only while the mutex is held.
  private var value: Value
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init(_ value: Value) {
    self.value = value
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
