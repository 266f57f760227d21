/// Tells files that are no text.
enum BinaryCheck {
  /// First bytes of files that people try to open, and what they are.
  private static let beginnings: [(bytes: String, kind: String)] = [
    ("%PDF-", "PDF"), ("PK\u{3}\u{4}", "a ZIP archive such as docx, odt or epub"),
    ("{\\rtf", "RTF"), ("GIF8", "a picture"), ("\u{7F}ELF", "a program"),
    ("SQLite format 3", "a database"), ("BZh9", "bzip2"),
  ]

  private static let rawBeginnings: [(bytes: [UInt8], kind: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"), ([0xFD, 0x37, 0x7A, 0x58], "xz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
  ]

  /// The problem with bytes that hold NUL, or begin as a known kind of binary file.
  static func problem(of bytes: [UInt8]) -> ImportProblem? {
    for row in beginnings where bytes.starts(with: row.bytes.utf8) {
      return .binary(kind: row.kind)
    }
    for row in rawBeginnings where bytes.starts(with: row.bytes) { return .binary(kind: row.kind) }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return !isUTF16 && bytes.contains(0) ? .binary(kind: nil) : nil
  }
}
