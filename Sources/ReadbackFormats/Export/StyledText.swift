import ReadbackCore

/// The kind of a span of printed text, which determines its colour and weight.
enum TextStyle {
  case plain, title, quiet, heading, omission, addition, mistranslation

  init(_ kind: FindingKind) {
    self =
      switch kind {
      case .omission: .omission
      case .addition: .addition
      case .mistranslation: .mistranslation
      }
  }

  /// Select Graphic Rendition (ECMA-48) parameters, with the reader's colours.
  func parameters(onLight isOnLight: Bool) -> String {
    func number(_ color: Palette) -> String { "38;5;\(color.number(onLight: isOnLight))" }
    return switch self {
    case .plain: ""
    case .title, .heading: "1"
    case .quiet: number(.quiet)
    case .omission: "1;" + number(.omission)
    case .addition: "1;" + number(.addition)
    case .mistranslation: "1;" + number(.mistranslation)
    }
  }
}

/// A text under construction with styles, and with signs beside the lines.
struct StyledText {
  private(set) var bytes: [UInt8] = []
  /// In order, without gaps.
  private var spans: [(end: Int, style: TextStyle)] = []
  private var signs: [(byteOffset: Int, sign: String)] = []

  init() {}

  init(_ string: String, _ style: TextStyle = .plain) {
    append(string, style)
  }

  mutating func append(_ string: String, _ style: TextStyle = .plain) {
    append(Array(string.utf8), style)
  }

  mutating func append(_ words: some Collection<UInt8>, _ style: TextStyle = .plain) {
    guard !words.isEmpty else { return }
    bytes.append(contentsOf: words)
    spans.append((bytes.count, style))
  }

  /// Puts a sign beside the line that contains the next character.
  mutating func appendSign(_ sign: String) {
    signs.append((bytes.count, sign))
  }

  /// The text in lines of the given width. O(length).
  func lines(columnCount: Int, options: ExportOptions) -> [PrintedLine] {
    let repertoire: Repertoire = options.isASCII ? .ascii : .unicode
    let text = SourceText(utf8: bytes)
    var lines: [PrintedLine] = []
    var span = 0
    var nextSign = 0
    let wrapped = WrappedText(
      text, in: text.bytes.indices, columnCount: columnCount, repertoire: repertoire)
    for line in wrapped.lines {
      var printed = PrintedLine()
      var current = TextStyle.plain
      for glyph in Printable.glyphs(of: text, in: line, repertoire: repertoire) {
        while span < spans.count - 1, spans[span].end <= glyph.range.lowerBound { span += 1 }
        let style = spans[span].style
        if options.isColored, style != current {
          printed.text += current.closing + style.opening(onLight: options.isOnLight)
          current = style
        }
        printed.text += glyph.text
        printed.columnCount += glyph.columnCount
      }
      if options.isColored { printed.text += current.closing }
      while nextSign < signs.count, signs[nextSign].byteOffset < line.upperBound {
        printed.sign = printed.sign ?? signs[nextSign].sign
        nextSign += 1
      }
      lines.append(printed)
    }
    return lines
  }
}

extension TextStyle {
  fileprivate func opening(onLight isOnLight: Bool) -> String {
    self == .plain ? "" : "\u{1B}[\(parameters(onLight: isOnLight))m"
  }

  fileprivate var closing: String { self == .plain ? "" : "\u{1B}[0m" }
}

/// A line as it is written to the file.
struct PrintedLine {
  /// With SGR sequences if colours are requested; reset at its end.
  var text = ""
  /// The width in cells, without SGR sequences.
  var columnCount = 0
  /// The sign beside the line; the first if there are several.
  var sign: String?

  func padded(to columnCount: Int) -> String {
    text + String(repeating: " ", count: max(0, columnCount - self.columnCount))
  }
}
