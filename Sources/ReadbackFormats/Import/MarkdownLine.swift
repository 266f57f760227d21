/// The text of a Markdown paragraph without inline markup.
struct MarkdownLine {
  /// May contain line ends, where the source has `<br>`.
  let text: String
  /// Whether it consists of a picture and its alternative text.
  let isPicture: Bool
  /// Whether some of it is struck out, and missing from the text.
  let hasStruckText: Bool
  /// Where the given places are in the text, in bytes.
  let offsets: [Int]

  /// - Parameter places: ascending, in Unicode scalars.
  init(_ source: String, places: [Int] = []) {
    var scanner = Scanner(source: Array(source.unicodeScalars), places: places)
    scanner.scan()
    text = scanner.text
    isPicture = scanner.sawPicture && scanner.plainCount == 0
    hasStruckText = scanner.hasStruckText
    offsets = scanner.offsets
  }

  /// Scans the scalars once; anything that is not markup after all is kept as text.
  private struct Scanner {
    let source: [Unicode.Scalar]
    private var at = 0
    private var output = String.UnicodeScalarView()
    private(set) var sawPicture = false
    /// Scalars of text outside pictures.
    private(set) var plainCount = 0
    /// Emphasis marks that open or close, by their place in the source.
    private var closing: Set<Int> = []
    private var opening: Set<Int> = []
    /// The ends of text that is struck out, by its start.
    private var struck: [Int: Int] = [:]
    private(set) var hasStruckText = false
    /// Formulas with their marks and without, by their start.
    private var formulas: [Int: (outer: Range<Int>, inner: Range<Int>)] = [:]
    private let places: [Int]
    private(set) var offsets: [Int] = []
    private var byteCount = 0

    var text: String { String(output) }

    init(source: [Unicode.Scalar], places: [Int]) {
      self.source = source
      self.places = places
      findFormulas()
      pairEmphasis()
    }

    /// Formulas of TeX outside code.
    private mutating func findFormulas() {
      guard source.contains(where: { $0 == "$" || $0 == "\\" }) else { return }
      // A scalar beyond ASCII counts as one byte, so that offsets are the same.
      let bytes = source.map { $0.isASCII ? UInt8($0.value) : 0xFF }
      var marks = TeXMarks(bytes)
      var at = 0
      while at < bytes.count {
        if bytes[at] == 0x60 {
          at = (bytes[(at + 1)...].firstIndex(of: 0x60) ?? at) + 1
        } else if let formula = marks.formula(at: at) {
          formulas[at] = formula
          at = formula.outer.upperBound
        } else {
          at += bytes[at] == 0x5C ? 2 : 1
        }
      }
    }

    private func scalar(_ index: Int) -> Unicode.Scalar? {
      source.indices.contains(index) ? source[index] : nil
    }

    mutating func scan() {
      while at < source.count {
        notePlaces()
        if let end = struck[at] {
          hasStruckText = true
          at = pastSpace(end)
          continue
        }
        if let formula = formulas[at] {
          put(TeXFormula.text(of: source[formula.inner]))
          plainCount += formula.outer.count
          at = formula.outer.upperBound
          continue
        }
        let scalar = source[at]
        switch scalar {
        case "\\":
          if let next = self.scalar(at + 1), next.isASCII, next.properties.isPatternSyntax {
            keep(next)
            at += 1
          } else {
            keep(scalar)
          }
          at += 1
        case "`": at += 1
        case "*", "_", "~":
          if !opening.contains(at), !closing.contains(at) { keep(scalar) }
          at += 1
        case "!" where self.scalar(at + 1) == "[": readLink(from: at + 1, isPicture: true)
        case "[": readLink(from: at, isPicture: false)
        case "<": readTag()
        case "&": readEntity()
        default:
          keep(scalar)
          at += 1
        }
      }
      notePlaces()
    }

    /// Where something is left out, one of the spaces around it is enough.
    private func pastSpace(_ place: Int) -> Int {
      output.last == " " && scalar(place) == " " ? place + 1 : place
    }

    private mutating func notePlaces() {
      while offsets.count < places.count, places[offsets.count] <= at { offsets.append(byteCount) }
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
      output.append(scalar)
      byteCount += UTF8.width(scalar)
    }

    private mutating func keep(_ scalar: Unicode.Scalar) {
      write(scalar)
      if scalar != " " { plainCount += 1 }
    }

    /// Scalar by scalar: appending a whole view would count everything before it.
    private mutating func put(_ text: String) {
      for scalar in text.unicodeScalars { write(scalar) }
    }

    // MARK: Emphasis

    /// Finds pairs of "*", "_" and "~~" around text.
    private mutating func pairEmphasis() {
      var open: [(scalar: Unicode.Scalar, places: Range<Int>)] = []
      var index = 0
      while index < source.count {
        let sign = source[index]
        if let formula = formulas[index] {
          index = formula.outer.upperBound
          continue
        }
        if sign == "\\" {
          index += 2
          continue
        }
        guard sign == "*" || sign == "_" || sign == "~" else {
          index += 1
          continue
        }
        var end = index
        while scalar(end) == sign { end += 1 }
        let places = index..<end
        index = end
        guard places.count <= 3, sign != "~" || places.count == 2 else { continue }
        let before = scalar(places.lowerBound - 1)
        let after = scalar(end)
        let isInWord = sign == "_" && isWord(before) && isWord(after)
        let canClose = before.map { !$0.properties.isWhitespace } ?? false
        let canOpen = after.map { !$0.properties.isWhitespace } ?? false
        guard !isInWord else { continue }
        if canClose,
          let match = open.suffix(16).lastIndex(where: {
            $0.scalar == sign && $0.places.count == places.count
          })
        {
          if sign == "~" { struck[open[match].places.lowerBound] = places.upperBound }
          opening.formUnion(open[match].places)
          closing.formUnion(places)
          open.removeSubrange(match...)
        } else if canOpen {
          open.append((sign, places))
        }
      }
    }

    private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      guard let scalar else { return false }
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    // MARK: Links, tags, entities

    /// "[text](address)", "[text][name]", "[^note]", and pictures; otherwise the bracket is text.
    private mutating func readLink(from bracket: Int, isPicture: Bool) {
      guard let end = closingBracket(of: bracket, "[", "]") else {
        keep(source[at])
        at += 1
        return
      }
      var next = end + 1
      var isLink = false
      if scalar(next) == "(", let close = closingBracket(of: next, "(", ")") {
        (next, isLink) = (close + 1, true)
      } else if scalar(next) == "[", let close = closingBracket(of: next, "[", "]") {
        (next, isLink) = (close + 1, true)
      }
      if scalar(bracket + 1) == "^" {
        at = scalar(next) == ":" ? next + 1 : next
      } else if isPicture {
        // The alternative text is shown, but is not part of the text around it.
        sawPicture = true
        let inner = MarkdownLine(String(String.UnicodeScalarView(source[(bracket + 1)..<end])))
        put(inner.text)
        at = next
      } else if isLink {
        let inner = MarkdownLine(String(String.UnicodeScalarView(source[(bracket + 1)..<end])))
        if inner.isPicture { sawPicture = true } else { plainCount += inner.text.utf8.count }
        put(inner.text)
        at = next
      } else {
        keep(source[at])
        at += 1
      }
    }

    /// Looks ahead by a bounded distance, so that many brackets take linear time.
    private func closingBracket(
      of start: Int, _ open: Unicode.Scalar, _ close: Unicode.Scalar
    ) -> Int? {
      var depth = 0
      for index in start..<min(source.count, start + 2000) {
        if source[index] == open { depth += 1 }
        if source[index] == close { depth -= 1 }
        if depth > 8 { return nil }
        if depth == 0 { return index }
      }
      return nil
    }

    /// `<br>` ends the line, other tags are dropped, `<https://...>` is text.
    private mutating func readTag() {
      let window = source[at..<min(source.count, at + 1000)]
      guard let next = scalar(at + 1), next == "/" || next == "!" || next.properties.isAlphabetic,
        let end = window.dropFirst().firstIndex(where: { $0 == ">" || $0 == "<" }),
        source[end] == ">"
      else {
        keep("<")
        at += 1
        return
      }
      let inner = String(String.UnicodeScalarView(source[(at + 1)..<end]))
      let name = inner.lowercased().prefix { $0.isLetter }
      if inner.hasPrefix("!--") {
        at = pastSpace(commentEnd() ?? end + 1)
        return
      }
      if let text = contents(of: name, from: end + 1) {
        if ["s", "del", "strike"].contains(name) {
          hasStruckText = true
          at = pastSpace(text.end)
          return
        }
        let before = Array(String(String.UnicodeScalarView(output.suffix(12))).utf8)[...]
        switch Superscript(text.words, isNote: false, after: before) {
        case .note: at = text.end
        case .exponent(let digits):
          put(digits)
          at = text.end
        case .plain: at = end + 1
        }
        return
      }
      if inner.contains("://") || inner.contains("@") {
        for scalar in inner.unicodeScalars { keep(scalar) }
      } else if inner.lowercased().hasPrefix("br") {
        write("\n")
      }
      at = end + 1
    }

    /// Comments are short, so that many unfinished ones take linear time.
    private func commentEnd() -> Int? {
      for index in at..<max(at, min(source.count - 2, at + 2000))
      where source[index] == "-" && source[index + 1] == "-" && source[index + 2] == ">" {
        return index + 3
      }
      return nil
    }

    /// The contents and the end of an element that changes the meaning of its text; nil for others.
    private func contents(of name: Substring, from start: Int) -> (words: String, end: Int)? {
      guard ["s", "del", "strike", "sup"].contains(name) else { return nil }
      let window = source[start..<min(source.count, start + 400)]
      let tag = Array("</\(name)>".unicodeScalars)
      guard
        let place = window.indices.first(where: {
          window[$0] == "<" && window[$0...].starts(with: tag)
        })
      else { return nil }
      return (String(String.UnicodeScalarView(window[..<place])), place + tag.count)
    }

    private mutating func readEntity() {
      let window = source[at..<min(source.count, at + 12)]
      guard let end = window.firstIndex(of: ";") else {
        keep("&")
        at += 1
        return
      }
      let reference = String(String.UnicodeScalarView(source[at...end]))
      let decoded = CharacterReferences(Array(reference.utf8))
      guard decoded.count == 1 else {
        keep("&")
        at += 1
        return
      }
      for scalar in String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars { keep(scalar) }
      at = end + 1
    }
  }
}
