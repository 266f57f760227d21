/// The encoding declared in the head of a page, or in the first line of an XML file.
enum PageEncoding {
  /// Browsers examine the first 1,024 bytes; pages that begin with long comments and scripts
  /// declare it later.
  private static let searched = 1 << 14

  /// The value of `charset=` in a `meta` element, or of `encoding=` in an XML declaration.
  ///
  /// Comments, scripts and styles are skipped.
  static func name(in raw: [UInt8]) -> String? {
    let head = Array(raw.prefix(searched))
    if head.starts(with: Array("<?xml".utf8)),
      let end = head.firstIndex(of: 0x3E),
      let name = value(of: "encoding", in: head[..<end])
    {
      return name
    }
    var at = 0
    while let open = head[at...].firstIndex(of: 0x3C) {
      at = open + 1
      if head[at...].starts(with: Array("!--".utf8)) {
        guard let end = head[at...].range(ofWord: "-->") else { return nil }
        at = end.upperBound
      } else if head.has("script", at: at) || head.has("style", at: at) {
        let name = head.has("script", at: at) ? "</script" : "</style"
        at = head[at...].range(ofWord: name)?.upperBound ?? head.count
      } else if head.has("meta", at: at) {
        let end = head[at...].firstIndex(of: 0x3E) ?? head.count
        if let name = value(of: "charset", in: head[at..<end]) { return name }
        at = end
      }
    }
    return nil
  }

  /// The value after "name=" in a tag.
  private static func value(of name: String, in tag: ArraySlice<UInt8>) -> String? {
    var at = tag.startIndex
    while let found = tag[at...].range(ofWord: name) {
      at = found.upperBound
      var rest = tag[at...].drop { $0 <= 0x20 }
      guard rest.first == 0x3D else { continue }
      rest = rest.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
      let label = rest.prefix {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x3A).contains($0)
          || [0x2D, 0x5F].contains($0)
      }
      if !label.isEmpty, label.count <= 40 { return String(decoding: label, as: UTF8.self) }
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether an ASCII word begins here, ignoring case.
  fileprivate func has(_ word: String, at index: Int) -> Bool {
    let wanted = word.utf8
    guard index + wanted.count <= count else { return false }
    return zip(self[index...], wanted).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
  }
}

extension ArraySlice<UInt8> {
  /// The first occurrence of an ASCII word, ignoring case.
  fileprivate func range(ofWord word: String) -> Range<Int>? {
    let wanted = Array(word.utf8)
    guard count >= wanted.count else { return nil }
    for start in startIndex...(endIndex - wanted.count) {
      let isFound = zip(self[start...], wanted).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
      if isFound { return start..<(start + wanted.count) }
    }
    return nil
  }
}
