/// Signals running work that its result is no longer needed.
final class Cancellation: @unchecked Sendable {
  private let monitor = Monitor()
  /// Protected by the monitor.
  private var isAskedFor = false

  var isCancelled: Bool { monitor.change { isAskedFor } }

  func cancel() { monitor.change { isAskedFor = true } }
}
