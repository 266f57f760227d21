import Glibc
import ReadbackCore
import ReadbackFormats

/// A log of times, sizes and decisions for maintainers, in the file that `READBACK_LOG` names.
///
/// It contains neither texts nor file names unless `READBACK_LOG_TEXTS` is set as well. Restricted
/// logins write none.
enum DiagnosticLog {
  /// Set once, before other threads are started.
  nonisolated(unsafe) private static var descriptor: Int32 = -1
  nonisolated(unsafe) private static var includesTexts = false
  nonisolated(unsafe) private static var start = 0.0

  /// The first line of each log, by which a later run recognises it.
  private static let heading = "# readback log"

  static var isOn: Bool { descriptor >= 0 }

  /// Opens the log named by the environment. A file that is not a log is left unchanged.
  static func begin(_ arguments: [String]) {
    guard let path = getenv("READBACK_LOG").map({ PathBytes.string(from: $0) }), !path.isEmpty,
      !arguments.contains("--restricted"), !Restriction.isAskedForByEnvironment
    else { return }
    let number = open(
      path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW, 0o600)
    guard number >= 0 else {
      return StandardStreams.report("READBACK_LOG: cannot write \(path): \(SystemError())")
    }
    guard isLog(number) else {
      close(number)
      return StandardStreams.report("READBACK_LOG: \(path) is not a log; name another file")
    }
    descriptor = number
    includesTexts = getenv("READBACK_LOG_TEXTS").map { $0.pointee != 0 } ?? false
    start = now
    write("\(heading); seconds since the start, event, values")
    note(
      "start", [("process", Int(getpid())), ("processors", processorCount)],
      texts: [Version.text, Clock.timestamp] + (includesTexts ? arguments : []), areHarmless: true)
  }

  /// Whether an open file is empty or a log.
  private static func isLog(_ number: Int32) -> Bool {
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    if status.st_size == 0 { return true }
    var bytes = [UInt8](repeating: 0, count: heading.utf8.count)
    return pread(number, &bytes, bytes.count, 0) == bytes.count && bytes == Array(heading.utf8)
  }

  /// Adds a line.
  ///
  /// - Parameters:
  ///    - texts: words and file names, which are only written on request.
  ///    - areHarmless: whether the texts reveal nothing about what is read.
  static func note(
    _ event: String, _ values: @autoclosure () -> [(String, Int)] = [],
    texts: @autoclosure () -> [String] = [], areHarmless: Bool = false
  ) {
    guard isOn else { return }
    let thousandths = Int((now - start) * 1000)
    let fraction = "\(thousandths % 1000)"
    var line =
      "\(thousandths / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction) \(event)"
    for (name, value) in values() { line += " \(name)=\(value)" }
    if includesTexts || areHarmless {
      for text in texts() { line += " \"\(PathBytes.shown(text).escapingControls)\"" }
    }
    write(line)
  }

  /// Runs the body and logs its duration, with `values` of the result.
  static func timed<Outcome>(
    _ event: String, _ values: (Outcome) -> [(String, Int)] = { _ in [] },
    texts: (Outcome) -> [String] = { _ in [] }, _ work: () throws -> Outcome
  ) rethrows -> Outcome {
    guard isOn else { return try work() }
    let begun = now
    let outcome = try work()
    let milliseconds = Int((now - begun) * 1000)
    note(event, [("milliseconds", milliseconds)] + values(outcome), texts: texts(outcome))
    return outcome
  }

  /// Failure to write the log must not stop the work.
  private static func write(_ line: String) {
    try? FileDescriptor(descriptor).write(Array((line + "\n").utf8))
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension Document {
  /// Its sizes, for the log.
  var logged: [(String, Int)] {
    [
      ("bytes", text.bytes.count), ("paragraphs", paragraphs.count),
      ("sentences", sentences.count), ("tokens", tokens.count),
      ("notices", details.notices.count),
    ]
  }
}

extension Comparison {
  /// Sizes and counts, for the log.
  var logged: [(String, Int)] {
    func count(_ kind: FindingKind) -> Int { findings.count { $0.kind == kind && $0.isShown } }
    return [
      ("official-bytes", official.text.bytes.count),
      ("retelling-bytes", retelling.text.bytes.count), ("links", alignment.links.count),
      ("omissions", count(.omission)), ("additions", count(.addition)),
      ("mistranslations", count(.mistranslation)),
      ("doubts", findings.count { !$0.isShown }),
      ("covered-percent", coveredPercent),
    ]
  }
}
