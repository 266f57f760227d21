/// Looks over a page for tags with more attributes than the parser should be given: it compares
/// each attribute of a tag with all others.
///
/// Reads tags as libxml2 does, in one pass that never goes back. Scripts and comments are not
/// left out, so a page is refused rather once too often than too seldom.
struct PageCheck {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line of the first tag with too many attributes.
  static func lineOfOverfullTag(in bytes: [UInt8], limit: Int) -> Int? {
    var check = PageCheck(bytes)
    while check.at < bytes.count {
      let byte = bytes[check.at]
      check.step()
      guard byte == 0x3C, check.at < bytes.count, (0x61...0x7A).contains(bytes[check.at] | 0x20)
      else { continue }
      let line = check.line
      if check.attributeCount(limit: limit) > limit { return line }
    }
    return nil
  }

  private mutating func step() {
    if bytes[at] == 0x0A { line += 1 }
    at += 1
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while at < bytes.count, condition(bytes[at]) { step() }
  }

  /// Counts the attributes of the tag whose name begins here, and stops behind the tag.
  private mutating func attributeCount(limit: Int) -> Int {
    func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x2F }
    var count = 0
    skip { !isBlank($0) && $0 != 0x3E }
    while at < bytes.count, count <= limit {
      skip(while: isBlank)
      guard at < bytes.count, bytes[at] != 0x3E else { break }
      count += 1
      step()
      skip { !isBlank($0) && $0 != 0x3E && $0 != 0x3D }
      skip { $0 <= 0x20 }
      guard at < bytes.count, bytes[at] == 0x3D else { continue }
      step()
      skip { $0 <= 0x20 }
      guard at < bytes.count else { break }
      let quote = bytes[at]
      if quote == 0x22 || quote == 0x27 {
        step()
        skip { $0 != quote }
        if at < bytes.count { step() }
      } else {
        skip { $0 > 0x20 && $0 != 0x3E }
      }
    }
    return count
  }
}
