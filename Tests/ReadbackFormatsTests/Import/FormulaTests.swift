import Testing

@testable import ReadbackFormats

/// Formulas are read as a line of text, however a file stores them.
struct FormulaTests {
  private static let lines = [
    "The council recalled that E = mc² holds for all bodies.",
    "∑_(i = 1)ⁿ x_i = (a+b)/2",
    "and the root is √x and it costs 40 million crowns in the year.",
  ]

  /// Written by pandoc 2.17 and LibreOffice 7.4 from one Markdown file.
  @Test(arguments: ["docx", "odt", "epub"])
  func formulasOfOtherProgramsAreRead(ending: String) throws {
    let read = try texts(imported(Fixtures.bytes("formula.\(ending)"), as: "a.\(ending)"))
    for line in Self.lines { #expect(read.contains(line), "\(read)") }
  }

  @Test func formulasOfLibreOfficeInRTFAreRead() throws {
    let file =
      #"{\rtf1 \pard It holds that {\mmath {\*\moMath {\mr E}{\mr =}{\mr m}{\msSup {\me {\mr c}}{\msup {\mr 2}}}}"#
      + #"{\mmathPict {\*\shppict{\pict\pngblip 89}}}} for all bodies.\par "#
      + #"{\mmath {\*\moMathPara{\*\moMath{\mnary{\mnaryPr {\mchr \u8721\'3f}}{\msub {\mr i}}{\msup {\mr n}}{\me {\mr\mscr0 {x}}}}}}}\par}"#
    #expect(
      try texts(imported(file, as: "a.rtf")) == ["It holds that E = mc² for all bodies.", "∑_iⁿ x"])
  }

  @Test func formulaHiddenBesideItsPictureIsReadOnce() throws {
    let formula =
      "<math><semantics><mi>a</mi><mo>&lt;</mo><mfrac><mn>1</mn><mi>b</mi></mfrac>"
      + "<annotation encoding=\"application/x-tex\">a &lt; \\frac 1 b</annotation></semantics></math>"
    let page = """
      <p>Let <span><span style="display: none">\(formula)</span><img alt="a < 1/b"></span> hold.</p>
      <p>Let <span class="katex"><span class="katex-mathml">\(formula)</span>
      <span class="katex-html" aria-hidden="true">a&lt;1b</span></span> hold.</p>
      <p>Let <span class="katex"><span class="katex-html">a&lt;c</span></span> hold.</p>
      """
    #expect(
      try texts(imported(page, as: "a.html")) == [
        "Let a < 1/b hold.", "Let a < 1/b hold.", "Let a<c hold.",
      ])
  }

  @Test func formulaWithoutSymbolsIsReadFromItsSource() {
    let file = "<math><semantics><mrow/><annotation>x over y</annotation></semantics></math>"
    #expect(Formula.text(ofFile: Array(file.utf8)) == "x over y")
    #expect(Formula.text(ofFile: Array("<chart><title>a</title></chart>".utf8)) == nil)
  }

  @Test func alignedEquationIsReadWithoutItsColumns() {
    let file =
      "<math><mtable><mtr><mtd><mi>y</mi></mtd><mtd><mo>=</mo><mn>2</mn></mtd></mtr></mtable></math>"
    #expect(Formula.text(ofFile: Array(file.utf8)) == "y = 2")
  }

  @Test func formulaOfMathJaxBelongsToItsParagraph() throws {
    let page = """
      <p>When <mjx-container class="MathJax CtxtMenu_Attached_0"><mjx-math><math><mi>a</mi><mo>≠</mo>
      <mn>0</mn></math></mjx-math></mjx-container>, there are two solutions.</p>
      """
    #expect(
      try texts(imported(page, as: "a.html")) == ["When a ≠ 0, there are two solutions."])
  }

  @Test(arguments: [
    ("E = mc^2", "E = mc²"), (#"\frac{a+b}{2} \le \sqrt{x_1}"#, "(a+b)/2 ≤ √x₁"),
    (#"\sum_{i=1}^n x_i"#, "∑_(i = 1)ⁿ x_i"), (#"e^{i\pi} + 1 = 0"#, "e^iπ+1 = 0"),
    (#"\alpha \times \mathrm{d}x"#, "α×dx"), (#"x \text{ if } x > 0"#, "x if x > 0"),
    (#"\left( \hat{x} \right)'"#, "(x^)′"),
    (
      #"\begin{aligned} y &= 2 \\ z &= 3 \end{aligned}"#,
      "y = 2; z = 3"
    ),
    (
      #"\begin{cases} x & \text{if } x > 0 \\ \alpha & \beta \end{cases}"#,
      "x, if x > 0; α, β"
    ), (#"\sin x + f(x)"#, "sin x+f(x)"), (#"\sqrt[3]{8} - 2"#, "³√8−2"),
    (#"{{{"#, ""), (#"}^_\"#, "^_"), (#"\frac"#, "/"),
  ])
  func formulaOfTeXIsReadAsOneLine(source: String, line: String) {
    #expect(TeXFormula.text(of: source.unicodeScalars) == line)
  }

  @Test(arguments: ["a.txt", "a.md", "a.html"])
  func formulasOfTeXInTextAreRead(name: String) throws {
    let text =
      #"The council recalled that $E = mc^2$ and $$x_1 \le \frac{a+b}{2}$$ hold for $n$ ships."#
    #expect(
      try texts(imported(text, as: name)) == [
        "The council recalled that E = mc² and x₁ ≤ (a+b)/2 hold for n ships."
      ])
  }

  @Test(arguments: [
    "It cost $5 and $6 more.", "It rose from $5-$6 to US$7/A$8.", "Set $HOME and $PATH first.",
    "They paid $3 million (about €2 million) and $4 million.", "A $ sign, and another $.",
    "Write to C:\\(old)\\ or [x].",
  ])
  func amountsAndCodeAreNotFormulas(text: String) throws {
    #expect(try texts(imported(text)) == [text])
  }

  @Test func codeAndEscapedSignsOfMarkdownAreNotFormulas() throws {
    let text = #"Set `$x^2$` and \$n\$ first."# + "\n\n```\n$a_1$ is set\n```\n"
    #expect(
      try texts(imported(text, as: "a.md")) == ["Set $x^2$ and $n$ first.", "$a_1$ is set"])
  }

  @Test func placesAfterAFormulaAreThoseOfTheFile() throws {
    let text = #"Since $x \le \frac{a}{b}$ holds, 240 ships sail."#
    let read = try imported(text)
    let offset = try #require(read.document.tokens.first { $0.kind == .number }).range.lowerBound
    let place = try #require(read.document.places.place(ofByteOffset: offset))
    #expect(place.column == text.utf8.count - "240 ships sail.".utf8.count + 1)
  }

  @Test func manyMarksOfFormulasTakeLinearTime() throws {
    let text = String(repeating: "$x\\(", count: 30_000) + String(repeating: "{", count: 1000)
    _ = try imported(text)
    _ = try imported(text, as: "a.md")
  }

  @Test func formulaOfAnotherProgramIsReported() throws {
    let file =
      #"{\rtf1 It holds that {\object\objemb{\*\objclass Equation.3}{\*\objdata 0105}{\result x}} too.\par}"#
    let read = try imported(file, as: "a.rtf")
    #expect(texts(read) == ["It holds that too."])
    #expect(read.notices == ["a.rtf: a formula is stored as a picture and not read"])
  }

  @Test func formulasAreBounded() {
    let deep = String(repeating: "<msqrt>", count: 90_000) + "<mi>x</mi>"
    #expect((Formula.text(ofFile: Array("<math>\(deep)</math>".utf8)) ?? "").count < 1000)
    let long = String(repeating: "<mi>x</mi>", count: 90_000)
    #expect((Formula.text(ofFile: Array("<math>\(long)</math>".utf8)) ?? "").count <= 4000)
  }
}
