/// Normalises text to the form of the encoder's pieces: compatibility forms become plain letters
/// and marks, each run of white space becomes one "▁", and another "▁" is put in front.
///
/// The rules come from the encoder's own vocabulary: a trie of replaced strings, stored as a double
/// array, and their replacements.
struct EncoderNormalizer: @unchecked Sendable {
  /// "▁", which stands for a space.
  static let space: [UInt8] = [0xE2, 0x96, 0x81]

  private let units: UnsafeBufferPointer<UInt32>
  /// Each is terminated by a zero.
  private let replacements: UnsafeBufferPointer<UInt8>

  init(_ block: LexiconBlock) {
    units = block.section("nrmu")
    replacements = block.section("nrmt")
  }

  /// The normal form; empty if the text is only white space.
  func normalForm(of text: some Collection<UInt8>) -> [UInt8] {
    let text = Array(text)
    var form: [UInt8] = []
    form.reserveCapacity(text.count + text.count / 3 + 8)
    var endsWithSpace = true
    var at = 0
    while at < text.count {
      let (length, replacement) = prefix(of: text, at: at)
      if let replacement {
        var place = replacement
        while replacements[place] != 0 {
          append(replacements[place], to: &form, &endsWithSpace)
          place += 1
        }
      } else {
        for byte in text[at..<(at + length)] { append(byte, to: &form, &endsWithSpace) }
      }
      at += length
    }
    if endsWithSpace, !form.isEmpty { form.removeLast(Self.space.count) }
    return form
  }

  private func append(_ byte: UInt8, to form: inout [UInt8], _ endsWithSpace: inout Bool) {
    if byte == 0x20 {
      guard !endsWithSpace else { return }
      form += Self.space
      endsWithSpace = true
    } else {
      if form.isEmpty { form += Self.space }
      form.append(byte)
      endsWithSpace = false
    }
  }

  /// The longest prefix that has a replacement, and where the replacement begins; otherwise one
  /// character.
  private func prefix(of text: [UInt8], at start: Int) -> (length: Int, replacement: Int?) {
    var length = 0
    var replacement: Int?
    var node = Self.offset(units[0])
    var at = start
    while at < text.count {
      node ^= Int(text[at])
      let unit = units[node]
      guard unit & 0x8000_00FF == UInt32(text[at]) else { break }
      node ^= Self.offset(unit)
      at += 1
      if unit & 0x100 != 0 {
        length = at - start
        replacement = Int(units[node] & 0x7FFF_FFFF)
      }
    }
    if let replacement, replacement < replacements.count { return (length, replacement) }
    return (min(text.scalarLength(at: start), text.count - start), nil)
  }

  private static func offset(_ unit: UInt32) -> Int {
    Int((unit >> 10) << ((unit & 0x200) >> 6))
  }
}
