/// A server's response of any kind.
struct ChatReply {
  let status: Int
  let body: [UInt8]
  /// The seconds that the server asks to wait; nil if not given.
  let retryAfter: Int?
  /// The new address of a redirection; nil if there is none.
  let location: String?

  private var object: LooseJSON.Object? { LooseJSON.wholeObject(in: body) }

  /// The model's words in it.
  struct Answer {
    let text: String
    /// Whether the server ended it before the model did.
    let isCutShort: Bool
  }

  func answer(from host: String) throws(Fault) -> Answer {
    guard let object else { throw .notJSON(host) }
    guard case .array(let choices)? = object["choices"], case .object(let choice)? = choices.first,
      case .object(let message)? = choice["message"]
    else {
      let said = said
      // Some servers report errors with a successful status.
      throw said.isEmpty ? .noAnswer(host) : .refused(host, status: status, said: said)
    }
    let text = Self.text(message["content"])
    if text.allSatisfy(\.isWhitespace) {
      if case .string(let words)? = message["refusal"], !words.isEmpty {
        throw .modelDeclined(said: Self.short(words))
      }
      throw .emptyAnswer(host)
    }
    if text.utf8.count > Exchange.answerLimit {
      throw .longAnswer(host, byteLimit: Exchange.answerLimit)
    }
    return Answer(text: text, isCutShort: choice["finish_reason"] == .string("length"))
  }

  /// A string, or parts with one each.
  private static func text(_ content: LooseJSON?) -> String {
    switch content {
    case .string(let text): text
    case .array(let parts):
      parts.map { part in
        guard case .object(let part) = part, case .string(let text)? = part["text"] else {
          return ""
        }
        return text
      }.joined()
    default: ""
    }
  }

  /// The server's error message in short; empty if there is none.
  var said: String {
    guard let object else { return "" }
    for name in ["error", "message", "detail", "msg"] {
      if let words = Self.words(object[name], depth: 0) { return Self.short(words) }
    }
    return ""
  }

  private static func words(_ value: LooseJSON?, depth: Int) -> String? {
    guard depth < 4 else { return nil }
    switch value {
    case .string(let words): return words.isEmpty ? nil : words
    case .array(let values): return values.first.flatMap { words($0, depth: depth + 1) }
    case .object(let object):
      for name in ["message", "msg", "detail", "error"] {
        if let words = words(object[name], depth: depth + 1) { return words }
      }
      return nil
    default: return nil
    }
  }

  private static func short(_ words: String) -> String {
    let words = words.prefix(400).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(words.prefix(80))
  }
}
