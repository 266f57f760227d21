import Testing

@testable import ReadbackFormats

/// Text that a style strikes out is left out, as text that an element strikes out.
struct StruckTextTests {
  private static let told = [
    "The council approved the plan on Monday.", "It costs 40 million crowns.",
  ]

  /// Written by LibreOffice 7.4.
  @Test func classesOfAnEPUBStrikeOut() throws {
    let read = try imported(Fixtures.bytes("struck.epub"), as: "a.epub")
    #expect(texts(read) == Self.told)
    #expect(read.notices.contains { $0.hasSuffix("struck-out text is left out") })
  }

  @Test func stylesOfOpenDocumentStrikeOut() throws {
    let line = #"<style:text-properties style:text-line-through-style="solid"/>"#
    let file = """
      <office:document xmlns:office="o" xmlns:style="s" xmlns:text="t" office:mimetype="application/vnd.oasis.opendocument.text">
      <office:styles><style:style style:name="Old" style:family="paragraph">\(line)</style:style></office:styles>
      <office:automatic-styles><style:style style:name="T1" style:family="text">\(line)</style:style>
      <style:style style:name="P1" style:parent-style-name="Old"/>
      <style:style style:name="P2" style:parent-style-name="Old"><style:text-properties style:text-line-through-style="none"/></style:style>
      </office:automatic-styles><office:body><office:text>
      <text:p>The council <text:span text:style-name="T1">rejected </text:span>approved the plan on Monday.</text:p>
      <text:p text:style-name="P1">The mayor resigned at once.</text:p>
      <text:p text:style-name="P2">It costs 40 million crowns.</text:p></office:text></office:body></office:document>
      """
    let read = try imported(file, as: "a.fodt")
    #expect(texts(read) == Self.told)
    #expect(read.notices == ["a.fodt: struck-out text is left out"])
  }

  @Test func styleSheetOfAPageStrikesOut() throws {
    let page = """
      <style>@charset "utf-8"; /* .new { text-decoration: line-through } */
      .c1, span.c2 { color: red; text-decoration: line-through red } .c3{text-decoration:line-through}
      .c3 { text-decoration-line: none } .done .item, a:hover { text-decoration: line-through }
      @media print { .c4 { text-decoration: line-through } }</style>
      <p class="new">The council <b class="x c1">rejected</b> approved the <span class=c2>old </span>plan on Monday.</p>
      <p class="c2 item">It <a href="/">costs</a> <i class="c3">40</i> <i class="c4">million</i> crowns.</p>
      """
    #expect(try texts(imported(page, as: "a.html")) == Self.told)
  }

  @Test func styleSheetOfAWebArchiveStrikesOut() throws {
    let archive = """
      MIME-Version: 1.0
      Content-Type: multipart/related; type="text/html"; boundary="b"

      --b
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable

      <link rel=3D"stylesheet" href=3D"cid:css-1"><p>The council <span class=3D"old">rejected</span> approved the plan on Monday.</p>
      <p>It costs 40 million crowns.</p>
      --b
      Content-Type: text/css
      Content-Location: cid:css-1

      .old { text-decoration: line-through; }
      --b--
      """
    #expect(try texts(imported(archive, as: "a.mhtml")) == Self.told)
  }
}
