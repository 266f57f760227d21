/// A kind of non-text file, recognised by its bytes: one row each.
public enum BinaryKind: String, CaseIterable, Sendable {
  case pdf, word, spreadsheet, slides, openDocument, ebook, oldOffice, rtf
  case archive, packed, picture, recording, program, database, unknown

  /// Its name in sentences.
  var name: String {
    switch self {
    case .pdf: "a PDF"
    case .word: "a Word document"
    case .spreadsheet: "an Excel workbook"
    case .slides: "a PowerPoint file"
    case .openDocument: "an OpenDocument file"
    case .ebook: "an e-book"
    case .oldOffice: "an old Office document"
    case .rtf: "an RTF document"
    case .archive: "an archive"
    case .packed: "a packed file"
    case .picture: "a picture"
    case .recording: "an audio or video file"
    case .program: "a program"
    case .database: "a database"
    case .unknown: "a binary file"
    }
  }

  /// What the user can do to have its text compared.
  var remedy: String {
    switch self {
    case .pdf: "save its text (pdftotext does that) and open that"
    case .word, .openDocument, .oldOffice, .rtf, .spreadsheet, .slides:
      "save it as text or HTML in its own program and open that"
    case .ebook, .archive: "take the text out of it and open that"
    case .packed: "unpack it and open what was in it"
    case .picture, .recording, .program, .database, .unknown:
      "open a plain text, Markdown or HTML file"
    }
  }
}

extension BinaryKind {
  /// The kind of a binary file; nil for text.
  init?(of bytes: [UInt8]) {
    // "The Big WAVE" is a text: signatures further in count only in binary data.
    let isBinary = bytes.prefix(512).contains(0)
    let row = Self.beginnings.first {
      ($0.byteOffset == 0 || isBinary) && bytes.holds($0.bytes, at: $0.byteOffset)
    }
    if let kind = row?.kind {
      self = kind == .archive ? Self.kind(ofZIP: bytes) : kind
    } else if !bytes.isUTF16 && bytes.contains(0) && EncodingGuess.unmarkedUTF16(bytes) == nil {
      self = .unknown
    } else {
      return nil
    }
  }

  /// Signatures at or near the beginning of files that people try to open.
  private static let beginnings: [(bytes: [UInt8], byteOffset: Int, kind: BinaryKind)] = [
    (Array("%PDF-".utf8), 0, .pdf),
    (Array("{\\rtf".utf8), 0, .rtf),
    ([0xD0, 0xCF, 0x11, 0xE0], 0, .oldOffice),
    (Array("PK\u{3}\u{4}".utf8), 0, .archive),
    (Array("Rar!\u{1A}".utf8), 0, .archive),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, .archive),
    (Array("ustar".utf8), 257, .archive),
    (Array("BZh9".utf8), 0, .packed),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], 0, .packed),
    ([0x28, 0xB5, 0x2F, 0xFD], 0, .packed),
    (Array("GIF8".utf8), 0, .picture),
    ([0x89, 0x50, 0x4E, 0x47], 0, .picture),
    ([0xFF, 0xD8, 0xFF], 0, .picture),
    (Array("II*\0".utf8), 0, .picture),
    (Array("MM\0*".utf8), 0, .picture),
    (Array("WEBP".utf8), 8, .picture),
    (Array("ftyphei".utf8), 4, .picture),
    (Array("ftypavif".utf8), 4, .picture),
    (Array("ftyp".utf8), 4, .recording),
    (Array("WAVE".utf8), 8, .recording),
    (Array("AVI ".utf8), 8, .recording),
    (Array("ID3\u{3}".utf8), 0, .recording),
    (Array("ID3\u{4}".utf8), 0, .recording),
    (Array("OggS".utf8), 0, .recording),
    (Array("fLaC".utf8), 0, .recording),
    ([0x1A, 0x45, 0xDF, 0xA3], 0, .recording),
    (Array("\u{7F}ELF".utf8), 0, .program),
    (Array("SQLite format 3\0".utf8), 0, .database),
  ]

  /// The kind of a ZIP archive: the names of its files are near its beginning.
  private static func kind(ofZIP bytes: [UInt8]) -> BinaryKind {
    guard bytes.holds(Array("PK".utf8), at: 0) else { return .archive }
    let head = bytes.prefix(8192)
    for (name, kind) in [
      ("mimetypeapplication/epub", ebook), ("mimetypeapplication/vnd.oasis", openDocument),
      ("word/", word), ("xl/", spreadsheet), ("ppt/", slides),
    ] where head.indices.contains(where: { head[$0...].starts(with: name.utf8) }) {
      return kind
    }
    return .archive
  }
}

extension [UInt8] {
  fileprivate func holds(_ part: [UInt8], at byteOffset: Int) -> Bool {
    count >= byteOffset && self[byteOffset...].starts(with: part)
  }

  /// Whether it begins with a byte order mark of UTF-16, in which every other byte may be zero.
  fileprivate var isUTF16: Bool {
    starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) || starts(with: [0, 0, 0xFE, 0xFF])
  }
}
