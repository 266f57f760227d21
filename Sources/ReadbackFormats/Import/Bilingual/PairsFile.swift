/// Reads the pairs of a tab-separated file: a line has the source, a tab and the target; text after
/// another tab is ignored.
enum PairsFile {
  /// At least nine lines of ten have a tab between words.
  static func looksLikePairs(_ bytes: [UInt8]) -> Bool {
    var (pairs, all) = (0, 0)
    for line in bytes.prefix(65_536).split(separator: 0x0A).prefix(200) {
      all += 1
      if let tab = line.firstIndex(of: 0x09), tab > line.startIndex, tab + 1 < line.endIndex {
        pairs += 1
      }
    }
    return all > 0 && pairs * 10 >= all * 9
  }

  static func contents(of bytes: [UInt8], limits: ImportLimits) -> BilingualContents {
    var contents = BilingualContents()
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      guard contents.units.count <= limits.paragraphCount else { break }
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
      let source = cells.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
      let target = cells.count > 1 ? String(decoding: cells[1], as: UTF8.self) : ""
      if index == 0, isHeading(source), isHeading(target) {
        contents.units.append(BilingualUnit(line: 1))
        continue
      }
      contents.units.append(
        BilingualUnit(
          source: unquoted(source), target: unquoted(target), line: index + 1,
          targetColumn: source.utf8.count + 2))
    }
    return contents
  }

  private static func isHeading(_ cell: String) -> Bool {
    ["source", "target", "official", "retelling", "original", "translation", "src", "tgt", "mt"]
      .contains(unquoted(cell).lowercased())
  }

  private static func unquoted(_ cell: String) -> String {
    guard cell.utf8.count > 1, cell.first == "\"", cell.last == "\"" else { return cell }
    var text = ""
    var wasQuote = false
    for character in cell.dropFirst().dropLast() {
      if character == "\"", wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = character == "\""
      text.append(character)
    }
    return text
  }
}
