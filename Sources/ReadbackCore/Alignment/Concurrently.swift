/// Calls `body` once for every number below `count`, in any order or at once, and returns when all
/// are done.
///
/// Core has no threads: whoever calls it says what runs beside what.
public typealias Concurrently = (_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> Void

/// One after the other.
public func oneByOne(_ count: Int, _ body: @Sendable (Int) -> Void) {
  for number in 0..<count { body(number) }
}

/// Work on many like things, cut into stretches that may run at once.
enum Stretches {
  /// What `body` gives for every stretch of at most `length` numbers below `count`, in order.
  static func map<Result: Sendable>(
    _ count: Int, length: Int, _ concurrently: Concurrently,
    _ body: @escaping @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let stretches = (count + length - 1) / length
    if stretches < 2 { return stretches == 0 ? [] : [body(0..<count)] }
    var results = [Result?](repeating: nil, count: stretches)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each call writes its own element only.
      nonisolated(unsafe) let slots = buffer
      concurrently(stretches) { index in
        slots[index] = body((index * length)..<min((index + 1) * length, count))
      }
    }
    return results.map { $0! }
  }
}
