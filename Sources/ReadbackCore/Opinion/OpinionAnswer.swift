/// A language model's answer, parsed into claims; nothing has been checked yet.
public struct OpinionAnswer: Sendable {
  /// In the order of the answer.
  public let claims: [OpinionClaim]
  /// The claims that could not be read.
  public let drops: OpinionDrops
  /// The model's name, if the answer gives one as a recorded opinion does.
  public let model: String?
  /// Whether the answer contains a list, even an empty one: prose alone is not an answer.
  public let isReadable: Bool

  /// Claims beyond this number are dropped: no retelling has as many findings.
  static let claimLimit = 2_000

  /// Reads an answer, which may be any text. O(length).
  public init(_ text: [UInt8]) {
    let text = Self.withoutThoughts(text)
    var drops = OpinionDrops()
    var claims: [OpinionClaim] = []
    var model: String?
    var isList = false
    func take(_ object: LooseJSON.Object) {
      if let name = object["model"]?.words, model == nil { model = String(name.prefix(80)) }
      guard object.isClaim else {
        // {"findings": [...]} and the like.
        for case (let name, .array(let elements)) in object.members {
          if Self.listNames.contains(name.lowercased()) { isList = true }
          for case .object(let inner) in elements { take(inner) }
        }
        for case (_, .object(let inner)) in object.members { take(inner) }
        return
      }
      isList = true
      guard claims.count < Self.claimLimit, let claim = OpinionClaim(object) else {
        drops.add(.unreadable)
        return
      }
      claims.append(claim)
    }
    let objects = LooseJSON.objects(in: text)
    for object in objects { take(object) }
    if objects.isEmpty { isList = Self.isEmptyList(text) }
    self.claims = claims
    self.drops = drops
    self.model = model
    isReadable = isList
  }

  /// Names of the list of findings in an enclosing object.
  private static let listNames: Set<String> = [
    "findings", "results", "result", "items", "list", "answer", "output", "differences",
  ]

  /// The text after a reasoning model's thoughts, whose draft findings do not count.
  private static func withoutThoughts(_ text: [UInt8]) -> [UInt8] {
    let mark = Array("</think>".utf8)
    guard text.count >= mark.count else { return text }
    var at = text.count - mark.count
    while at >= 0 {
      if text[at] == mark[0], text[at...].starts(with: mark) {
        return Array(text[(at + mark.count)...])
      }
      at -= 1
    }
    return text
  }

  /// Whether there is an empty list ("[" followed by only white space and "]"), unless the answer
  /// is a web page.
  private static func isEmptyList(_ text: [UInt8]) -> Bool {
    if text.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { return false }
    var isOpen = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "["): isOpen = true
      case UInt8(ascii: "]"): if isOpen { return true }
      case 0...0x20: break
      default: isOpen = false
      }
    }
    return false
  }
}

extension LooseJSON.Object {
  private static let kindNames = ["kind", "type", "category", "label"]
  private static let officialNames = [
    "official", "official_text", "official_quote", "source", "original", "reference",
  ]
  private static let retellingNames = [
    "retelling", "retelling_text", "retelling_quote", "target", "translation", "hypothesis",
  ]

  private func first(of names: [String]) -> LooseJSON? {
    for name in names { if let value = self[name] { return value } }
    return nil
  }

  fileprivate var kindName: String? { first(of: Self.kindNames)?.words }
  fileprivate var officialValue: LooseJSON? { first(of: Self.officialNames) }
  fileprivate var retellingValue: LooseJSON? { first(of: Self.retellingNames) }

  /// Whether it refers to a place in the texts.
  fileprivate var isClaim: Bool {
    func isQuote(_ value: LooseJSON?) -> Bool {
      switch value {
      case .string, .null: true
      default: false
      }
    }
    return isQuote(officialValue) || isQuote(retellingValue)
      || (kindName != nil && self["severity"] != nil)
  }
}

extension OpinionClaim {
  /// Nil for a claim that quotes nothing, and for one that was truncated inside a quotation.
  fileprivate init?(_ object: LooseJSON.Object) {
    if object.isCutOff, object.officialValue == nil || object.retellingValue == nil { return nil }
    func quote(_ value: LooseJSON?) -> String? {
      guard let words = value?.words else { return nil }
      return words.isAbsent ? nil : words
    }
    let official = quote(object.officialValue)
    let retelling = quote(object.retellingValue)
    guard official != nil || retelling != nil else { return nil }
    func number(_ name: String) -> Int? {
      switch object[name] {
      case .number(let value)?: Int(exactly: value)
      case .string(let string)?: Int(string)
      default: nil
      }
    }
    let kind = FindingKind(loosely: object.kindName ?? "", official, retelling)
    self.init(
      kind: kind,
      cause: object["cause"]?.words.flatMap { name in
        FindingCause.allCases.first {
          $0.kind == kind
            && ($0.rawValue == name.lowercased() || $0.reportName == name.lowercased())
        }
      },
      severity: Severity(loosely: object["severity"]?.words ?? ""), official: official,
      retelling: retelling, officialNumber: number("official_sentence"),
      retellingNumber: number("retelling_sentence"),
      reason: (object["reason"] ?? object["explanation"])?.words?.shortReason ?? "",
      confidence: object["confidence"].flatMap(Self.confidence))
  }

  /// 0.9, 90, "90%", "high".
  private static func confidence(_ value: LooseJSON) -> Double? {
    switch value {
    case .number(let number): scaled(number)
    case .string(let string):
      switch string.lowercased() {
      case "high", "certain", "very high": 0.9
      case "medium", "moderate": 0.6
      case "low", "uncertain": 0.3
      default: Double(looseNumber: string.filter { $0 != " " }).flatMap(scaled)
      }
    default: nil
    }
  }

  private static func scaled(_ number: Double) -> Double? {
    guard number >= 0, number <= 100 else { return nil }
    return number > 1 ? number / 100 : number
  }
}

extension FindingKind {
  /// The kind with that name, or else one derived from the quotations.
  fileprivate init(loosely name: String, _ official: String?, _ retelling: String?) {
    let name = name.lowercased()
    func says(_ parts: String...) -> Bool { parts.contains { name.contains($0) } }
    if says("omission", "omit", "missing", "left out", "deletion", "undertranslation") {
      self = .omission
    } else if says("addition", "added", "insert", "hallucinat", "overtranslation") {
      self = .addition
    } else if says("mistransl", "distort", "error", "wrong", "substitut", "change") {
      self = .mistranslation
    } else if retelling == nil {
      self = .omission
    } else if official == nil {
      self = .addition
    } else {
      self = .mistranslation
    }
  }
}

extension Severity {
  fileprivate init(loosely name: String) {
    switch name.lowercased() {
    case "critical", "severe", "grave", "fatal", "very high", "blocker", "4", "4.0", "5", "5.0":
      self = .critical
    case "minor", "low", "trivial", "slight", "neutral", "negligible", "1", "1.0": self = .minor
    default: self = .major
    }
  }
}

extension String {
  /// Whether a quotation says that there is nothing.
  fileprivate var isAbsent: Bool {
    let words = lowercased().filter { !$0.isWhitespace && $0 != "." && $0 != "\"" }
    return ["", "null", "none", "n/a", "nil", "-", "–", "—", "(none)", "absent", "(omitted)"]
      .contains(words)
  }

  /// On one line, without control characters, truncated to whole words within the limit.
  fileprivate var shortReason: String {
    var line = ""
    var isSpaced = false
    var count = 0
    for scalar in unicodeScalars.prefix(4_000) {
      if scalar.value <= 0x20 || scalar.properties.isWhitespace {
        isSpaced = !line.isEmpty
        continue
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned: continue
      default: break
      }
      if count + (isSpaced ? 2 : 1) > OpinionClaim.reasonLimit - 1 {
        line.unicodeScalars.append("…")
        return line
      }
      if isSpaced { line += " " }
      line.unicodeScalars.append(scalar)
      count += isSpaced ? 2 : 1
      isSpaced = false
    }
    return line
  }
}
