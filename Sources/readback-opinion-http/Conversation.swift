import Glibc

/// Asks until there is an answer or a reason to give up: with fewer options if the server rejects
/// some, later if it is busy.
struct Conversation {
  private static let longestPause = 60.0
  /// Statuses such as 408 and 429, after which another attempt may succeed.
  private static let busyStatuses: Set<Int> = [408, 425, 429, 500, 502, 503, 504, 529]

  private let configuration: Configuration
  private let start = Self.seconds

  init(_ configuration: Configuration) { self.configuration = configuration }

  func answer(to prompt: String) throws(Fault) -> ChatReply.Answer {
    do throws(Fault) {
      let answer = try conversation(on: prompt)
      return ChatReply.Answer(
        text: withoutKey(answer.text), isCutShort: answer.isCutShort)
    } catch {
      throw withoutKey(error)
    }
  }

  private func conversation(on prompt: String) throws(Fault) -> ChatReply.Answer {
    let exchange = try Exchange(configuration)
    var request = ChatRequest(
      model: configuration.model, prompt: prompt,
      extras: configuration.wantsSchema ? [.schema, .temperature] : [.temperature])
    var tries = 0
    while true {
      tries += 1
      var wanted: Int?
      do throws(Fault) {
        let reply = try exchange.reply(to: request.json, withinSeconds: secondsLeft)
        wanted = reply.retryAfter
        switch reply.status {
        case 400, 422:
          if let simpler = request.simpler(after: reply.said) {
            request = simpler
            tries -= 1
            continue
          }
          throw .refused(host, status: reply.status, said: reply.said)
        case 200..<300: return try reply.answer(from: host)
        default: throw fault(reply, tries: tries)
        }
      } catch {
        if case .timedOut = error { throw timedOut }
        guard error.isPassing, tries < configuration.tryCount else { throw error }
      }
      try wait(wanted, before: tries)
    }
  }

  private var host: String { configuration.address.host }

  private func fault(_ reply: ChatReply, tries: Int) -> Fault {
    let (status, said) = (reply.status, reply.said)
    switch status {
    case 300..<400: return .redirected(host, to: Self.place(reply.location))
    case 401, 403: return .keyRefused(host, status: status, said: said)
    case 404: return .notFound(host, said: said)
    case _ where Self.busyStatuses.contains(status):
      return .busy(host, status: status, tries: tries, said: said)
    default: return .refused(host, status: status, said: said)
    }
  }

  /// Only scheme and host: the rest may contain anything.
  private static func place(_ location: String?) -> String {
    let parts = (location ?? "").prefix(300).split(separator: "/", maxSplits: 2)
    return parts.count < 2 ? "another address" : "\(parts[0])//\(parts[1].prefix(60))"
  }

  // MARK: - Time

  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private var secondsLeft: Double { start + configuration.secondLimit - Self.seconds }

  private var timedOut: Fault {
    .timedOut(host, seconds: Int(configuration.secondLimit.rounded(.up)))
  }

  /// Waits as long as the server asks, otherwise twice as long each time, varied by up to a quarter
  /// so that clients do not all retry at once.
  private func wait(_ wanted: Int?, before tries: Int) throws(Fault) {
    let doubled = configuration.pause * Double(1 << min(tries - 1, 16))
    let pause =
      wanted.map(Double.init) ?? min(doubled * .random(in: 0.75...1.25), Self.longestPause)
    if let wanted, pause > min(Self.longestPause, secondsLeft) {
      throw .askedToWait(host, seconds: wanted)
    }
    if pause >= secondsLeft { throw timedOut }
    poll(nil, 0, Int32(pause * 1000))
  }

  // MARK: - The key

  /// A server may repeat its input; the key must not get into a report or a cache that way.
  private func withoutKey(_ text: String) -> String {
    guard let key = configuration.key, key.utf8.count >= 8 else { return text }
    return text.replacing(key, with: "***")
  }

  private func withoutKey(_ fault: Fault) -> Fault {
    switch fault {
    case .keyRefused(let host, let status, let said):
      .keyRefused(host, status: status, said: withoutKey(said))
    case .redirected(let host, let target): .redirected(host, to: withoutKey(target))
    case .notFound(let host, let said): .notFound(host, said: withoutKey(said))
    case .busy(let host, let status, let tries, let said):
      .busy(host, status: status, tries: tries, said: withoutKey(said))
    case .refused(let host, let status, let said):
      .refused(host, status: status, said: withoutKey(said))
    case .modelDeclined(let said): .modelDeclined(said: withoutKey(said))
    default: fault
    }
  }
}
