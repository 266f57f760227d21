/// What is fuzzed, a row each; the corpus of a target lies under its name.
enum FuzzTarget: String, CaseIterable {
  case text
  case markdown
  case html
  case gzip
  case collection
  case segment
  case compare
  case export
  case session
  case keys
  case reviews

  func run(_ bytes: [UInt8]) {
    switch self {
    case .text: read(bytes, named: "text.txt")
    case .markdown: read(bytes, named: "text.md")
    case .html: read(bytes, named: "text.html")
    case .gzip: read([0x1F, 0x8B, 0x08] + bytes, named: "text.txt.gz")
    case .collection: readCollection(bytes)
    case .segment: cut(bytes)
    case .compare: compareTexts(bytes)
    case .export: exportAll(bytes)
    case .session: play(bytes)
    case .keys: typeKeys(bytes)
    case .reviews: takeReviews(bytes)
    }
  }
}
