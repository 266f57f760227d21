import ReadbackCore

/// The plain text of a mail, without what the mail program added: the signature, "On Tuesday Jane
/// wrote:", and the headers of a forwarded mail.
struct MailText {
  private let bytes: [UInt8]

  /// - Parameter bytes: repaired by `TextRepair`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func addParagraphs(breaks: ParagraphBreaks, flow: LineFlow, to text: inout TextBuilder) {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    let isMailers = mailersLines(lines)
    var index = 0
    while index < lines.count {
      var end = index
      while end < lines.count, isMailers[end] == isMailers[index] { end += 1 }
      if isMailers[index] {
        for line in index..<end {
          let words = bytes[lines[line]].map { $0 == 0x0C ? 0x20 : $0 }
          text.add(words[...], role: .boilerplate, line: line + 1)
        }
      } else {
        let part = Array(bytes[lines[index].lowerBound..<lines[end - 1].upperBound])
        PlainText(part).addParagraphs(breaks: breaks, flow: flow, firstLine: index + 1, to: &text)
      }
      index = end
    }
  }

  /// For each line, whether the mail program wrote it.
  private func mailersLines(_ lines: [Range<Int>]) -> [Bool] {
    var isMailers = [Bool](repeating: false, count: lines.count)
    var isSignature = false
    for (index, line) in lines.enumerated() {
      let raw = bytes[line]
      let isQuoted = raw.first == 0x3E
      if raw.elementsEqual("-- ".utf8) || beginsFooter(index, in: lines) { isSignature = true }
      // A signature ends where an older mail is quoted below it.
      if isQuoted { isSignature = false }
      let words = String(decoding: raw.prefix(400), as: UTF8.self)
        .trimming { $0 == ">" || $0 == "|" || $0.isWhitespace }
      isMailers[index] = isSignature || Self.isDivider(words)
      if Self.endsAttribution(words) {
        isMailers[index] = true
        // It may be wrapped.
        if !Self.beginsAttribution(words), index > 0,
          Self.beginsAttribution(
            String(decoding: bytes[lines[index - 1]], as: UTF8.self)
              .trimming { $0 == ">" || $0.isWhitespace })
        {
          isMailers[index - 1] = true
        }
      }
    }
    markHeaders(lines, &isMailers)
    return isMailers
  }

  /// The maximum number of lines of a footer without the mark that the standard requires.
  private static let mostFooterLines = 10

  /// "--" without its space, or a long rule, above the last few lines: signatures of some programs,
  /// and footers of mailing lists.
  private func beginsFooter(_ index: Int, in lines: [Range<Int>]) -> Bool {
    let raw = bytes[lines[index]].filter { $0 > 0x20 }
    let isRule =
      raw.count >= 20 && raw.allSatisfy { $0 == raw[0] } && [0x2D, 0x5F].contains(raw[0])
    guard index > 0, isRule || raw == [0x2D, 0x2D] else { return false }
    let below = lines[(index + 1)...].filter { line in bytes[line].contains { $0 > 0x20 } }
    return !below.isEmpty && below.count <= Self.mostFooterLines
      && below.allSatisfy { bytes[$0].count <= 80 && bytes[$0].first != 0x3E }
  }

  /// Two or more consecutive lines such as "From: ..." and "Subject: ...".
  private func markHeaders(_ lines: [Range<Int>], _ isMailers: inout [Bool]) {
    func isHeader(_ index: Int) -> Bool {
      let words = String(decoding: bytes[lines[index]].prefix(40), as: UTF8.self)
        .trimming { $0 == ">" || $0 == "*" || $0.isWhitespace }.lowercased()
      return Self.headers.contains { words.hasPrefix($0) }
    }
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, isHeader(end) { end += 1 }
      if end - start >= 2 { for index in start..<end { isMailers[index] = true } }
      start = max(end, start + 1)
    }
  }

  private static let headers = [
    "from:", "sent:", "date:", "to:", "cc:", "bcc:", "subject:", "reply-to:", "von:", "gesendet:",
    "an:", "betreff:", "datum:", "de :", "envoyé :", "à :", "objet :", "de:", "enviado:", "para:",
    "asunto:",
  ]

  private static func isDivider(_ words: Substring) -> Bool {
    let letters = words.trimming { "-_ ".contains($0) }.lowercased()
    return [
      "original message", "forwarded message", "ursprüngliche nachricht", "message d'origine",
      "begin forwarded message:", "begin pgp signature", "begin pgp signed message",
    ].contains(letters)
  }

  private static func beginsAttribution(_ words: Substring) -> Bool {
    let first = words.prefix { $0.isLetter }.lowercased()
    return ["on", "am", "le", "el", "em", "il", "den", "op", "w", "dnia"].contains(first)
  }

  /// Whether it is a complete attribution: "On Tuesday Jane wrote:".
  static func isAttribution(_ line: [UInt8]) -> Bool {
    guard line.last == 0x3A, line.count <= 200 else { return false }
    let words = String(decoding: line, as: UTF8.self)[...]
    return endsAttribution(words)
  }

  /// "... wrote:", in the languages of common mail programs.
  private static func endsAttribution(_ words: Substring) -> Bool {
    guard words.last == ":", words.utf8.count <= 200 else { return false }
    let isAddressed = words.contains("@") || words.contains { $0.isNumber }
    guard isAddressed else { return false }
    let all = words.dropLast().lowercased().split(separator: " ")
    // "Am 3. Mai um 10:12 schrieb Jane Doe:"
    return all.last.map { verbs.contains(String($0)) } ?? false
      || beginsAttribution(words) && all.contains { verbs.contains(String($0)) }
  }

  private static let verbs: Set<String> = [
    "wrote", "schrieb", "écrit", "escribió", "escreveu", "scritto", "schreef", "skrev",
    "kirjoitti", "napisał", "napisał(a)", "написал", "написал(а)", "пишет",
  ]
}
