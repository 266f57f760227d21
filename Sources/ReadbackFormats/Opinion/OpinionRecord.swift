import ReadbackCore

/// A recorded answer of a language model: a line of JSON in the cache and in an export.
public struct OpinionRecord: Sendable, Hashable {
  /// Identifies prompt and model, see `OpinionPrompt.key`.
  public let key: String
  /// The model's name as shown to readers.
  public let model: String
  /// In UTC.
  public let time: String
  /// The unchanged answer, except that invalid UTF-8 is repaired.
  public let answer: String

  public init(key: String, model: String, time: String, answer: String) {
    self.key = key
    self.model = model
    self.time = time
    self.answer = answer
  }

  /// Whether a name is a key: 32 hexadecimal digits, so that it can also be a file name.
  public static func isKey(_ name: String) -> Bool {
    name.utf8.count == 32
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// One line of JSON, including the line end.
  public var line: String {
    var json = JSONWriter()
    json.object { json in
      json.key("version")
      json.integer(1)
      for (name, value) in [("key", key), ("model", model), ("time", time), ("answer", answer)] {
        json.key(name)
        json.string(value)
      }
    }
    json.lineEnd()
    return json.text
  }

  /// Nil for a line that is not such a record.
  public init?(line: [UInt8]) {
    guard case .object(let members)? = try? JSONValue.value(of: line),
      members["version"] == .number("1"), case .string(let key)? = members["key"],
      Self.isKey(key), case .string(let model)? = members["model"],
      case .string(let time)? = members["time"], case .string(let answer)? = members["answer"]
    else { return nil }
    self.init(key: key, model: model, time: time, answer: answer)
  }
}
