import ReadbackCore

/// Reads office documents and e-books that are ZIP archives of XML.
enum OfficeFile {

  /// The format of an archive, according to its members; nil if it is not a text.
  static func format(of archive: ZIPArchive) -> ImportFormat? {
    if archive.holds("word/document.xml") { return .docx }
    if archive.holds("META-INF/container.xml"),
      archive.holds("mimetype") || !archive.holds("content.xml")
    {
      if case .contents(let type) = archive.member("mimetype", limit: 200),
        String(decoding: type, as: UTF8.self).hasPrefix("application/vnd.oasis")
      {
        return isTextDocument(type) ? .odt : nil
      }
      return .epub
    }
    guard archive.holds("content.xml") else { return nil }
    if case .contents(let type) = archive.member("mimetype", limit: 200) {
      return isTextDocument(type) ? .odt : nil
    }
    return .odt
  }

  private static func isTextDocument(_ type: [UInt8]) -> Bool {
    String(decoding: type, as: UTF8.self).hasPrefix("application/vnd.oasis.opendocument.text")
  }

  /// The contents of a required member.
  static func contents(
    _ name: String, of archive: ZIPArchive, limits: ImportLimits
  ) throws(PageProblem) -> [UInt8] {
    switch archive.member(name, limit: limits.unpackedByteCount) {
    case .contents(let bytes): return bytes
    case .overfull: throw PageProblem(problem: .tooManyBytes(limit: limits.unpackedByteCount))
    case .encrypted: throw PageProblem(problem: .encrypted)
    case .missing, .damaged: throw PageProblem(problem: .damaged(part: name))
    }
  }

  /// The contents of an optional member.
  static func optional(
    _ name: String, of archive: ZIPArchive, limits: ImportLimits
  ) -> [UInt8]? {
    if case .contents(let bytes) = archive.member(name, limit: limits.unpackedByteCount) {
      return bytes
    }
    return nil
  }

  static func addParagraphs(
    of archive: ZIPArchive, format: ImportFormat, limits: ImportLimits, to text: inout TextBuilder
  ) throws(PageProblem) {
    switch format {
    case .docx: try WordDocument(limits: limits).addParagraphs(of: archive, to: &text)
    case .odt:
      let content = try contents("content.xml", of: archive, limits: limits)
      let meta = optional("meta.xml", of: archive, limits: limits)
      if let manifest = optional("META-INF/manifest.xml", of: archive, limits: limits),
        String(decoding: manifest, as: UTF8.self).contains("encryption-data")
      {
        throw PageProblem(problem: .encrypted)
      }
      let styles = optional("styles.xml", of: archive, limits: limits) ?? []
      try OpenDocument.addParagraphs(
        of: content, part: "content.xml", meta: meta, styles: styles, limits: limits, to: &text
      ) { name in
        // "./Object 1", or "Formula-2/".
        let folder = name.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        return optional("\(folder)/content.xml", of: archive, limits: limits)
      }
    default: try Book(archive, limits: limits).addParagraphs(to: &text)
    }
  }

  /// Passes on the collected paragraphs, or throws an error.
  static func finish(
    _ collected: inout OfficeText, outcome: XMLReading.Outcome, part: String,
    limits: ImportLimits, to text: inout TextBuilder
  ) throws(PageProblem) {
    if collected.isOverfull {
      throw PageProblem(problem: .tooManyBytes(limit: limits.byteCount))
    }
    let before = text.lines.count
    collected.finish(&text)
    if case .damaged = outcome {
      // The text before the damage is shown, with a remark that something is missing.
      guard text.lines.count > before else { throw PageProblem(problem: .damaged(part: part)) }
      text.notices.append(
        ImportNotice(sentence: "\(part) is damaged; what follows the damage is missing"))
    }
  }
}
