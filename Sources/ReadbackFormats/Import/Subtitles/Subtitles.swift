import ReadbackCore

/// Reads subtitles (SubRip, WebVTT and similar formats): cues are joined into sentences, their
/// times become those of the paragraphs, and a voice or a dash begins the part of another speaker.
struct Subtitles {
  private let lines: [Substring]

  /// - Parameter bytes: repaired by `TextRepair`.
  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\u{C}" }
  }

  /// The subtitle format of a text's beginning; nil for other texts.
  static func format(of text: [UInt8]) -> ImportFormat? {
    let head = String(decoding: text.prefix(2048), as: UTF8.self)
    if head.hasPrefix("WEBVTT") { return .vtt }
    let first = head.split(separator: "\n").lazy.map { $0.trimming { $0.isWhitespace } }
      .filter { !$0.isEmpty }.prefix(2)
    guard let number = first.first else { return nil }
    if number.hasPrefix("[Script Info]") || CueTime(line: number) != nil
      || CueLine(number) != nil
    {
      return .srt
    }
    guard number.count <= 6, number.allSatisfy(\.isNumber), let time = first.dropFirst().first
    else { return nil }
    return CueTime(line: time) == nil ? nil : .srt
  }

  private struct Cue {
    let time: CueTime
    var speaker = ""
    var rows: [(text: String, line: Int)] = []
  }

  private var cues: [Cue] {
    var cues: [Cue] = []
    var isWithin = false
    for (index, raw) in lines.enumerated() {
      let line = raw.trimming { $0.isWhitespace }
      if let cue = CueLine(line) {
        isWithin = false
        cues.append(
          Cue(time: cue.time, speaker: cue.speaker, rows: cue.rows.map { ($0, index + 1) }))
      } else if let time = CueTime(line: line) {
        // The cue's number is above its time; careless files have no blank line before it.
        if isWithin, let last = cues.last?.rows.last, last.text.allSatisfy(\.isNumber) {
          cues[cues.count - 1].rows.removeLast()
        }
        cues.append(Cue(time: time))
        isWithin = true
      } else if line.isEmpty {
        isWithin = false
      } else if isWithin {
        cues[cues.count - 1].rows.append((String(line), index + 1))
      }
    }
    return cues
  }

  /// A pause of this many seconds after a complete sentence begins a paragraph.
  private static let pause = 2.0
  /// A paragraph of this many bytes ends with the next sentence.
  private static let length = 600

  func addParagraphs(to text: inout TextBuilder) {
    var paragraph = Paragraph()
    var lastEnd = 0.0
    // Live subtitles scroll: a cue begins with the last row of the previous one.
    var lastRow = ""
    for cue in cues {
      for row in cue.rows {
        let part = CueRow(row.text, speaker: cue.speaker)
        if part.isSound {
          paragraph.addAside(part, line: row.line, to: &text)
          continue
        }
        if part.text.isEmpty || (part.text == lastRow && part.speaker.isEmpty) { continue }
        lastRow = part.text
        let isPause =
          cue.time.start - lastEnd >= Self.pause || paragraph.text.utf8.count > Self.length
        let isAnother = !part.speaker.isEmpty && part.speaker != paragraph.speaker
        if part.beginsPart || isAnother || (paragraph.endsSentence && isPause) {
          paragraph.finish(&text)
        }
        paragraph.add(part, line: row.line, time: cue.time)
        lastEnd = max(lastEnd, cue.time.end)
      }
    }
    paragraph.finish(&text)
  }

  private struct Paragraph {
    var text = ""
    private(set) var speaker = ""
    private var label = ""
    private var time = ""
    private var pieces: [TextBuilder.Piece] = []
    /// Descriptions of sounds between its words.
    private var asides: [(text: String, line: Int)] = []

    var endsSentence: Bool {
      guard let last = text.last(where: { !"\"”’'»)]".contains($0) }) else { return false }
      return ".!?…。！？♪".contains(last)
    }

    mutating func add(_ row: CueRow, line: Int, time start: CueTime) {
      if text.isEmpty {
        time = start.clock
        if !row.speaker.isEmpty {
          speaker = row.speaker
          label = row.speaker + ": "
          text = label
        }
      } else if !text.hasSuffix("-") || text.hasSuffix(" -") {
        text += " "
      }
      pieces.append(TextBuilder.Piece(byteOffset: text.utf8.count, line: line, column: 1))
      text += row.text
    }

    mutating func addAside(_ row: CueRow, line: Int, to builder: inout TextBuilder) {
      asides.append((row.text, line))
      if text.isEmpty { finish(&builder) }
    }

    mutating func finish(_ builder: inout TextBuilder) {
      if !text.isEmpty {
        var look = TextBuilder.Look()
        look.labelLength = label.utf8.count
        look.time = time
        builder.add(Array(text.utf8)[...], look: look, pieces: pieces)
      }
      for aside in asides {
        builder.add(Array(aside.text.utf8)[...], role: .boilerplate, line: aside.line)
      }
      self = Paragraph()
    }
  }
}
