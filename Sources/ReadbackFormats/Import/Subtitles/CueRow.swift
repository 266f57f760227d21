/// A row of a cue without its markup.
struct CueRow {
  private(set) var text = ""
  /// From a WebVTT voice tag; empty if there is none.
  private(set) var speaker = ""
  /// Whether a dash or ">>" marks a new speaker.
  private(set) var beginsPart = false

  /// Whether it describes a sound: "[door slams]", "(LAUGHTER)".
  var isSound: Bool {
    guard let first = text.first, let last = text.last, text.count > 2 else { return false }
    return (first == "[" && last == "]" || first == "(" && last == ")") && speaker.isEmpty
      && !text.dropFirst().dropLast().contains { "[]()".contains($0) }
  }

  /// - Parameter speaker: the speaker according to the cue.
  init(_ row: String, speaker known: String = "") {
    speaker = known
    var plain = ""
    var rest = row[...]
    while let first = rest.first {
      if first == "\\", rest.hasPrefix("\\h") {
        plain += "\u{A0}"
        rest = rest.dropFirst(2)
      } else if first == "<", let end = rest.prefix(200).firstIndex(of: ">") {
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        if tag.hasPrefix("v"), let gap = tag.firstIndex(where: { $0 == " " || $0 == "\t" }),
          tag[..<gap].split(separator: ".").first == "v"
        {
          speaker = String(tag[gap...].trimming { $0.isWhitespace })
        }
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("{\\"), let end = rest.prefix(200).firstIndex(of: "}") {
        // "{\an8}" positions the cue.
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
