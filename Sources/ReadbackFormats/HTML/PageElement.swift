/// The elements of a page that matter for its text, one row each.
enum PageElement: UInt8 {
  case text, inline, link, emphasis, lineBreak, rule
  case paragraph, heading1, heading2, heading3, heading4, heading5, heading6
  case division, section, article, main, aside, navigation, header, footer, form, details
  case quotation, preformatted, list, listItem, term, definition
  case table, tableSection, row, headerCell, cell, caption
  case figure, figureCaption, address, button
  case superscript, ruby, struck, quoted, formula
  /// Not read at all.
  case dropped
  case html, head, body, title, meta, time

  init(_ name: String) { self = Self.byName[name] ?? .inline }

  /// Whether its beginning and end are paragraph boundaries.
  var isBlock: Bool {
    switch self {
    case .text, .inline, .link, .emphasis, .lineBreak, .superscript, .ruby, .struck, .quoted,
      .formula, .time, .meta, .dropped:
      false
    default: true
    }
  }

  var headingLevel: Int? {
    switch self {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .heading4: 4
    case .heading5: 5
    case .heading6: 6
    default: nil
    }
  }

  private static let byName: [String: PageElement] = {
    var table: [String: PageElement] = [:]
    for (element, names) in rows {
      for name in names.split(separator: " ") { table[String(name)] = element }
    }
    return table
  }()

  private static let rows: [(PageElement, String)] = [
    (.link, "a"), (.emphasis, "b strong em i cite dfn"), (.lineBreak, "br"), (.rule, "hr"),
    (.paragraph, "p"), (.heading1, "h1"), (.heading2, "h2"), (.heading3, "h3"), (.heading4, "h4"),
    (.heading5, "h5"), (.heading6, "h6"),
    (.division, "div center hgroup summary legend fieldset frameset dialog option optgroup"),
    (.section, "section"), (.article, "article"), (.main, "main"), (.aside, "aside"),
    (.navigation, "nav menu search dir"), (.header, "header"), (.footer, "footer"),
    (.form, "form"), (.details, "details"), (.quotation, "blockquote"),
    (.preformatted, "pre xmp listing plaintext"), (.list, "ul ol dl"), (.listItem, "li"),
    (.term, "dt"), (.definition, "dd"), (.table, "table"), (.tableSection, "thead tbody tfoot"),
    (.row, "tr"), (.headerCell, "th"), (.cell, "td"), (.caption, "caption"), (.figure, "figure"),
    (.figureCaption, "figcaption"), (.address, "address"), (.button, "button"),
    (.superscript, "sup"), (.ruby, "rt rp rtc"), (.struck, "del s strike"), (.quoted, "q"),
    (.formula, "math"),
    (
      .dropped,
      "script style template noscript svg object embed iframe canvas video audio map select "
        + "datalist textarea noembed noframes applet input img picture source track param link "
        + "base colgroup col meter progress"
    ),
    (.html, "html"), (.head, "head"), (.body, "body"), (.title, "title"), (.meta, "meta"),
    (.time, "time"),
  ]
}
