import Glibc

/// Server, model and key, from an argument (the model only), otherwise the environment, otherwise
/// the file.
struct Configuration {
  let address: Address
  /// Nil if the server has only one.
  let model: String?
  let key: String?
  /// Whether to request JSON with Readback's schema.
  let wantsSchema: Bool
  /// Seconds from the first request to giving up.
  let secondLimit: Double
  /// Seconds before the first repetition; doubled each time.
  let pause: Double
  /// The maximum number of attempts while the server is busy.
  let tryCount: Int

  init(model: String?) throws(Fault) {
    let (path, isNamed) = Self.filePath
    let file = try SecretFile(path: path, mayBeMissing: !isNamed)
    func value(_ name: String) -> String? {
      let variable =
        "READBACK_OPINION_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
      return Self.variable(variable) ?? file.values[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    func isOn(_ name: String, usual: Bool) throws(Fault) -> Bool {
      switch value(name) {
      case nil: return usual
      case "yes": return true
      case "no": return false
      default: throw .badSetting(name: name, expected: "yes or no")
      }
    }
    guard let url = value("url") else { throw .noAddress(file: path) }
    address = try Address(url)
    self.model = model ?? value("model")
    key = value("key")
    wantsSchema = try isOn("schema", usual: true)
    if let key {
      guard key.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else { throw .badKey }
      if !address.isPrivate, try !isOn("plain-key", usual: false) {
        throw .plainKey(host: address.host)
      }
    }
    pause = try Self.number(value("pause"), named: "pause", in: 0...60, usual: 1)
    tryCount = Int(try Self.number(value("tries"), named: "tries", in: 1...20, usual: 5))
    // Readback ends the command after this time: the message must come before.
    let limit = try Self.number(
      Self.variable("READBACK_OPINION_SECONDS"), named: "READBACK_OPINION_SECONDS",
      in: 1...86_400, usual: 300)
    secondLimit = limit - min(2, limit / 10)
  }

  /// The model as shown to readers, and as stored with cached answers.
  var shownModel: String { model ?? address.host }

  private static func number(
    _ text: String?, named name: String, in range: ClosedRange<Double>, usual: Double
  ) throws(Fault) -> Double {
    guard let text else { return usual }
    guard let number = Double(text), range.contains(number) else {
      throw .badSetting(
        name: name, expected: "a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
    }
    return number
  }

  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// `READBACK_OPINION_FILE`, otherwise beside Readback's settings.
  private static var filePath: (path: String, isNamed: Bool) {
    if let path = variable("READBACK_OPINION_FILE") { return (path, true) }
    if let home = variable("XDG_CONFIG_HOME"), home.hasPrefix("/") {
      return (home + "/readback/opinion-http", false)
    }
    return ((variable("HOME") ?? "") + "/.config/readback/opinion-http", false)
  }
}
