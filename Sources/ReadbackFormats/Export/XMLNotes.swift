import ReadbackCore

/// Converts XML to UTF-8.
enum XMLText {
  static func utf8(_ raw: [UInt8]) -> [UInt8] {
    let decoded: [UInt8]
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      decoded = TextDecoding(raw) { _ in nil }.bytes
    } else {
      decoded = Charset.utf8(raw, named: PageEncoding.name(in: Array(raw.prefix(200))))
    }
    guard decoded.starts(with: "<?xml".utf8), let end = decoded.firstIndex(of: 0x3E) else {
      return decoded
    }
    // The encoding in the declaration is no longer true.
    let declaration = String(decoding: decoded[..<end], as: UTF8.self)
    guard let start = declaration.lowercased().range(of: "encoding") else { return decoded }
    let rest = declaration[start.upperBound...]
    guard let open = rest.firstIndex(where: { "\"'".contains($0) }),
      let close = rest[rest.index(after: open)...].firstIndex(of: rest[open])
    else { return decoded }
    return Array((declaration[...open] + "UTF-8" + declaration[close...]).utf8) + decoded[end...]
  }
}

extension String {
  /// The range of a word.
  fileprivate func range(of word: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(word) { return at..<index(at, offsetBy: word.count) }
      at = index(after: at)
    }
    return nil
  }
}

/// Inserts notes into XLIFF and TMX without changing anything else, by finding the place for them
/// in each unit.
struct XMLNotes {
  private let bytes: [UInt8]
  private let format: ImportFormat

  init(_ bytes: [UInt8], format: ImportFormat) {
    self.bytes = bytes
    self.format = format
  }

  /// The places in a unit for a note, and in XLIFF for the issues.
  private struct Place {
    var note: Int
    /// The unit has a `notes` element for it.
    var hasNotes = false
    var issues: Int
    /// What precedes the names of the unit and its notes: "xlf:", or nothing.
    var prefix = ""
  }

  func annotated(with notes: UnitNotes) -> String {
    var insertions: [(at: Int, text: String)] = []
    let (places, isSecond) = places
    let idStart = isSecond ? unusedIDStart : nil
    for (unit, place) in places.enumerated() {
      let findings = notes[unit]
      guard let place, !findings.isEmpty else { continue }
      if format == .tmx {
        let text = findings.map { "<note xml:lang=\"en\">\(words($0))</note>" }.joined()
        insertions.append((place.note, text))
        continue
      }
      let prefix = place.prefix
      var text = findings.map { finding in
        let priority = finding.severity == .critical ? 1 : finding.severity == .major ? 3 : 6
        let attributes =
          isSecond
          ? "category=\"readback\" priority=\"\(priority)\" appliesTo=\"target\""
          : "from=\"readback\" annotates=\"target\" priority=\"\(priority)\" xml:lang=\"en\""
        return "<\(prefix)note \(attributes)>\(words(finding))</\(prefix)note>"
      }.joined()
      if isSecond, !place.hasNotes { text = "<\(prefix)notes>\(text)</\(prefix)notes>" }
      // At the same place, XLIFF 2 requires the issues first.
      let issues = issues(findings, id: idStart.map { "\($0)\(unit + 1)" })
      insertions.append((place.issues, issues))
      insertions.append((place.note, text))
    }
    var annotated: [UInt8] = []
    annotated.reserveCapacity(bytes.count + 256 * insertions.count)
    var at = 0
    for insertion in insertions.enumerated().sorted(by: {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }).map(\.element) {
      annotated += bytes[at..<insertion.at]
      annotated += Array(insertion.text.utf8)
      at = insertion.at
    }
    annotated += bytes[at...]
    return String(decoding: annotated, as: UTF8.self)
  }

  private func words(_ finding: Finding) -> String { xmlText(UnitNotes.sentence(finding)) }

  /// ITS 2.0, section 8.17: the kinds of findings are among its types, and severity goes up to 100.
  ///
  /// - Parameter id: required by the schema of XLIFF 2; that of ITS requires a version instead.
  private func issues(_ findings: [Finding], id: String?) -> String {
    let issues = findings.map { finding in
      let severity = finding.severity == .critical ? 100 : finding.severity == .major ? 60 : 25
      return "<its:locQualityIssue locQualityIssueType=\"\(finding.kind.rawValue)\" "
        + "locQualityIssueSeverity=\"\(severity)\" "
        + "locQualityIssueComment=\"\(xmlText(visibleLine(finding.reason)))\"/>"
    }.joined()
    let attribute = id.map { "xml:id=\"\($0)\"" } ?? "version=\"2.0\""
    return "<its:locQualityIssues xmlns:its=\"http://www.w3.org/2005/11/its\" \(attribute)>"
      + "\(issues)</its:locQualityIssues>"
  }

  /// A beginning for identifiers that the file does not contain yet.
  private var unusedIDStart: String {
    let word = Array("readback".utf8)
    var last = 0
    for start in bytes.indices where bytes[start] == word[0] {
      guard bytes[start...].starts(with: word) else { continue }
      let digits = bytes[(start + word.count)...].prefix { (0x30...0x39).contains($0) }
      // Longer numbers cannot be reached.
      guard digits.count < 10, let number = Int(String(decoding: digits, as: UTF8.self))
      else { continue }
      last = max(last, number)
    }
    return "readback\(last + 1)-"
  }

  /// Elements that may contain others with the names of units.
  private static let foreign: Set<String> = ["header", "skeleton", "bin-unit"]

  /// One per unit; nil for one without an end. And whether the file is XLIFF 2.
  private var places: (places: [Place?], isSecond: Bool) {
    var places: [Place?] = []
    var open: Place?
    var isSecond = false
    // Elements within a unit that have targets of their own.
    var inner = 0
    var foreign = 0
    for tag in XMLTags(bytes) {
      if Self.foreign.contains(tag.name), !tag.isEmpty { foreign += tag.isEnd ? -1 : 1 }
      guard foreign == 0 else { continue }
      switch (tag.name, tag.isEnd) {
      case ("tu", false) where format == .tmx:
        places.append(tag.isEmpty ? nil : Place(note: tag.range.upperBound, issues: 0))
      case ("trans-unit", false), ("unit", false):
        isSecond = tag.name == "unit"
        inner = 0
        open = Place(
          note: tag.range.upperBound, issues: tag.range.upperBound, prefix: tag.prefix)
        if tag.isEmpty {
          places.append(nil)
          open = nil
        }
      case ("trans-unit", true):
        open?.issues = tag.range.lowerBound
        places.append(open)
        open = nil
      case ("unit", true):
        places.append(open)
        open = nil
      case ("alt-trans", false) where !tag.isEmpty, ("matches", false) where !tag.isEmpty:
        inner += 1
      case ("alt-trans", true), ("matches", true): inner -= 1
      case ("source", true) where inner == 0 && !isSecond,
        ("seg-source", true) where inner == 0 && !isSecond,
        ("target", true) where inner == 0 && !isSecond:
        open?.note = tag.range.upperBound
      case ("target", false) where inner == 0 && !isSecond && tag.isEmpty:
        open?.note = tag.range.upperBound
      case ("notes", true) where isSecond && inner == 0:
        open?.note = tag.range.lowerBound
        open?.hasNotes = true
      case ("segment", false), ("ignorable", false), ("originalData", false):
        if let place = open, isSecond, inner == 0, !place.hasNotes, place.note == place.issues {
          open?.note = tag.range.lowerBound
        }
      default: break
      }
    }
    return (places, isSecond)
  }
}

/// The tags of an XML text in order; comments, CDATA and instructions are skipped.
struct XMLTags: Sequence, IteratorProtocol {
  struct Tag {
    /// Without its prefix.
    let name: String
    /// With its colon; empty if there is none.
    let prefix: String
    let range: Range<Int>
    let isEnd: Bool
    let isEmpty: Bool
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Tag? {
    while let start = bytes[at...].firstIndex(of: 0x3C) {
      let rest = bytes[start...]
      if rest.starts(with: "<!--".utf8) {
        guard skip(to: "-->", from: start + 4) else { return nil }
      } else if rest.starts(with: "<![CDATA[".utf8) {
        guard skip(to: "]]>", from: start + 9) else { return nil }
      } else if rest.starts(with: "<?".utf8) {
        guard skip(to: "?>", from: start + 2) else { return nil }
      } else {
        guard let end = end(of: start) else { return nil }
        at = end + 1
        let isEnd = start + 1 < end && bytes[start + 1] == 0x2F
        let name = bytes[(start + (isEnd ? 2 : 1))..<Swift.max(end, start + (isEnd ? 2 : 1))].prefix
        {
          $0 > 0x20 && $0 != 0x2F
        }
        let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
        let prefix = String(decoding: name[..<local.startIndex], as: UTF8.self)
        return Tag(
          name: String(decoding: local, as: UTF8.self), prefix: prefix, range: start..<(end + 1),
          isEnd: isEnd,
          isEmpty: !isEnd && bytes[end - 1] == 0x2F)
      }
    }
    return nil
  }

  /// The bracket that ends a tag, ignoring those in values.
  private func end(of start: Int) -> Int? {
    var quote: UInt8?
    for index in (start + 1)..<Swift.max(bytes.count, start + 1) {
      if let open = quote {
        if bytes[index] == open { quote = nil }
      } else if bytes[index] == 0x22 || bytes[index] == 0x27 {
        quote = bytes[index]
      } else if bytes[index] == 0x3E {
        return index
      }
    }
    return nil
  }

  private mutating func skip(to mark: String, from start: Int) -> Bool {
    let wanted = Array(mark.utf8)
    var index = start
    while let first = bytes[Swift.min(index, bytes.count)...].firstIndex(of: wanted[0]) {
      if bytes[first...].starts(with: wanted) {
        at = first + wanted.count
        return true
      }
      index = first + 1
    }
    return false
  }
}
