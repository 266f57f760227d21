/// A file of several mails (mbox, RFC 4155), as mutt, Thunderbird and mail servers keep them: before
/// each mail is a line that begins with "From ".
struct Mailbox {
  /// The first mail, without the line before it.
  let first: ArraySlice<UInt8>
  let count: Int

  private static let divider = Array("From ".utf8)

  /// Nil for other files.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.divider), let start = bytes.firstIndex(of: 0x0A) else {
      return nil
    }
    var ends: [Int] = []
    var at = start + 1
    var wasBlank = false
    while at < bytes.count {
      let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
      if wasBlank, bytes[at..<end].starts(with: Self.divider),
        Self.beginsHeaders(end + 1, in: bytes)
      {
        ends.append(at)
      }
      wasBlank = end == at || end == at + 1 && bytes[at] == 0x0D
      at = end + 1
    }
    first = bytes[(start + 1)..<(ends.first ?? bytes.count)]
    count = ends.count + 1
  }

  /// Whether a line such as "Subject: ..." follows: sentences may begin with "From", too.
  private static func beginsHeaders(_ start: Int, in bytes: [UInt8]) -> Bool {
    let name = bytes[min(start, bytes.count)...].prefix(80).prefix {
      $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
    }
    return !name.isEmpty && name.endIndex < bytes.count && bytes[name.endIndex] == 0x3A
  }

  /// The text without the marks that programs insert before "From" at the start of its lines.
  static func unescaped(_ text: [UInt8]) -> [UInt8] {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in lines.indices where lines[index].first == 0x3E {
      if lines[index].drop(while: { $0 == 0x3E }).starts(with: divider) {
        lines[index].removeFirst()
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}
