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

  @Test func formulasAreBounded() {
    let deep = String(repeating: "<msqrt>", count: 90_000) + "<mi>x</mi>"
    #expect((Formula.text(ofFile: Array("<math>\(deep)</math>".utf8)) ?? "").count < 1000)
    let long = String(repeating: "<mi>x</mi>", count: 90_000)
    #expect((Formula.text(ofFile: Array("<math>\(long)</math>".utf8)) ?? "").count <= 4000)
  }
}
