/// Writes a formula on one line: "E = mc²", "(a+b)/2".
///
/// Reads MathML (web pages, e-books, OpenDocument) and Office Math (Word, RTF), whose elements have
/// the same structure under other names.
final class Formula: XMLHandler {
  private struct Part {
    let name: String
    var children: [String] = []
    /// The characters of a symbol, a number or a name.
    var text = ""
    /// Signs that replace the usual ones: brackets, the sign of a sum.
    var signs: [String: String] = [:]
  }

  private var open: [Part] = []
  /// The source in another language, such as TeX.
  private var annotation = ""
  private var byteCount = 0
  private(set) var result = ""

  /// Formulas are cut after this many bytes, and deeper parts are ignored.
  private static let mostBytes = 4000
  private static let deepest = 100

  /// Whether the outermost element has ended.
  private(set) var isComplete = false
  /// The number of open elements that are ignored.
  private var ignored = 0

  /// The text of an XML file whose outermost element is a formula; nil for others.
  static func text(ofFile bytes: [UInt8]) -> String? {
    let formula = Formula()
    _ = XMLReading.read(bytes, into: formula)
    while !formula.open.isEmpty { formula.end("") }
    return formula.isMath && !formula.result.isEmpty ? formula.result : nil
  }

  /// Whether an object that a document embeds is a formula of Equation Editor or MathType.
  ///
  /// - Parameter program: the program that the document names, such as "Equation.3".
  static func isObject(ofProgram program: String) -> Bool {
    let name = program.lowercased()
    return ["equation", "mathtype"].contains { name.hasPrefix($0) }
  }

  private var isMath = false
  var isDone: Bool { isComplete }

  // MARK: Reading

  func start(_ name: String, _ attributes: XMLAttributes, line: Int) {
    start(
      name,
      signs: ["open", "close", "separators", "val"].reduce(into: [:]) {
        $0[$1] = attributes[$1]
      })
  }

  /// - Parameter signs: attributes that name brackets and other signs.
  func start(_ name: String, signs: [String: String] = [:]) {
    guard ignored == 0, open.count < Self.deepest, !isComplete else {
      ignored += 1
      return
    }
    if open.isEmpty { isMath = ["math", "oMath", "oMathPara"].contains(name) }
    open.append(Part(name: name, signs: signs))
  }

  func end(_ name: String) {
    if ignored > 0 {
      ignored -= 1
      return
    }
    guard let part = open.popLast() else { return }
    guard let parent = open.indices.last else {
      result = Self.spaced(Self.line(part))
      if result.isEmpty { result = annotation }
      isComplete = true
      return
    }
    switch part.name {
    case "annotation": if annotation.isEmpty { annotation = Self.trimmed(part.text) }
    case "annotation-xml": break
    case "chr", "begChr", "endChr", "sepChr":
      // The sign of the element whose properties contain it.
      if parent > 0 { open[parent - 1].signs[part.name] = part.signs["val"] ?? part.text }
    case let name where name.hasSuffix("Pr"): break
    default: open[parent].children.append(Self.line(part))
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard ignored == 0, let last = open.indices.last, Self.symbols.contains(open[last].name),
      byteCount < Self.mostBytes
    else { return }
    byteCount += text.count
    open[last].text += String(decoding: text, as: UTF8.self)
  }

  private static let symbols: Set<String> = [
    "mi", "mn", "mo", "mtext", "ms", "t", "r", "annotation", "chr", "begChr", "endChr", "sepChr",
  ]

  // MARK: Writing

  private static func line(_ part: Part) -> String {
    func child(_ index: Int) -> String {
      part.children.indices.contains(index) ? part.children[index] : ""
    }
    switch part.name {
    case "msup", "sSup": return child(0) + raised(child(1))
    case "msub", "munder", "sSub", "limLow":
      return child(0) + lowered(child(1)) + (isSum(child(0)) ? " " : "")
    case "msubsup", "munderover", "sSubSup":
      return child(0) + lowered(child(1)) + raised(child(2)) + (isSum(child(0)) ? " " : "")
    case "mover", "limUpp":
      let isAccent = child(1).count == 1 && child(1).allSatisfy { !$0.isLetter && !$0.isNumber }
      return child(0) + (isAccent ? child(1) : raised(child(1)))
    case "acc": return child(0) + (part.signs["chr"] ?? "\u{302}")
    case "nary":
      return (part.signs["chr"] ?? "∫") + lowered(child(0)) + raised(child(1)) + " " + child(2)
    case "mfrac", "f": return grouped(child(0)) + "/" + grouped(child(1))
    case "msqrt": return "√" + grouped(part.children.joined())
    case "mroot": return raised(child(1)) + "√" + grouped(child(0))
    case "rad": return raised(child(0)) + "√" + grouped(child(1))
    case "mfenced":
      return (part.signs["open"] ?? "(")
        + part.children.joined(separator: part.signs["separators"] ?? ",")
        + (part.signs["close"] ?? ")")
    case "d":
      return (part.signs["begChr"] ?? "(")
        + part.children.joined(separator: part.signs["sepChr"] ?? "|")
        + (part.signs["endChr"] ?? ")")
    case "mtr", "mr": return row(part.children)
    case "mtable", "m": return part.children.joined(separator: "; ")
    case "mspace": return " "
    case "mtext", "ms", "t", "r": return part.children.joined() + part.text
    default: return part.children.joined() + trimmed(part.text)
    }
  }

  /// The cells of a row; one that begins with a relation continues the one before it.
  private static func row(_ cells: [String]) -> String {
    cells.reduce(into: "") { row, cell in
      let continues = cell.unicodeScalars.first.map(relations.contains) ?? false
      if !row.isEmpty { row += continues ? " " : ", " }
      row += cell
    }
  }

  static let relations: Set<Unicode.Scalar> = [
    "=", "<", ">", "≤", "≥", "≠", "≈", "≡", "∼", "≅", "→", "⇒", "↔", "⇔", "∈", "∝",
  ]

  static func isSum(_ sign: String) -> Bool { ["∑", "∏", "∫", "∮", "lim"].contains(sign) }

  static func raised(_ text: String) -> String {
    if text.isEmpty || text == "′" || text == "*" { return text }
    let small = text.compactMap { superscripts[$0] }
    return small.count == text.count ? String(small) : "^" + grouped(text)
  }

  static func lowered(_ text: String) -> String {
    let small = text.compactMap { subscripts[$0] }
    return small.count == text.count ? String(small) : "_" + grouped(text)
  }

  static func grouped(_ text: String) -> String {
    let isOne = text.count == 1 || text.allSatisfy { $0.isLetter || $0.isNumber }
    return isOne ? text : "(\(text))"
  }

  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "+": "⁺", "-": "⁻", "−": "⁻", "n": "ⁿ",
  ]
  private static let subscripts: [Character: Character] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈",
    "9": "₉",
  ]

  /// With one space around each relation, and no invisible operators.
  static func spaced(_ text: String) -> String {
    var spaced = ""
    var isFunction = false
    for scalar in text.unicodeScalars {
      if isFunction, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        spaced += " "
      }
      switch scalar {
      case "\u{2061}"..."\u{2064}", "\u{200B}":
        // "sin x", but "f(x)".
        if scalar == "\u{2061}" { isFunction = true }
        continue
      case _ where relations.contains(scalar): spaced += " \(scalar) "
      default: spaced.unicodeScalars.append(scalar)
      }
      isFunction = false
    }
    return trimmed(spaced)
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
