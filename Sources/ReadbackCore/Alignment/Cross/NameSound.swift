/// The approximate pronunciation of a name, under which "Вересова" equals "Veresova" and "Шольц"
/// equals "Scholz".
struct NameSound: Sendable, Hashable {
  /// In Latin letters, with similar-sounding letters merged.
  let letters: [UInt8]

  /// - Parameter latin: a word in lower case and in Latin letters.
  init(latin: String) {
    var text = latin
    for (from, to) in Self.alike where text.contains(from) {
      text = text.replacing(from, with: to)
    }
    var letters: [UInt8] = []
    for byte in text.utf8 where letters.last != byte { letters.append(byte) }
    self.letters = letters
  }

  /// Applied in this order.
  private static let alike: [(String, String)] = [
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("w", "v"), ("x", "ks"), ("y", "i"),
    ("j", "i"), ("tskh", "h"), ("skh", "sh"), ("kh", "h"), ("ts", "z"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"),
  ]

  /// Trigrams, including marks for the beginning and end.
  var trigrams: Set<UInt32> {
    var trigrams: Set<UInt32> = []
    var last: UInt32 = 0
    for (count, letter) in ([0x5E] + letters + [0x24]).enumerated() {
      last = (last << 8 | UInt32(letter)) & 0xFF_FFFF
      if count >= 2 { trigrams.insert(last) }
    }
    return trigrams
  }
}
