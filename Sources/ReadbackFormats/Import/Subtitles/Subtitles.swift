import ReadbackCore

/// Reads subtitles (SubRip and WebVTT): cues are joined into sentences, the times are kept as those
/// of the paragraphs, and a voice or a dash begins another speaker's part.
struct Subtitles {
  private let lines: [Substring]

  /// - Parameter bytes: repaired by `TextRepair`.
  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\u{C}" }
  }

  /// Whether a text begins as subtitles do.
  static func format(of text: [UInt8]) -> ImportFormat? {
    let head = String(decoding: text.prefix(2048), as: UTF8.self)
    if head.hasPrefix("WEBVTT") { return .vtt }
    let first = head.split(separator: "\n").lazy.map { $0.trimming { $0.isWhitespace } }
      .filter { !$0.isEmpty }.prefix(2)
    guard let number = first.first else { return nil }
    if CueTime(line: number) != nil { return .srt }
    guard number.count <= 6, number.allSatisfy(\.isNumber), let time = first.dropFirst().first
    else { return nil }
    return CueTime(line: time) == nil ? nil : .srt
  }

  private struct Cue {
    let time: CueTime
    /// Of the file, from 1.
    let line: Int
    var rows: [(text: String, line: Int)] = []
  }

  private var cues: [Cue] {
    var cues: [Cue] = []
    var isWithin = false
    for (index, raw) in lines.enumerated() {
      let line = raw.trimming { $0.isWhitespace }
      if let time = CueTime(line: line) {
        // The cue's number stands above its time, without a blank line in careless files.
        if isWithin, let last = cues.last?.rows.last, last.text.allSatisfy(\.isNumber) {
          cues[cues.count - 1].rows.removeLast()
        }
        cues.append(Cue(time: time, line: index + 1))
        isWithin = true
      } else if line.isEmpty {
        isWithin = false
      } else if isWithin {
        cues[cues.count - 1].rows.append((String(line), index + 1))
      }
    }
    return cues
  }

  /// Silence this long, in seconds, behind a finished sentence begins a paragraph.
  private static let pause = 2.0
  /// A paragraph of this many bytes ends with the next sentence.
  private static let length = 600

  func addParagraphs(to text: inout TextBuilder) {
    var paragraph = Paragraph()
    var lastEnd = 0.0
    // Live subtitles roll: a cue begins with the row that the last one ended with.
    var lastRow = ""
    for cue in cues {
      for row in cue.rows {
        let part = CueRow(row.text)
        if part.text.isEmpty || (part.text == lastRow && part.speaker.isEmpty) { continue }
        lastRow = part.text
        let isPause =
          cue.time.start - lastEnd >= Self.pause || paragraph.text.utf8.count > Self.length
        if part.beginsPart || (paragraph.endsSentence && isPause) { paragraph.finish(&text) }
        paragraph.add(part, line: row.line, time: cue.time)
        lastEnd = max(lastEnd, cue.time.end)
      }
    }
    paragraph.finish(&text)
  }

  private struct Paragraph {
    var text = ""
    private var label = ""
    private var time = ""
    private var pieces: [TextBuilder.Piece] = []

    var endsSentence: Bool {
      guard let last = text.last(where: { !"\"”’'»)]".contains($0) }) else { return false }
      return ".!?…。！？♪".contains(last)
    }

    mutating func add(_ row: CueRow, line: Int, time start: CueTime) {
      if text.isEmpty {
        time = start.clock
        if !row.speaker.isEmpty {
          label = row.speaker + ": "
          text = label
        }
      } else if !text.hasSuffix("-") || text.hasSuffix(" -") {
        text += " "
      }
      pieces.append(TextBuilder.Piece(byteOffset: text.utf8.count, line: line, column: 1))
      text += row.text
    }

    mutating func finish(_ builder: inout TextBuilder) {
      if !text.isEmpty {
        var look = TextBuilder.Look()
        look.labelLength = label.utf8.count
        look.time = time
        builder.add(Array(text.utf8)[...], look: look, pieces: pieces)
      }
      self = Paragraph()
    }
  }
}

/// "00:00:01,000 --> 00:00:04,000", with what WebVTT puts behind it.
struct CueTime {
  let start: Double
  let end: Double
  /// The start without fractions of a second: "00:00:01".
  let clock: String

  init?(line: Substring) {
    guard line.utf8.count <= 300, let arrow = line.range(ofArrow: "-->") else { return nil }
    let from = line[..<arrow.lowerBound].trimming { $0.isWhitespace }
    let to = line[arrow.upperBound...].trimming { $0.isWhitespace }.prefix { !$0.isWhitespace }
    guard let start = Self.seconds(from), let end = Self.seconds(to) else { return nil }
    self.start = start
    self.end = end
    let whole = Int(start)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    clock = "\(two(whole / 3600)):\(two(whole / 60 % 60)):\(two(whole % 60))"
  }

  private static func seconds(_ clock: Substring) -> Double? {
    let parts = clock.split(omittingEmptySubsequences: false) { $0 == ":" }
    guard (2...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for (index, part) in parts.enumerated() {
      let number = part.map { $0 == "," ? "." : $0 }
      guard part.count <= 10, part.first?.isNumber == true,
        let value = Double(String(number)), index == parts.count - 1 || value == value.rounded()
      else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds < 1e7 ? seconds : nil
  }
}

extension Substring {
  fileprivate func range(ofArrow arrow: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(arrow) { return at..<index(at, offsetBy: arrow.count) }
      at = index(after: at)
    }
    return nil
  }
}

/// A row of a cue without its marks.
struct CueRow {
  private(set) var text = ""
  /// As WebVTT's voices name it; empty without one.
  private(set) var speaker = ""
  /// A voice, a dash or ">>" says that somebody else begins.
  private(set) var beginsPart = false

  init(_ row: String) {
    var plain = ""
    var rest = row[...]
    while let first = rest.first {
      if first == "<", let end = rest.prefix(200).firstIndex(of: ">") {
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        if tag.hasPrefix("v"), let gap = tag.firstIndex(where: { $0 == " " || $0 == "\t" }),
          tag[..<gap].split(separator: ".").first == "v"
        {
          speaker = String(tag[gap...].trimming { $0.isWhitespace })
          beginsPart = true
        }
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("{\\"), let end = rest.prefix(200).firstIndex(of: "}") {
        // "{\an8}" places the cue.
        rest = rest[rest.index(after: end)...]
      } else if first == "&", let (character, end) = Self.reference(rest) {
        plain += character
        rest = rest[end...]
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    var words = plain.trimming { $0.isWhitespace }
    for dash in [">>>", ">>", "- ", "– ", "-"] where words.hasPrefix(dash) {
      let behind = words.dropFirst(dash.count).trimming { $0.isWhitespace }
      // "-5 degrees"
      if dash == "-", behind.first?.isNumber == true { break }
      words = behind
      beginsPart = true
      break
    }
    text = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func reference(_ text: Substring) -> (String, Substring.Index)? {
    let known = [
      "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u{A0}", "&lrm;": "", "&rlm;": "",
    ]
    for (name, character) in known where text.hasPrefix(name) {
      return (character, text.index(text.startIndex, offsetBy: name.count))
    }
    return nil
  }
}
