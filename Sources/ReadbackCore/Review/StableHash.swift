/// A 128-bit hash that is the same on every machine and in every version: SipHash-2-4 with a zero
/// key and 128 bits of output (Aumasson and Bernstein, 2012). It distinguishes texts; it does not
/// protect against forgery.
struct StableHash {
  private var bytes: [UInt8] = []
  private let key: (UInt64, UInt64)

  init(key: (UInt64, UInt64) = (0, 0)) {
    self.key = key
  }

  /// Adds a field preceded by its length, so that different lists of fields do not collide.
  mutating func add(_ string: String) {
    let count = UInt64(string.utf8.count)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: count >> shift))
    }
    bytes.append(contentsOf: string.utf8)
  }

  /// Adds bytes without a length.
  mutating func add(bytes more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// 32 digits, in the byte order of the reference test vectors.
  var hexadecimal: String {
    let (first, second) = halves
    var digits: [UInt8] = []
    for half in [first, second] {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        let byte = UInt8(truncatingIfNeeded: half >> shift)
        for nibble in [byte >> 4, byte & 15] {
          digits.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
        }
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private var halves: (UInt64, UInt64) {
    var state = SipState(key)
    var word: UInt64 = 0
    for (offset, byte) in bytes.enumerated() {
      word |= UInt64(byte) << UInt64(offset % 8 * 8)
      if offset % 8 == 7 {
        state.take(word)
        word = 0
      }
    }
    state.take(word | UInt64(bytes.count & 0xFF) << 56)
    return state.result()
  }
}

private struct SipState {
  var a: UInt64
  var b: UInt64
  var c: UInt64
  var d: UInt64

  init(_ key: (UInt64, UInt64)) {
    a = key.0 ^ 0x736f_6d65_7073_6575
    b = key.1 ^ 0x646f_7261_6e64_6f6d ^ 0xEE
    c = key.0 ^ 0x6c79_6765_6e65_7261
    d = key.1 ^ 0x7465_6462_7974_6573
  }

  mutating func take(_ word: UInt64) {
    d ^= word
    turn(2)
    a ^= word
  }

  mutating func result() -> (UInt64, UInt64) {
    c ^= 0xEE
    turn(4)
    let first = a ^ b ^ c ^ d
    b ^= 0xDD
    turn(4)
    return (first, a ^ b ^ c ^ d)
  }

  private mutating func turn(_ times: Int) {
    func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
      value << count | value >> (64 - count)
    }
    for _ in 0..<times {
      a &+= b
      b = rotated(b, 13) ^ a
      a = rotated(a, 32)
      c &+= d
      d = rotated(d, 16) ^ c
      a &+= d
      d = rotated(d, 21) ^ a
      c &+= b
      b = rotated(b, 17) ^ c
      c = rotated(c, 32)
    }
  }
}
