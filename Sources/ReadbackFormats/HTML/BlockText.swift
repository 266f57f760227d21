/// Language-independent counts of a block's text.
struct BlockText {
  var byteCount = 0
  var characterCount = 0
  var wordCount = 0
  /// Full stops, question and exclamation marks at the end of a word.
  var stopCount = 0
  var commaCount = 0
  var digitCount = 0
  var capitalCount = 0
  /// Words that begin with a capital letter.
  var capitalisedCount = 0
  var separatorCount = 0
  var endsSentence = false
  var endsOpen = false
  var startsSmall = false
  var startsWithMark = false
  /// Ends with an ellipsis, as shortened text does.
  var endsCut = false
  var questionCount = 0
  var hasCopyright = false

  init(_ bytes: ArraySlice<UInt8>) {
    byteCount = bytes.count
    var previous: UInt8 = 0x20
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte & 0xC0 != 0x80 { characterCount += 1 }
      let isLetter = (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC0
      if previous == 0x20, byte != 0x20 {
        wordCount += 1
        if (0x41...0x5A).contains(byte) { capitalisedCount += 1 }
      }
      if byte == 0x3F { questionCount += 1 }
      switch byte {
      case 0x2E, 0x21, 0x3F:
        let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0x20
        if next == 0x20 || next == 0x22 || next == 0x27 || next >= 0x80 { stopCount += 1 }
      case 0x2C: commaCount += 1
      case 0x30...0x39: digitCount += 1
      case 0x41...0x5A: capitalCount += 1
      case 0x7C, 0x3E: separatorCount += 1
      case 0xC2 where index + 1 < bytes.endIndex:
        if [0xBB, 0xB7].contains(bytes[index + 1]) { separatorCount += 1 }
        if bytes[index + 1] == 0xA9 { hasCopyright = true }
      case 0xE2 where bytes[index...].starts(with: [0xE2, 0x80, 0xA2]): separatorCount += 1
      // Ideographic comma and full stop, full-width marks; each character is a word by itself.
      case 0xE3 where bytes[index...].starts(with: [0xE3, 0x80, 0x82]): stopCount += 1
      case 0xE3 where bytes[index...].starts(with: [0xE3, 0x80, 0x81]): commaCount += 1
      case 0xE3...0xE9: if previous >= 0x80 { wordCount += 1 }
      case 0xEF where bytes[index...].starts(with: [0xEF, 0xBC, 0x8C]): commaCount += 1
      default: break
      }
      if index == bytes.startIndex {
        startsSmall = (0x61...0x7A).contains(byte)
        startsWithMark = !isLetter && !(0x30...0x39).contains(byte)
      }
      previous = byte
      index += 1
    }
    let tail = String(decoding: bytes.suffix(12), as: UTF8.self).unicodeScalars.reversed()
    let last = tail.first { !"\"'”’»)]".unicodeScalars.contains($0) }
    endsCut =
      bytes.suffix(5).elementsEqual("[...]".utf8) || bytes.suffix(3).elementsEqual("...".utf8)
    if let last {
      if last == "…" { endsCut = true }
      endsSentence = ".!?…。！？".unicodeScalars.contains(last)
      endsOpen = ":,;–—".unicodeScalars.contains(last)
    }
  }
}
