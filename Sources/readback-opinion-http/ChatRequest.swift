/// The body of a request for a chat completion.
struct ChatRequest {
  let model: String?
  let prompt: String
  /// Options that not every server supports. If a server rejects one, the request is repeated
  /// without it.
  var extras: Set<Extra>

  enum Extra: CaseIterable {
    /// A JSON schema, `response_format`.
    case schema
    /// The likeliest words, the same each time.
    case temperature

    /// The words by which a server's error message refers to it.
    var names: [String] {
      switch self {
      case .schema: ["response_format", "json_schema", "schema", "structured"]
      case .temperature: ["temperature"]
      }
    }
  }

  /// The request without what a server has probably rejected; nil if nothing is left to omit.
  ///
  /// - Parameter said: the server's error message.
  func simpler(after said: String) -> ChatRequest? {
    let said = said.lowercased()
    let named = extras.first { $0.names.contains(where: said.contains) }
    guard let extra = named ?? Extra.allCases.first(where: extras.contains) else { return nil }
    var simpler = self
    simpler.extras.remove(extra)
    return simpler
  }

  var json: String {
    var members: [String] = []
    if let model { members.append("\"model\":\(Self.quoted(model))") }
    members.append("\"messages\":[{\"role\":\"user\",\"content\":\(Self.quoted(prompt))}]")
    members.append("\"stream\":false")
    if extras.contains(.temperature) { members.append("\"temperature\":0") }
    if extras.contains(.schema) { members.append("\"response_format\":\(Self.responseFormat)") }
    return "{" + members.joined(separator: ",") + "}"
  }

  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
  }

  /// The schema of the findings that the prompt asks for. Servers require an object around a list.
  private static let responseFormat = #"""
    {"type":"json_schema","json_schema":{"name":"findings","strict":true,"schema":{\#
    "type":"object","additionalProperties":false,"required":["findings"],"properties":{\#
    "findings":{"type":"array","items":{\#
    "type":"object","additionalProperties":false,\#
    "required":["kind","severity","official","official_sentence","retelling",\#
    "retelling_sentence","reason","confidence"],\#
    "properties":{\#
    "kind":{"type":"string","enum":["mistranslation","omission","addition"]},\#
    "severity":{"type":"string","enum":["critical","major","minor"]},\#
    "official":{"type":["string","null"]},"official_sentence":{"type":["integer","null"]},\#
    "retelling":{"type":["string","null"]},"retelling_sentence":{"type":["integer","null"]},\#
    "reason":{"type":"string"},"confidence":{"type":"number"}}}}}}}}
    """#
}
