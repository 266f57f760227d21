/// Words as the sentence aligner compares them: lower case (Latin, Greek and Cyrillic), straight
/// apostrophe, no possessive ending, no quotation marks or hyphens around them, nothing unseen.
enum NormalForm {
  /// Writes the normal form of a word's bytes into `normal`, which may end up empty.
  static func write(_ word: ArraySlice<UInt8>, into normal: inout [UInt8]) {
    normal.removeAll(keepingCapacity: true)
    var index = word.startIndex
    while index < word.endIndex {
      let byte = word[index]
      let next = index + 1 < word.endIndex ? word[index + 1] : 0
      switch byte {
      case 0x41...0x5A:
        normal.append(byte | 0x20)
      case 0xC3 where (0x80...0x9E).contains(next) && next != 0x97:
        normal.append(byte)
        normal.append(next + 0x20)
        index += 1
      case 0xCE where (0x91...0x9F).contains(next):
        normal.append(byte)
        normal.append(next + 0x20)
        index += 1
      case 0xCE where (0xA0...0xA9).contains(next):
        normal.append(0xCF)
        normal.append(next - 0x20)
        index += 1
      case 0xD0 where (0x90...0x9F).contains(next):
        normal.append(byte)
        normal.append(next + 0x20)
        index += 1
      case 0xD0 where (0xA0...0xAF).contains(next):
        normal.append(0xD1)
        normal.append(next - 0x20)
        index += 1
      case 0xE2 where next == 0x80 && index + 2 < word.endIndex:
        switch word[index + 2] {
        case 0x90, 0x91, 0x93, 0x94: normal.append(0x2D)
        case 0x98, 0x99: normal.append(0x27)
        default: break
        }
        index += 2
      case 0xC2... where word.isUnseen(at: index):
        index += word.scalarLength(at: index) - 1
      default:
        normal.append(byte)
      }
      index += 1
    }
    if normal.count > 2, normal.last == 0x73, normal[normal.count - 2] == 0x27 {
      normal.removeLast(2)
    }
    while let last = normal.last, last == 0x27 || last == 0x2D { normal.removeLast() }
    var lead = 0
    while lead < normal.count, normal[lead] == 0x27 || normal[lead] == 0x2D { lead += 1 }
    if lead > 0 { normal.removeFirst(lead) }
  }
}
