import CLibXML2

/// Decodes character references left in a text: "isn&rsquo;t".
struct CharacterReferences {
  private(set) var bytes: [UInt8] = []
  /// How many were decoded, and the line of the first one, from 1.
  private(set) var count = 0
  private(set) var firstLine: Int?

  /// - Parameters:
  ///    - text: valid UTF-8.
  ///    - keepsMarkup: leaves "&lt;", "&gt;", "&amp;" and "&quot;", as in a page about pages.
  init(_ text: [UInt8], keepsMarkup: Bool = false) {
    guard text.contains(0x26), text.contains(0x3B) else {
      bytes = text
      return
    }
    bytes.reserveCapacity(text.count)
    var line = 1
    var at = 0
    while at < text.count {
      if text[at] == 0x26, let (scalar, end) = Self.reference(at: at, in: text),
        !keepsMarkup || !["<", ">", "&", "\""].contains(scalar)
      {
        bytes.append(contentsOf: UTF8.encode(scalar)!)
        count += 1
        if firstLine == nil { firstLine = line }
        at = end
      } else {
        if text[at] == 0x0A { line += 1 }
        bytes.append(text[at])
        at += 1
      }
    }
  }

  var notices: [ImportNotice] {
    guard count > 0 else { return [] }
    return [
      ImportNotice(
        line: firstLine,
        sentence: "\(count) character "
          + (count == 1 ? "reference was" : "references were") + " left in the text; decoded")
    ]
  }

  private static let longestName = 12

  private static func reference(at start: Int, in text: [UInt8]) -> (Unicode.Scalar, Int)? {
    let window = text[(start + 1)..<min(start + 2 + longestName, text.count)]
    guard let semicolon = window.firstIndex(of: 0x3B), semicolon > start + 1 else { return nil }
    var name = String(decoding: text[(start + 1)..<semicolon], as: UTF8.self)
    var end = semicolon + 1
    // Escaped twice: "&amp;rsquo;".
    if name == "amp" {
      let inner = text[end..<min(end + 1 + longestName, text.count)]
      if let next = inner.firstIndex(of: 0x3B), next > end {
        let innerName = String(decoding: text[end..<next], as: UTF8.self)
        if scalar(named: innerName) != nil { (name, end) = (innerName, next + 1) }
      }
    }
    return scalar(named: name).map { ($0, end) }
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let value =
        digits.lowercased().hasPrefix("x")
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      guard let value else { return nil }
      if (0x80...0x9F).contains(value) { return Windows1252.scalar(of: UInt8(value)) }
      return value >= 0x20 && value != 0x7F && value != 0x2028 && value != 0x2029
        ? Unicode.Scalar(value) : value == 0x0A || value == 0x09 ? " " : nil
    }
    guard name.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }),
      let entity = readback_xml()?.pointee.htmlEntityLookup(name)
    else { return nil }
    return Unicode.Scalar(entity.pointee.value)
  }
}
