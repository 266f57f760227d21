/// Writes a formula of TeX on one line, as `Formula` writes those of other formats.
///
/// Reads what formulas in texts usually contain, and keeps the names of unknown commands.
struct TeXFormula {
  private let source: [Unicode.Scalar]
  private var at = 0
  private var depth = 0

  /// Deeper groups are read as text.
  private static let deepest = 40

  /// - Parameter source: without the marks around the formula.
  static func text(of source: some Sequence<Unicode.Scalar>) -> String {
    var formula = TeXFormula(source: Array(source))
    var text = ""
    while formula.at < formula.source.count {
      text += formula.line()
      // A closing brace without its opening one.
      formula.at += 1
    }
    return Formula.spaced(text)
  }

  private init(source: [Unicode.Scalar]) {
    self.source = source
  }

  private var next: Unicode.Scalar? { at < source.count ? source[at] : nil }

  /// Until the end of the group.
  private mutating func line() -> String {
    var parts: [String] = []
    while let scalar = next, scalar != "}" {
      switch scalar {
      case "^", "_":
        at += 1
        let script = argument()
        let isSum = parts.last.map { Formula.isSum(String($0.prefix(1))) } ?? false
        let written = scalar == "^" ? Formula.raised(script) : Formula.lowered(script)
        if parts.isEmpty { parts.append("") }
        parts[parts.count - 1] += written
        if isSum, next != "^", next != "_" { parts.append(" ") }
      case "&":
        at += 1
        skipSpace()
        let start = next == "\\" ? atom() : ""
        if beginsCell(start.unicodeScalars.first ?? next) { parts.append(", ") }
        parts.append(start)
      case "'":
        at += 1
        if parts.isEmpty { parts.append("") }
        parts[parts.count - 1] += "′"
      default: parts.append(atom())
      }
    }
    return parts.joined()
  }

  /// Whether a cell that begins like this needs a comma before it: a relation continues the cell
  /// before, and a space or the end of the row begins none.
  private func beginsCell(_ first: Unicode.Scalar?) -> Bool {
    guard let first else { return false }
    return !Formula.relations.contains(first) && !" ;\\}".unicodeScalars.contains(first)
  }

  /// A character, a command with its arguments, or a group.
  private mutating func atom() -> String {
    guard let scalar = next else { return "" }
    at += 1
    switch scalar {
    case "{":
      guard depth < Self.deepest else { return "" }
      depth += 1
      defer { depth -= 1 }
      let text = line()
      if next == "}" { at += 1 }
      return text
    case "\\": return command()
    case "-": return "−"
    case "~": return " "
    default: return scalar.properties.isWhitespace ? "" : String(scalar)
    }
  }

  private mutating func skipSpace() {
    while let scalar = next, scalar.properties.isWhitespace { at += 1 }
  }

  private mutating func argument() -> String {
    skipSpace()
    return next == "}" ? "" : atom()
  }

  /// The text in square brackets after a command; nil if there are none.
  private mutating func option() -> String? {
    guard next == "[", let end = source[at...].prefix(100).firstIndex(of: "]") else { return nil }
    let inner = source[(at + 1)..<end]
    at = end + 1
    return String(String.UnicodeScalarView(inner))
  }

  /// The characters of a group as they are.
  private mutating func words() -> String {
    skipSpace()
    guard next == "{" else { return atom() }
    var level = 0
    let start = at + 1
    while let scalar = next {
      at += 1
      if scalar == "{" { level += 1 }
      if scalar == "}" { level -= 1 }
      if level == 0 { break }
    }
    let inner = source[start..<max(start, at - 1)].filter { !"{}$\\".unicodeScalars.contains($0) }
    return String(String.UnicodeScalarView(inner))
  }

  private mutating func command() -> String {
    let letters = source[at...].prefix { $0.isASCII && $0.properties.isAlphabetic }
    guard !letters.isEmpty else {
      guard let sign = next else { return "" }
      at += 1
      switch sign {
      case "\\": return "; "
      case "|": return "‖"
      case ",", ";", ":", "!", "(", ")", "[", "]": return ""
      default: return sign.properties.isWhitespace ? " " : String(sign)
      }
    }
    at = letters.endIndex
    let name = String(String.UnicodeScalarView(letters))
    if let sign = Self.signs[name] {
      skipSpace()
      return sign
    }
    if let accent = Self.accents[name] { return argument() + accent }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      return Formula.grouped(argument()) + "/" + Formula.grouped(argument())
    case "binom": return "(" + argument() + ", " + argument() + ")"
    case "sqrt":
      let root = option() ?? ""
      return Formula.raised(root) + "√" + Formula.grouped(argument())
    case "text", "textrm", "textbf", "textit", "mbox", "hbox", "textsf": return words()
    case "left", "right", "middle", "big", "Big", "bigl", "bigr", "Bigl", "Bigr":
      skipSpace()
      guard next == "." else { return "" }
      at += 1
      return ""
    case "begin", "end":
      _ = words()
      if next == "{" { _ = words() }
      return ""
    case "label", "tag", "color", "vspace", "hspace":
      _ = words()
      return ""
    case _ where Self.fonts.contains(name): return argument()
    case _ where Self.silent.contains(name): return ""
    case _ where Self.functions.contains(name): return name + "\u{2061}"
    default: return name + " "
    }
  }

  private static let fonts: Set<String> = [
    "mathrm", "mathbf", "mathit", "mathcal", "mathsf", "mathbb", "mathfrak", "boldsymbol", "bm",
    "operatorname", "mathop", "displaystyle", "underbrace", "overbrace", "rm", "bf",
  ]
  private static let silent: Set<String> = [
    "limits", "nolimits", "nonumber", "notag", "textstyle", "scriptstyle",
  ]
  private static let functions: Set<String> = [
    "sin", "cos", "tan", "log", "ln", "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "ker",
    "gcd", "arg", "deg", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "Pr",
  ]
  private static let accents = [
    "hat": "^", "widehat": "^", "bar": "¯", "overline": "¯", "vec": "→", "tilde": "~",
    "widetilde": "~", "dot": "˙", "ddot": "¨",
  ]

  private static let signs: [String: String] = {
    let rows = """
      alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
      kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ
      omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω
      times × cdot ⋅ div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ otimes ⊗
      le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ cong ≅ propto ∝ ll ≪ gg ≫
      to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
      implies ⇒ iff ⇔ mapsto ↦ in ∈ notin ∉ subset ⊂ subseteq ⊆ supset ⊃ cup ∪ cap ∩ setminus ∖
      emptyset ∅ forall ∀ exists ∃ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ infty ∞ partial ∂ nabla ∇
      sum ∑ prod ∏ int ∫ oint ∮ ldots … dots … cdots ⋯ prime ′ degree ° hbar ℏ ell ℓ Re ℜ Im ℑ
      langle ⟨ rangle ⟩ lbrace { rbrace } lbrack [ rbrack ] vert | Vert ‖ mid ∣ parallel ∥ perp ⊥
      """
    let words = rows.split(whereSeparator: \.isWhitespace).map(String.init)
    var table = ["quad": " ", "qquad": " ", "lt": "<", "gt": ">"]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      table[words[index]] = words[index + 1]
    }
    return table
  }()
}
