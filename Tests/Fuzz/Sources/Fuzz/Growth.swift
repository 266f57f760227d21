import Glibc
import ReadbackCore

/// Measures how time grows with the text, for shapes that make careless code quadratic: `Fuzz
/// growth [segment|compare] [MEGABYTES] [SHAPE]`.
///
/// Prints one line per shape: seconds at each size, doubled from an eighth of the largest, and the
/// ratio of the last two. About 2 is linear, 4 quadratic.
enum Growth {
  static func measure(_ arguments: [String]) {
    let isComparing = arguments.first == "compare"
    let largest = (arguments.dropFirst().first.flatMap { Double($0) } ?? 8) * 1_048_576
    let wanted = arguments.dropFirst(2).first
    for (name, piece) in shapes where wanted == nil || name == wanted {
      var row = name.padded(to: 28)
      var seconds: [Double] = []
      for part in [0.125, 0.25, 0.5, 1] {
        let text = SourceText(utf8: Self.text(of: Int(largest * part), piece))
        seconds.append(Self.seconds { isComparing ? compare(text) : segment(text) })
        row += decimal(seconds.last!).padded(to: 9)
      }
      print(row + "x" + decimal(seconds[3] / max(seconds[2], 0.000_001)))
      fflush(nil)
    }
  }

  private static func segment(_ text: SourceText) { _ = Document(segmenting: text) }

  /// Against a text of the same shape that shares half of it.
  private static func compare(_ text: SourceText) {
    let official = Document(segmenting: text)
    let bytes = text.bytes
    let half = bytes.count / 2
    let turned = SourceText(utf8: Array(bytes[half...] + bytes[..<half]))
    _ = Comparer().comparison(of: official, with: Document(segmenting: turned))
  }

  private static func text(of byteCount: Int, _ piece: (Int) -> String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount + 4096)
    var index = 0
    while bytes.count < byteCount {
      bytes += piece(index).utf8
      index += 1
    }
    return bytes
  }

  private static func seconds(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    body()
    return now() - start
  }

  private static func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    return "\(thousandths / 1000)." + String(String(1000 + thousandths % 1000).dropFirst())
  }

  /// The pieces of a text by number.
  private static let shapes: [(name: String, piece: @Sendable (Int) -> String)] = [
    ("prose", { "The ministers met in Vienna on day \($0) and signed \(word($0)). " + end($0, 5) }),
    ("one line", { "The ministers met \(word($0)) in Vienna and signed it. " }),
    ("one line without stops", { "the \(word($0)) ministers met " }),
    ("no spaces", { _ in "abcdefgh" }),
    ("no spaces, ideographs", { _ in "会谈进行" }),
    ("one word", { _ in "word " }),
    ("one sentence", { _ in "The ministers met in Vienna and signed it. " }),
    ("one paragraph", { _ in "The ministers met in Vienna and signed it.\n" }),
    ("a sentence a paragraph", { "The \(word($0)) met in Vienna on day \($0).\n" }),
    ("a letter a paragraph", { String(UnicodeScalar(UInt8(97 + $0 % 26))) + "\n" }),
    ("a word a paragraph", { word($0) + "\n" }),
    ("headings", { "The Ministers\($0)\n" }),
    ("lists that are announced", { _ in "He said:\n" }),
    ("menu, then text", { $0 < 20000 ? "Home\n" : "It is so. And it is what he said\n" }),
    ("stops", { _ in "." }),
    ("stops apart", { _ in ". " }),
    ("quotation marks opened", { _ in "“" }),
    ("quotation marks", { _ in "\"" }),
    ("quotation marks apart", { _ in "\" " }),
    ("quoted words", { "“\(word($0)) " }),
    ("brackets opened", { "(\(word($0)) " }),
    ("stops and brackets", { _ in ".) (" }),
    ("exclamations and quotes", { _ in "!\" \"" }),
    ("initials", { _ in "A. B. " }),
    ("dotted letters", { _ in "U.S." }),
    ("abbreviations", { _ in "Mr. " }),
    ("numbers", { "\($0) " }),
    ("digits", { _ in "1234567890" }),
    ("digits and separators", { _ in "1,234." }),
    ("hyphens", { _ in "a-" }),
    ("combining marks", { _ in "\u{301}" }),
    ("joiners", { _ in "👩\u{200D}" }),
    ("flags", { _ in "🇫" }),
    ("invisible", { _ in "a\u{200B}" }),
    ("only invisible", { _ in "\u{200B}" }),
    ("line ends", { _ in "\n" }),
    ("blanks", { _ in " " }),
    ("blank lines", { _ in " \t\n" }),
  ]

  private static func end(_ index: Int, _ every: Int) -> String {
    index % every == every - 1 ? "\n" : ""
  }

  private static func word(_ index: Int) -> String {
    let syllables = ["ka", "lo", "mi", "ner", "tu", "sa", "vo", "pel"]
    return (0..<3).map { syllables[(index >> ($0 * 3)) % 8] }.joined()
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(1, count - self.count))
  }
}
