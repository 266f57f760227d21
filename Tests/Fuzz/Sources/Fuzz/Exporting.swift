import CLibXML2
import Foundation
import ReadbackCore
import ReadbackFormats

/// Writes a comparison in every format and reads it back: no text may become markup, a row, or a
/// control character.
func exportAll(_ bytes: [UInt8]) {
  // The texts before the first 0xFE, and after it the words for everything else that is written.
  let border = bytes.firstIndex(of: 0xFE) ?? bytes.endIndex
  let words = String(decoding: bytes[border...].dropFirst(), as: UTF8.self)
  let details = DocumentDetails(
    title: words, path: words, date: words, source: words, kind: words, language: words)
  let (official, retelling) = texts(bytes[..<border], details: details)
  let compared = Comparer().comparison(of: official, with: retelling)
  let decision = Decision(state: .confirmed, comment: words, reviewer: words, time: words)
  let reviewed = ReviewedComparison(
    compared,
    decisions: Dictionary(
      compared.findings.map { ($0.id, [decision]) }, uniquingKeysWith: { first, _ in first }))
  let options = ExportOptions(
    selection: FindingSelection(includesDoubts: true, includesRejected: true),
    width: 40 + bytes.count % 100, includesUnrelated: true, version: words)
  // Pandoc is a separate program, and notes need a bilingual file.
  for format in ExportFormat.allCases where !format.isMadeByPandoc && format != .notes {
    for command in format.row.commands {
      guard let text = format.text(of: [reviewed, reviewed], for: command, options: options) else {
        fatalError("\(format) gives nothing")
      }
      checkCharacters(of: text, in: format)
      switch format {
      case .json: checkJSON(text)
      case .tmx, .html: checkMarkup(text)
      case .tsv: checkTable(text, separator: 0x09)
      case .csv: checkTable(text, separator: 0x2C)
      case .marot:
        for line in text.split(separator: "\n") {
          require(line.count { $0 == "\t" } == 9, "a row of another length")
        }
      case .vim:
        require(text.utf8.count { $0 == 0x0A } == 2 * compared.findings.count, "lines too many")
      case .text, .ansi, .markdown, .docx, .odt, .notes: break
      }
    }
  }
}

private func checkCharacters(of text: String, in format: ExportFormat) {
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0A: break
    case 0x09: require([.tsv, .csv, .marot, .tmx].contains(format), "a tab in \(format)")
    case 0x0D: require(format == .tsv || format == .csv, "a carriage return in \(format)")
    case 0x0C: require(format == .text || format == .ansi, "a form feed in \(format)")
    case 0x1B: require(format == .ansi, "an escape in \(format)")
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F:
      fatalError("U+\(String(scalar.value, radix: 16)) in \(format)")
    default: break
    }
  }
}

private func checkJSON(_ text: String) {
  for line in text.split(separator: "\n") {
    require(
      (try? JSONSerialization.jsonObject(with: Data(line.utf8))) is [String: Any], "no JSON object")
  }
}

private func checkMarkup(_ text: String) {
  let bytes = Array(text.utf8)
  let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_HUGE.rawValue)
  let document = bytes.withUnsafeBytes {
    xmlReadMemory(
      $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), nil, "UTF-8", options)
  }
  guard let document else { fatalError("markup that is not well-formed") }
  xmlFreeDoc(document)
}

/// Checks values quoted as in RFC 4180, separated by tabs or commas: rows of equal length, and no
/// cell is a formula.
private func checkTable(_ text: String, separator: UInt8) {
  let bytes = Array(text.utf8)
  var (isQuoted, atStart) = (false, true)
  var lengths: Set<Int> = []
  var length = 1
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x22 where isQuoted && index < bytes.count && bytes[index] == 0x22:
      // A quotation mark that belongs to the cell.
      index += 1
      atStart = false
    case 0x22: isQuoted.toggle()
    case separator where !isQuoted:
      length += 1
      atStart = true
    case 0x0A where !isQuoted:
      lengths.insert(length)
      length = 1
      atStart = true
    default:
      require(!atStart || ![0x3D, 0x2B, 0x2D, 0x40].contains(byte), "a cell is a formula")
      atStart = false
    }
  }
  require(!isQuoted && lengths.count <= 1, "rows of \(lengths) cells")
}
