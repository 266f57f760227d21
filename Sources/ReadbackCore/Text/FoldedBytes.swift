extension RandomAccessCollection<UInt8> where Index == Int {
  /// Passes on the bytes of valid UTF-8 in lower case (ASCII, Latin-1, Greek and Russian letters),
  /// with every kind of apostrophe replaced by the straight one.
  @inline(__always)
  func forEachFoldedByte(_ body: (UInt8) -> Void) {
    var index = startIndex
    while index < endIndex {
      let byte = self[index]
      let next = index + 1 < endIndex ? self[index + 1] : 0
      switch byte {
      case 0x41...0x5A: body(byte | 0x20)
      case 0xC3 where (0x80...0x9E).contains(next) && next != 0x97,
        0xCE where (0x91...0x9F).contains(next), 0xD0 where (0x90...0x9F).contains(next):
        body(byte)
        body(next + 0x20)
        index += 1
      // From these letters on, the lower-case form is in the next block.
      case 0xCE where (0xA0...0xA9).contains(next), 0xD0 where (0xA0...0xAF).contains(next):
        body(byte + 1)
        body(next - 0x20)
        index += 1
      case 0xE2 where next == 0x80 && index + 2 < endIndex && self[index + 2] & 0xFE == 0x98:
        body(0x27)
        index += 2
      // The modifier letter apostrophe and the prime.
      case 0xCA where next == 0xBC:
        body(0x27)
        index += 1
      case 0xE2 where next == 0x80 && index + 2 < endIndex && self[index + 2] == 0xB2:
        body(0x27)
        index += 2
      default: body(byte)
      }
      index += 1
    }
  }
}
