import ReadbackCore

/// Date, source and language from the head of a page.
struct PageDetails {
  private(set) var date = ""
  private(set) var source = ""
  private(set) var language = ""
  /// What the page says it is about, for search engines.
  private(set) var description = ""
  /// The page says that it is an article.
  private(set) var isArticle = false

  /// Processes a start tag.
  mutating func read(_ name: String, _ attributes: PageAttributes) {
    switch name {
    case "html": language = Self.line(attributes["lang"])
    case "meta":
      for key in ["property", "name", "itemprop"] {
        let field = attributes[key].lowercased()
        if date.isEmpty, Self.dateNames.contains(field) { date = Self.line(attributes["content"]) }
        if source.isEmpty, field == "og:site_name" { source = Self.line(attributes["content"]) }
        if field == "og:description" || field == "description" {
          let text = Self.line(attributes["content"])
          if text.utf8.count > description.utf8.count { description = text }
        }
        if field.hasPrefix("article:") { isArticle = true }
        if field == "og:type", attributes["content"].lowercased() == "article" { isArticle = true }
      }
    case "time": if date.isEmpty { date = Self.line(attributes["datetime"]) }
    default: break
    }
  }

  /// The text with its white space normalised.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let dateNames: Set<String> = [
    "article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate",
    "publishdate", "publish_date", "parsely-pub-date", "datepublished", "og:published_time",
    "sailthru.date", "article.published",
  ]
}
