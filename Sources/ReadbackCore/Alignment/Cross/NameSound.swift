/// How a name sounds, so that "Байден" and "Biden", "Шольц" and "Scholz" are found to be alike.
struct NameSound: Sendable, Hashable {
  /// In Latin letters, those that sound alike made one.
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

  /// In this order.
  private static let alike: [(String, String)] = [
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("w", "v"), ("x", "ks"), ("y", "i"),
    ("j", "i"), ("tskh", "h"), ("skh", "sh"), ("kh", "h"), ("ts", "z"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"),
  ]

  /// Runs of three letters with marks for the borders.
  var trigrams: Set<UInt32> {
    let bytes = [0x5E] + letters + [0x24]
    guard bytes.count > 2 else { return [] }
    return Set(
      (0..<(bytes.count - 2)).map {
        UInt32(bytes[$0]) << 16 | UInt32(bytes[$0 + 1]) << 8 | UInt32(bytes[$0 + 2])
      })
  }
}
