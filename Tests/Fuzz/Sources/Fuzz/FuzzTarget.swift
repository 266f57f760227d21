/// The fuzz targets, one row each; the corpus of a target is in the folder with its name.
enum FuzzTarget: String, CaseIterable {
  case text
  case markdown
  case html
  case gzip
  case mail
  case richtext
  case subtitles
  case opendocument
  case archive
  case markup
  case layout
  case xliff
  case po
  case pairs
  case formats
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
    case .mail: read(Array("From: a@b\n".utf8) + bytes, named: "text.eml")
    case .richtext: read(Array("{\\rtf1".utf8) + bytes, named: "text.rtf")
    case .subtitles: read(Array("WEBVTT\n\n".utf8) + bytes, named: "text.vtt")
    case .opendocument: read(bytes, named: "text.fodt")
    case .archive: read([0x50, 0x4B, 0x03, 0x04] + bytes, named: "text.docx")
    case .markup: read(Array("<?xml version=\"1.0\"?>".utf8) + bytes, named: "text.xml")
    case .layout: readLayout(bytes)
    case .xliff: readBothSides(bytes, named: "text.xlf")
    case .po: readBothSides(bytes, named: "text.po")
    case .pairs: readBothSides(bytes, named: "text.tsv")
    case .formats: readAsAnyFormat(bytes)
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
