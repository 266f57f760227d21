import CUchardet

/// Guesses the encoding of bytes when nothing declares it.
enum EncodingGuess {
  /// More bytes do not improve the statistics.
  private static let sampleSize = 1 << 18

  /// The likely encoding of bytes that are not UTF-8; nil if it is unclear.
  ///
  /// libuchardet uses letter frequencies of the languages that it knows, and needs more than one byte
  /// in fifty that is not ASCII. Encodings of Latin letters differ in few letters; for those, whole
  /// words decide.
  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    let sample = bytes.prefix(sampleSize)
    if hasEscapes(sample) { return .iso2022JP }
    let high = sample.count { $0 >= 0x80 }
    guard high > 0 else { return nil }
    let guess = high * 50 > sample.count ? detected(sample) : nil
    guard let guess, !isLatin(guess) else { return LatinGuess.encoding(of: sample, guessed: guess) }
    return guess.name == "KOI8-R" && isUkrainian(sample) ? TextEncoding(label: "koi8-u") : guess
  }

  private static func detected(_ sample: ArraySlice<UInt8>) -> TextEncoding? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let status = sample.withUnsafeBytes {
      uchardet_handle_data(detector, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return nil }
    guard let encoding = TextEncoding(label: String(cString: name)), encoding != .utf8,
      !encoding.isWide
    else { return nil }
    return encoding
  }

  /// Whether letters that only KOI8-U has are beside other letters; KOI8-R has box-drawing
  /// characters in their places.
  private static func isUkrainian(_ bytes: ArraySlice<UInt8>) -> Bool {
    zip(bytes, bytes.dropFirst()).contains {
      [0xA4, 0xA6, 0xA7, 0xAD, 0xB4, 0xB6, 0xB7, 0xBD].contains($0) && $1 >= 0xC0
    }
  }

  static func isLatin(_ encoding: TextEncoding) -> Bool {
    let others = ["-5", "-6", "-7", "-8", "-8-i", "1251", "1253", "1255", "1256", "874"]
    let name = encoding.name.lowercased()
    if ["ibm850", "ibm852", "ibm865", "cp850", "cp852", "macintosh"].contains(name)
      || name.hasPrefix("mac-central")
    {
      return true
    }
    return (name.hasPrefix("iso-8859") || name.hasPrefix("windows"))
      && !others.contains(where: name.hasSuffix)
  }

  /// The escape sequences with which ISO-2022-JP changes its character set (RFC 1468).
  static func hasEscapes(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.contains(0x1B), !bytes.contains(where: { $0 >= 0x80 }) else { return false }
    var at = bytes.startIndex
    while let escape = bytes[at...].firstIndex(of: 0x1B) {
      let next = bytes[(escape + 1)...].prefix(2)
      if next.elementsEqual([0x24, 0x42]) || next.elementsEqual([0x24, 0x40]) { return true }
      at = escape + 1
    }
    return false
  }

  /// UTF-16 without a byte order mark: decoded as such, the text is almost entirely letters.
  static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
    let sample = bytes.prefix(8192)
    // Spaces and full stops contain a zero byte in every script.
    guard sample.count >= 4, bytes.count % 2 == 0, sample.contains(0) else { return nil }
    func share(isBigEndian: Bool) -> Double {
      var (plausible, count) = (0, 0)
      for at in stride(from: 0, to: sample.count - 1, by: 2) {
        let (first, second) = (UInt16(sample[at]), UInt16(sample[at + 1]))
        let unit = isBigEndian ? first << 8 | second : second << 8 | first
        count += 1
        switch unit {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x17F, 0x370...0x5FF, 0x600...0x6FF,
          0x900...0xE7F, 0x10A0...0x11FF, 0x2010...0x2044, 0x3000...0x30FF, 0x4E00...0x9FFF,
          0xAC00...0xD7A3, 0xFF00...0xFFEF:
          plausible += 1
        default: break
        }
      }
      return Double(plausible) / Double(count)
    }
    let (big, little) = (share(isBigEndian: true), share(isBigEndian: false))
    guard max(big, little) > 0.95 else { return nil }
    // Chinese in the wrong byte order is also Chinese; ASCII decides, since the spaces and full
    // stops of all scripts become something else.
    let bigZeros = stride(from: 0, to: sample.count - 1, by: 2).count { sample[$0] == 0 }
    let littleZeros = stride(from: 1, to: sample.count, by: 2).count { sample[$0] == 0 }
    guard bigZeros != littleZeros else { return big > little ? .utf16BE : .utf16LE }
    return bigZeros > littleZeros ? .utf16BE : .utf16LE
  }
}
