/// Calls `body` once for every number below `count`, in any order or in parallel, and returns when
/// all calls have finished.
///
/// Core has no threads; the caller decides what runs in parallel.
public typealias Concurrently = (_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> Void

/// Runs the calls one after another.
public func oneByOne(_ count: Int, _ body: @Sendable (Int) -> Void) {
  for number in 0..<count { body(number) }
}

/// Work on many similar items, divided into chunks that may run in parallel.
enum Chunks {
  /// The results of `body` for consecutive ranges of at most `length` numbers below `count`, in
  /// order.
  static func map<Result: Sendable>(
    _ count: Int, length: Int, _ concurrently: Concurrently,
    _ body: @escaping @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let chunks = (count + length - 1) / length
    if chunks < 2 { return chunks == 0 ? [] : [body(0..<count)] }
    var results = [Result?](repeating: nil, count: chunks)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each call writes only its own element.
      nonisolated(unsafe) let slots = buffer
      concurrently(chunks) { index in
        slots[index] = body((index * length)..<min((index + 1) * length, count))
      }
    }
    return results.map { $0! }
  }
}
