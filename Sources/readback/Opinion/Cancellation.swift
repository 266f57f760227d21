/// Says to running work that nobody waits for it any more.
final class Cancellation: @unchecked Sendable {
  private let monitor = Monitor()
  /// Only inside the monitor.
  private var isAskedFor = false

  var isCancelled: Bool { monitor.change { isAskedFor } }

  func cancel() { monitor.change { isAskedFor = true } }
}
