import ReadbackCore

/// What an element of a page means for the text in it.
struct PageElement: Equatable {
  enum Content {
    case text
    /// Scripts, styles, pictures: not read at all.
    case dropped
    /// Page furniture by the element's meaning.
    case furniture
    /// Furniture unless most of the text turns out to be in it, as a form around a whole page.
    case likelyFurniture
    case heading
    /// White space counts.
    case preformatted
  }

  /// Its beginning and its end are ends of paragraphs.
  var isBlock: Bool
  var content: Content

  /// One row for each element that is more than a stretch of text.
  init(name: String) {
    switch name {
    case "script", "style", "template", "noscript", "svg", "math", "object", "iframe", "canvas",
      "video", "audio", "map", "select", "datalist", "textarea", "noembed", "noframes", "applet",
      "head":
      self.init(isBlock: true, content: .dropped)
    case "nav", "footer", "aside", "button", "figcaption", "menu", "dialog":
      self.init(isBlock: true, content: .furniture)
    case "header", "form", "fieldset": self.init(isBlock: true, content: .likelyFurniture)
    case "h1", "h2", "h3", "h4", "h5", "h6": self.init(isBlock: true, content: .heading)
    case "pre", "xmp", "listing", "plaintext": self.init(isBlock: true, content: .preformatted)
    case "p", "div", "section", "article", "main", "body", "html", "blockquote", "ul", "ol", "li",
      "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "figure",
      "address", "hr", "br", "center", "details", "summary", "hgroup", "legend", "frameset", "dir",
      "search", "option", "title":
      self.init(isBlock: true, content: .text)
    default: self.init(isBlock: false, content: .text)
    }
  }

  private init(isBlock: Bool, content: Content) {
    self.isBlock = isBlock
    self.content = content
  }

  /// Takes in what attributes say: hidden elements, roles, and names of page parts.
  mutating func apply(_ attributes: PageAttributes) {
    if content == .dropped { return }
    let style = attributes["style"].filter { $0 != " " }.lowercased()
    if attributes.has("hidden") || style.contains("display:none")
      || style.contains("visibility:hidden")
    {
      content = .dropped
      return
    }
    guard content == .text else { return }
    switch attributes["role"] {
    case "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "menu",
      "menubar", "toolbar", "alert", "alertdialog":
      content = .furniture
    default:
      if isBlock, Self.namesPart(attributes["class"]) || Self.namesPart(attributes["id"]) {
        content = .likelyFurniture
      }
    }
  }

  /// A class or id says that this is a part of the page around its text.
  ///
  /// Only the first and last word of a name count: "share-buttons" and "social-share" do,
  /// "content-sidebar-wrap" and "no-comments" do not.
  private static func namesPart(_ names: String) -> Bool {
    names.split(whereSeparator: \.isWhitespace).prefix(16).contains { name in
      let words = name.lowercased().split { $0 == "-" || $0 == "_" }
      guard let first = words.first, let last = words.last else { return false }
      if negations.contains(first) { return false }
      return parts.contains(first) && !wrappers.contains(last) || parts.contains(last)
    }
  }

  private static let negations: Set<Substring> = [
    "no", "has", "with", "without", "is", "hide", "not",
  ]
  private static let wrappers: Set<Substring> = [
    "wrap", "wrapper", "container", "content", "main", "layout", "open", "closed", "page", "left",
    "right", "enabled", "disabled",
  ]
  private static let parts: Set<Substring> = [
    "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "cookie", "cookies",
    "consent", "gdpr", "share", "sharing", "sharebar", "social", "newsletter", "subscribe",
    "subscription", "related", "recommended", "recommendations", "comments", "respond", "advert",
    "ads", "ad", "adsbygoogle", "advertisement", "banner", "promo", "sponsored", "sidebar",
    "widget", "widgets", "popup", "byline", "dateline", "caption", "credit", "credits",
    "copyright", "toolbar", "pagination", "pager", "tags", "skip", "masthead", "footer", "login",
    "signup", "paywall", "trending", "toc",
  ]
}

/// The attributes of a start tag, each cut to a bounded length.
struct PageAttributes {
  private var values: [(name: String, value: String)] = []

  /// - Parameter pairs: names and values in turn, ended by nil, as libxml2 gives them.
  init(_ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
    guard var next = pairs else { return }
    while let name = next.pointee {
      values.append((Self.string(name), next.successor().pointee.map(Self.string) ?? ""))
      next += 2
    }
  }

  /// Empty when the attribute is absent.
  subscript(name: String) -> String { values.first { $0.name == name }?.value ?? "" }

  func has(_ name: String) -> Bool { values.contains { $0.name == name } }

  private static func string(_ bytes: UnsafePointer<UInt8>) -> String {
    var count = 0
    while count < 1024, bytes[count] != 0 { count += 1 }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
