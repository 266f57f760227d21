/// A form that texts come in: one row each.
public enum ImportFormat: String, CaseIterable, Sendable {
  case text
  case markdown
  case html

  /// As a person reads it in a list.
  public var name: String {
    switch self {
    case .text: "plain text"
    case .markdown: "Markdown"
    case .html: "HTML"
    }
  }

  /// File name endings without the stop, the usual one first.
  public var fileExtensions: [String] {
    switch self {
    case .text: ["txt", "text"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm", "xhtml"]
    }
  }

  /// How a text begins that can be nothing else, in small letters; empty where nothing is sure.
  var beginnings: [String] {
    switch self {
    case .text, .markdown: []
    case .html: ["<!doctype html", "<html", "<head", "<body"]
    }
  }

  /// The format of a text: by how it begins, then by the file's name, else plain text.
  init(ofText bytes: [UInt8], named path: String) {
    var start = bytes.prefix(1024)[...]
    while let first = start.first, first <= 0x20 { start.removeFirst() }
    let head = String(decoding: start, as: UTF8.self).lowercased()
    for format in Self.allCases where format.beginnings.contains(where: head.hasPrefix) {
      self = format
      return
    }
    self = Self(named: path) ?? .text
  }

  /// The format that a file's name says, a trailing ".gz" aside.
  init?(named path: String) {
    var name = path[...].lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    guard let stop = name.lastIndex(of: "."), !name[stop...].contains("/") else { return nil }
    let ending = String(name[name.index(after: stop)...])
    guard let format = Self.allCases.first(where: { $0.fileExtensions.contains(ending) }) else {
      return nil
    }
    self = format
  }
}
