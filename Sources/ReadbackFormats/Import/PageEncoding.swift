/// The encoding that a page names in its head.
enum PageEncoding {
  /// The value of `charset=` or `encoding=` in the first 4,096 bytes.
  static func name(in raw: [UInt8]) -> String? {
    let head = raw.prefix(4096)
    for label in ["charset=", "encoding="] {
      guard let start = head.firstIndex(of: label) else { continue }
      let value = head[(start + label.utf8.count)...].drop {
        $0 == 0x22 || $0 == 0x27 || $0 == 0x20
      }
      let name = value.prefix {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
      }
      let known = String(decoding: name, as: UTF8.self).lowercased()
      // Browsers read these as Windows-1252, and UTF-8 it is not.
      if ["", "utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii"].contains(known) { return nil }
      return known
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Where an ASCII word begins, capitals and small letters alike.
  fileprivate func firstIndex(of word: String) -> Int? {
    let wanted = Array(word.utf8)
    guard count >= wanted.count else { return nil }
    return (startIndex...(endIndex - wanted.count)).first { start in
      zip(self[start...], wanted).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
    }
  }
}
