import ReadbackCore

/// The text of an article from the page's structured data.
enum EmbeddedText {
  /// The longest `articleBody` in the page's JSON-LD; nil if there is none.
  ///
  /// Searches for the member by name instead of parsing everything: sites write such data with
  /// errors that a JSON parser must reject.
  static func articleBody(of page: [UInt8], in data: [Range<Int>]) -> [UInt8]? {
    var longest: [UInt8] = []
    for range in data {
      let json = page[range]
      var at = json.startIndex
      while let key = json[at...].firstRange(of: Array("\"articleBody\"".utf8)) {
        at = key.upperBound
        var start = at
        while start < json.endIndex, json[start] <= 0x20 || json[start] == 0x3A { start += 1 }
        guard start < json.endIndex, json[start] == 0x22 else { continue }
        let (text, end) = string(in: json, at: start + 1)
        at = end
        if text.count > longest.count { longest = text }
      }
    }
    return longest.isEmpty ? nil : longest
  }

  /// The characters of a JSON string, and its end.
  private static func string(in json: ArraySlice<UInt8>, at start: Int) -> ([UInt8], Int) {
    var units: [UInt16] = []
    var text: [UInt8] = []
    func flush() {
      guard !units.isEmpty else { return }
      text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      units = []
    }
    var at = start
    while at < json.endIndex, json[at] != 0x22 {
      guard json[at] == 0x5C, at + 1 < json.endIndex else {
        flush()
        text.append(json[at])
        at += 1
        continue
      }
      let escape = json[at + 1]
      at += 2
      switch escape {
      case 0x75:
        let digits = json[at..<min(at + 4, json.endIndex)]
        if let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) {
          units.append(unit)
          at += digits.count
        }
      case 0x6E, 0x72:
        flush()
        text.append(0x0A)
      case 0x74, 0x62, 0x66:
        flush()
        text.append(0x20)
      default:
        flush()
        text.append(escape)
      }
    }
    flush()
    return (text, min(at + 1, json.endIndex))
  }

  /// How much of each block a text contains: the share of its three-word sequences.
  static func shares(of blocks: PageBlocks, in text: [UInt8]) -> [Float] {
    func runs(_ bytes: ArraySlice<UInt8>) -> [UInt64] {
      var runs: [UInt64] = []
      var (first, second): (UInt64, UInt64) = (0, 0)
      for (number, word) in PageOutline.words(bytes).enumerated() {
        let hash = FNVHash(word).value
        if number > 1 { runs.append(first &* 31 &+ second &* 17 &+ hash) }
        (first, second) = (second, hash)
      }
      return runs
    }
    let known = Set(runs(text[...]))
    return blocks.blocks.map { block in
      let own = runs(blocks.bytes[block.range])
      return Float(own.count(where: known.contains)) / Float(max(1, own.count))
    }
  }
}

extension ArraySlice<UInt8> {
  /// The first occurrence of a sequence of bytes.
  fileprivate func firstRange(of pattern: [UInt8]) -> Range<Int>? {
    var index = startIndex
    while index + pattern.count <= endIndex {
      if self[index] == pattern[0], self[index...].starts(with: pattern) {
        return index..<(index + pattern.count)
      }
      index += 1
    }
    return nil
  }
}
