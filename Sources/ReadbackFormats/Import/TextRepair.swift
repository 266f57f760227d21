/// Converts every line end to "\n" and removes control characters and noncharacters from UTF-8.
///
/// Form feeds and the Unicode separators end a paragraph, but not a line as editors count: they
/// become form feeds. Other unusual characters stay and are made harmless when shown.
struct TextRepair {
  private(set) var bytes: [UInt8] = []
  private(set) var notices: [ImportNotice] = []

  init(_ text: [UInt8]) {
    let text = withoutBrokenCharacters(text[...]).map(Array.init) ?? text
    bytes.reserveCapacity(text.count)
    var line = 1
    var firstControl: Int?
    var controlCount = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      switch byte {
      case 0x0A:
        line += 1
        bytes.append(0x0A)
      case 0x0D:
        line += 1
        bytes.append(0x0A)
        if at < text.count, text[at] == 0x0A { at += 1 }
      case 0x0B, 0x0C: bytes.append(0x0C)
      case 0x09: bytes.append(0x09)
      case 0xC2 where text[at] == 0x85:
        bytes.append(0x0C)
        at += 1
      case 0xE2 where text[at] == 0x80 && (text[at + 1] == 0xA8 || text[at + 1] == 0xA9):
        bytes.append(0x0C)
        at += 2
      case 0..<0x20, 0x7F,
        0xC2 where text[at] < 0xA0:
        if byte == 0xC2 { at += 1 }
        if firstControl == nil { firstControl = line }
        controlCount += 1
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      default: bytes.append(byte)
      }
    }
    if let firstControl {
      notices.append(
        ImportNotice(
          line: firstControl,
          sentence: "\(controlCount) control "
            + (controlCount == 1 ? "character" : "characters") + "; shown as \u{FFFD}"))
    }
  }
}
