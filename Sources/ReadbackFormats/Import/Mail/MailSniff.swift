/// Recognises mails and web archives by their headers.
enum MailSniff {
  /// The format of a file that begins with mail headers; nil for other text.
  static func format(of bytes: [UInt8]) -> ImportFormat? {
    var text = bytes.prefix(16_384)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    let isMailbox = text.starts(with: Array("From ".utf8))
    var names: Set<String> = []
    var type = ""
    var isAfterFirst = false
    while !text.isEmpty {
      let end = text.firstIndex(of: 0x0A) ?? text.endIndex
      var line = text[..<end]
      if line.last == 0x0D { line.removeLast() }
      text = end < text.endIndex ? text[(end + 1)...] : []
      if line.isEmpty { break }
      if isMailbox, !isAfterFirst {
        isAfterFirst = true
        continue
      }
      isAfterFirst = true
      if let first = line.first, first == 0x20 || first == 0x09 {
        if names.isEmpty { return nil }
        if type.isEmpty == false { type += String(decoding: line.prefix(400), as: UTF8.self) }
        continue
      }
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
        line[..<colon].allSatisfy({
          $0 == 0x2D || (0x30...0x39).contains($0) || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A
        })
      else { return nil }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      names.insert(name)
      if name == "content-type" {
        type = String(decoding: line[(colon + 1)...].prefix(400), as: UTF8.self)
      }
    }
    let known = names.intersection(senders).count
    guard known >= 1, names.intersection(all).count >= (isMailbox ? 1 : 2) else { return nil }
    let isArchive =
      type.lowercased().contains("multipart/related")
      && (type.lowercased().contains("text/html") || names.contains("snapshot-content-location"))
    return isArchive ? .mhtml : .mail
  }

  /// A file with one of these fields was a mail; a notice may also have a date and a subject.
  private static let senders: Set<String> = [
    "from", "received", "return-path", "mime-version", "message-id", "delivered-to", "sender",
  ]
  private static let all: Set<String> = senders.union([
    "to", "cc", "subject", "date", "content-type", "content-transfer-encoding", "reply-to",
  ])
}
