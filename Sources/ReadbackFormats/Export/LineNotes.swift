import ReadbackCore

/// Writes notes into line-based bilingual files: translators' comments above a message of a PO
/// file, a third column after a pair.
struct LineNotes {
  private let bytes: [UInt8]
  private let format: ImportFormat

  /// - Parameter bytes: repaired by `TextRepair`.
  init(_ bytes: [UInt8], format: ImportFormat) {
    self.bytes = bytes
    self.format = format
  }

  func annotated(with notes: UnitNotes) -> String {
    let contents = BilingualContents(bytes, format: format, limits: ImportLimits())
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    var added: [Int: [String]] = [:]
    for (unit, contents) in contents.units.enumerated() where !notes[unit].isEmpty {
      added[contents.line - 1, default: []] += notes[unit].map(UnitNotes.sentence)
    }
    for (line, sentences) in added where lines.indices.contains(line) {
      if format == .po {
        // Above the comments of the message, where translators' comments come first.
        var first = line
        while first > 0, belongsToMessage(lines[first - 1]) { first -= 1 }
        let comments = sentences.map { Array("# readback: \($0)\n".utf8) }.joined()
        lines[first] = Array(comments) + lines[first]
      } else {
        let cell = sentences.joined(separator: "; ").map { $0 == "\t" ? " " : $0 }
        lines[line] += Array("\t".utf8) + Array(String(cell).utf8)
      }
    }
    return String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self)
  }

  private func belongsToMessage(_ line: [UInt8]) -> Bool {
    if line.starts(with: "#~".utf8) { return false }
    return line.first == 0x23 || line.starts(with: "msgctxt".utf8)
  }
}
