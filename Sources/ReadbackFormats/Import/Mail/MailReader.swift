import ReadbackCore

/// Reads the text of a mail, or the page of a web archive (MHTML).
struct MailReader {
  private let limits: ImportLimits
  private let breaks: ParagraphBreaks
  private var attachments: [String] = []
  private var isEncrypted = false
  private var isInMailbox = false
  /// The pages of an archive that its first one shows inside itself.
  private var frames: [MailPart] = []
  /// The style sheets of an archive.
  private var sheets: [[UInt8]] = []

  init(limits: ImportLimits, breaks: ParagraphBreaks) {
    self.limits = limits
    self.breaks = breaks
  }

  mutating func addParagraphs(
    of bytes: [UInt8], to text: inout TextBuilder
  ) throws(PageProblem) {
    let box = Mailbox(bytes)
    isInMailbox = box != nil
    let mail = MailPart(box?.first ?? bytes[...], line: box == nil ? 1 : 2)
    if let box, box.count > 1 {
      text.notices.append(
        ImportNotice(sentence: "contains \(box.count) mails; only the first is read"))
    }
    readDetails(mail.headers, &text)
    for part in texts(of: mail, depth: 0) { try add(part, to: &text) }
    if text.lines.isEmpty, !frames.isEmpty {
      for frame in frames { try add(frame, to: &text) }
      text.notices.append(ImportNotice(sentence: "is a page of frames; read one after the other"))
    }
    text.lineMap = nil
    guard !isEncrypted else { throw PageProblem(problem: .encrypted) }
    guard !attachments.isEmpty else { return }
    guard !text.lines.isEmpty else { throw PageProblem(problem: .onlyAttachments(attachments)) }
    let names = attachments.prefix(3).joined(separator: ", ")
    let more = attachments.count > 3 ? " and \(attachments.count - 3) more" : ""
    text.notices.append(ImportNotice(sentence: "attachments not read: \(names)\(more)"))
  }

  private func readDetails(_ headers: MailHeaders, _ text: inout TextBuilder) {
    var title = headers.decoded("subject")
    while let prefix = ["re:", "fwd:", "fw:", "aw:", "wg:"].first(where: {
      title.lowercased().hasPrefix($0)
    }) {
      title = String(title.dropFirst(prefix.count).drop { $0 == " " })
    }
    text.details.title = title
    text.details.date = MailDate.iso(headers["date"])
    let sender = headers.decoded("from")
    let name = sender.prefix { $0 != "<" }.filter { $0 != "\"" }
    let source = name.trimming { $0.isWhitespace }
    // "<Saved by Blink>" names the browser.
    text.details.source = source.isEmpty ? "" : String(source)
    text.details.language = headers["content-language"].prefix { $0 != "," }.lowercased()
  }

  // MARK: Which parts are the text

  private mutating func texts(of part: MailPart, depth: Int) -> [MailPart] {
    if part.isAttachment {
      attachments.append(name(of: part))
      return []
    }
    switch part.headers.contentType {
    case "text/plain", "text/html", "text/markdown", "text/enriched": return [part]
    case "multipart/alternative":
      let parts = part.parts(depth: depth).flatMap { texts(of: $0, depth: depth + 1) }
      return Self.best(of: parts)
    case "multipart/related":
      // The page is the first part, or the one that is named.
      let parts = part.parts(depth: depth)
      let start = part.headers.parameter("start", of: "content-type")
      let root = parts.firstIndex { start != nil && $0.headers["content-id"] == start } ?? 0
      guard parts.indices.contains(root) else { return [] }
      for index in parts.indices where index != root {
        switch parts[index].headers.contentType {
        case "text/html": frames.append(parts[index])
        case "text/css": sheets.append(parts[index].decodedBody.bytes)
        default: break
        }
      }
      return texts(of: parts[root], depth: depth + 1)
    case "multipart/signed":
      return part.parts(depth: depth).first.map { texts(of: $0, depth: depth + 1) } ?? []
    case "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime":
      isEncrypted = true
      return []
    case let type where type.hasPrefix("multipart/"):
      var found: [MailPart] = []
      for inner in part.parts(depth: depth) { found += texts(of: inner, depth: depth + 1) }
      return found
    case "message/rfc822":
      return texts(of: MailPart(part.body, line: part.bodyLine), depth: depth + 1)
    default:
      if !part.fileName.isEmpty { attachments.append(visibleLine(part.fileName)) }
      return []
    }
  }

  /// The name of an attachment; for a mail, its subject.
  private func name(of part: MailPart) -> String {
    if !part.fileName.isEmpty { return visibleLine(part.fileName) }
    guard part.headers.contentType == "message/rfc822" else { return part.headers.contentType }
    let subject = MailPart(part.body, line: part.bodyLine).headers.decoded("subject")
    return "the mail \"\(visibleLine(subject))\""
  }

  /// Of several forms of the same text the plain one, unless it only says that the mail is a page.
  private static func best(of parts: [MailPart]) -> [MailPart] {
    let plain = parts.first { $0.headers.contentType == "text/plain" }
    let page = parts.last { $0.headers.contentType == "text/html" }
    guard let plain else { return page.map { [$0] } ?? Array(parts.prefix(1)) }
    guard let page else { return [plain] }
    let letters = plain.decodedBody.bytes.count { $0 > 0x20 }
    return letters >= 200 || letters * 20 > page.body.count ? [plain] : [page]
  }

  // MARK: Their text

  private func add(_ part: MailPart, to text: inout TextBuilder) throws(PageProblem) {
    let (bytes, lines) = part.decodedBody
    let charset = part.headers.parameter("charset", of: "content-type")
    text.lineMap = lines
    if part.headers.contentType == "text/html" {
      let named = charset ?? PageEncoding.name(in: bytes)
      let page = TextRepair(Charset.utf8(bytes, named: named)).bytes
      guard page.count <= limits.pageByteCount else {
        throw PageProblem(problem: .tooManyBytes(limit: limits.pageByteCount))
      }
      let title = text.details.title
      try PageReader.addParagraphs(of: page, sheets: sheets, limits: limits, to: &text)
      if !title.isEmpty { text.details.title = title }
    } else {
      let unescaped = isInMailbox ? Mailbox.unescaped(bytes) : bytes
      let plain = TextRepair(Charset.utf8(unescaped, named: charset)).bytes
      let isFlowed =
        part.headers.parameter("format", of: "content-type")?.lowercased() == "flowed"
      let deletesSpace =
        part.headers.parameter("delsp", of: "content-type")?.lowercased() == "yes"
      MailText(plain).addParagraphs(
        breaks: breaks, flow: isFlowed ? (deletesSpace ? .withoutSpace : .withSpace) : .fixed,
        to: &text)
    }
  }
}
