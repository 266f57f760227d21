/// A cue on a single line: as in SubStation Alpha ("Dialogue: 0,0:00:01.00,…") and MicroDVD
/// ("{25}{100}Words|and more").
struct CueLine {
  let time: CueTime
  private(set) var speaker = ""
  let rows: [String]

  init?(_ line: Substring) {
    if line.hasPrefix("Dialogue:") {
      let fields = line.dropFirst("Dialogue:".count)
        .split(separator: ",", maxSplits: 9, omittingEmptySubsequences: false)
      guard fields.count == 10,
        let time = CueTime(
          from: fields[1].trimming { $0.isWhitespace }, to: fields[2].trimming { $0.isWhitespace })
      else { return nil }
      self.time = time
      speaker = String(fields[4].trimming { $0.isWhitespace })
      rows = Self.rows(fields[9])
    } else {
      var rest = line
      guard let start = Self.frame(&rest), let end = Self.frame(&rest) else { return nil }
      time = CueTime(start: start / Self.frameRate, end: end / Self.frameRate)
      rows = rest.split(separator: "|").map(String.init)
    }
  }

  /// For frames, since the file does not give its own rate.
  private static let frameRate = 25.0

  /// "{25}", removed from the line.
  private static func frame(_ line: inout Substring) -> Double? {
    guard line.first == "{" else { return nil }
    let digits = line.dropFirst().prefix { ("0"..."9").contains($0) }
    guard (1...7).contains(digits.count), let frame = Double(digits),
      line[digits.endIndex...].first == "}"
    else { return nil }
    line = line[digits.endIndex...].dropFirst()
    return frame
  }

  /// Lines end with "\N", or with "\n" where a player may break them.
  private static func rows(_ text: Substring) -> [String] {
    var rows = [""]
    var rest = text
    while let first = rest.first {
      if rest.hasPrefix("\\N") || rest.hasPrefix("\\n") {
        rows.append("")
        rest = rest.dropFirst(2)
      } else {
        rows[rows.count - 1].append(first)
        rest = rest.dropFirst()
      }
    }
    return rows
  }
}
