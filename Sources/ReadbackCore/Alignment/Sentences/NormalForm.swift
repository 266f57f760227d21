/// Words as the sentence aligner compares them: lower case, straight apostrophe, without accents,
/// possessive endings, surrounding quotation marks or hyphens, and invisible characters.
enum NormalForm {
  /// May be empty.
  static func of(_ word: ArraySlice<UInt8>) -> [UInt8] {
    let seen = word.withoutDefaultIgnorables()?[...] ?? word
    var normal: [UInt8] = []
    if seen.contains(where: { $0 >= 0x80 || $0 == 0x20 || $0 == 0x60 }) {
      let plain = SpellingVariants.plain(String(decoding: seen, as: UTF8.self))
      normal = Array(PlainLetters.withoutAccents(plain).utf8)
    } else {
      normal.reserveCapacity(seen.count)
      seen.forEachFoldedByte { normal.append($0) }
    }
    if normal.contains(0xE2) { straighten(&normal) }
    if normal.count > 2, normal.last == 0x73, normal[normal.count - 2] == 0x27 {
      normal.removeLast(2)
    }
    while let last = normal.last, last == 0x27 || last == 0x2D { normal.removeLast() }
    var lead = 0
    while lead < normal.count, normal[lead] == 0x27 || normal[lead] == 0x2D { lead += 1 }
    if lead > 0 { normal.removeFirst(lead) }
    return normal
  }

  /// Unifies hyphens and dashes, and drops other general punctuation.
  private static func straighten(_ word: inout [UInt8]) {
    var index = 0
    while index + 2 < word.count {
      guard word[index] == 0xE2, word[index + 1] == 0x80 else {
        index += 1
        continue
      }
      let isHyphen = [0x90, 0x91, 0x93, 0x94].contains(word[index + 2])
      word.replaceSubrange(index..<(index + 3), with: isHyphen ? [0x2D] : [])
    }
  }
}
