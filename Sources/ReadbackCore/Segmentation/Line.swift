/// A paragraph before its role is known, with the properties that roles are derived from.
struct Line {
  let range: TextRange
  /// Indices into the document's tokens; never empty.
  let tokens: Range<Int>
  /// Indices into the document's sentences; never empty.
  let sentences: Range<Int>
  /// The length in bytes as plain text, without the extra bytes of typographic characters (see
  /// `CharacterClass`).
  let length: Int
  let wordCount: Int
  /// The kind of ending, ignoring quotation marks and brackets.
  let ending: Ending
  /// The script of most letters; nil without letters.
  let script: Script?

  enum Ending {
    /// A full stop, question or exclamation mark, ellipsis.
    case closed
    /// A comma, colon, semicolon or dash: the text continues on the next line.
    case open
    case bare
  }

  init(
    range: TextRange, tokens: Range<Int>, sentences: Range<Int>, all: [Token],
    splitter: SentenceSplitter
  ) {
    self.range = range
    length = splitter.bytes[range].typedLength
    self.tokens = tokens
    self.sentences = sentences
    var wordCount = 0
    var scripts = [Int](repeating: 0, count: Script.allCases.count)
    for index in tokens.prefix(256) where all[index].kind == .word {
      wordCount += 1
      let scalar = splitter.bytes.scalar(at: all[index].range.lowerBound)
      scripts[Script(scalar: scalar).rawValue] += 1
    }
    self.wordCount = wordCount
    let best = scripts.indices.max { scripts[$0] < scripts[$1] } ?? 0
    self.script = wordCount > 0 ? Script(rawValue: best) : nil

    var last = tokens.upperBound - 1
    while last > tokens.lowerBound, splitter.isCloser(all[last]) { last -= 1 }
    if splitter.stop(at: last, tokens: all) != nil {
      ending = .closed
    } else if all[last].kind == .mark, last > tokens.lowerBound,
      Self.openMarks.contains(splitter.bytes.scalar(at: all[last].range.lowerBound))
    {
      ending = .open
    } else {
      ending = .bare
    }
  }

  private static let openMarks: Set<UInt32> = [
    0x2C, 0x2D, 0x3A, 0x3B, 0x2013, 0x2014, 0x60C, 0xFF0C, 0xFF1A,
  ]

  /// Running text: long, or a complete sentence of several words.
  var isProse: Bool {
    length >= 160 || (ending != .bare && (length >= 60 || wordCount >= 4))
  }

  /// A few words without final punctuation, as in menus.
  var isFragment: Bool { ending == .bare && wordCount <= 4 && length <= 40 }
}
