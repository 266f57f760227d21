/// The classes whose text a page's style sheets strike out.
///
/// Only rules for a class itself, such as `.old` and `span.c5`: what a rule with several parts
/// strikes out depends on where an element is.
struct StruckClasses {
  /// The element that a rule is limited to, if any, and the classes that it requires.
  private struct Selector: Hashable {
    let element: String
    let classes: Set<Substring>
  }

  private var selectors: Set<Selector> = []

  /// The maximum number of rules.
  private static let most = 200

  init(_ sheets: [ArraySlice<UInt8>] = []) {
    for sheet in sheets where sheet.holds("line-through") { read(sheet) }
  }

  func strikes(_ element: String, classes: String) -> Bool {
    guard !selectors.isEmpty, !classes.isEmpty else { return false }
    let names = Set(classes.split(whereSeparator: \.isWhitespace))
    return selectors.contains {
      ($0.element.isEmpty || $0.element == element) && $0.classes.isSubset(of: names)
    }
  }

  /// Reads the rules outside `@media` and the like.
  private mutating func read(_ sheet: ArraySlice<UInt8>) {
    var depth = 0
    var selector: [UInt8] = []
    var declarations: [UInt8] = []
    var at = sheet.startIndex
    while at < sheet.endIndex {
      let byte = sheet[at]
      at += 1
      switch byte {
      case 0x2F where at < sheet.endIndex && sheet[at] == 0x2A:
        at += 1
        while at < sheet.endIndex, !(sheet[at] == 0x2F && sheet[at - 1] == 0x2A) { at += 1 }
        at = min(at + 1, sheet.endIndex)
      case 0x7B: depth += 1
      case 0x7D:
        depth = max(0, depth - 1)
        guard depth == 0 else { break }
        apply(selector, declarations)
        selector = []
        declarations = []
      // A statement such as `@charset`.
      case 0x3B where depth == 0: selector = []
      default:
        if depth == 0 { selector.append(byte) } else { declarations.append(byte) }
      }
    }
  }

  private mutating func apply(_ selector: [UInt8], _ declarations: [UInt8]) {
    guard !selector.contains(0x40) else { return }
    var isStruck: Bool?
    for declaration in String(decoding: declarations, as: UTF8.self).lowercased().split(
      separator: ";")
    {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2,
        ["text-decoration", "text-decoration-line"].contains(
          parts[0].trimming(where: \.isWhitespace))
      else { continue }
      isStruck = parts[1].contains("line-through")
    }
    guard let isStruck else { return }
    for name in String(decoding: selector, as: UTF8.self).split(separator: ",") {
      guard let selector = Self.selector(name.trimming(where: \.isWhitespace)) else { continue }
      if !isStruck {
        selectors.remove(selector)
      } else if selectors.count < Self.most {
        selectors.insert(selector)
      }
    }
  }

  /// Nil for anything but an element's name and classes.
  private static func selector(_ text: Substring) -> Selector? {
    let isSimple = text.allSatisfy {
      $0 == "." || $0 == "-" || $0 == "_" || $0.isLetter || $0.isNumber
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard isSimple, parts.count > 1, parts.dropFirst().allSatisfy({ !$0.isEmpty }) else {
      return nil
    }
    return Selector(element: parts[0].lowercased(), classes: Set(parts.dropFirst()))
  }
}
