/// Removes single zero bytes from what is otherwise text.
///
/// Faulty programs write them into pages, and browsers ignore them. A file with many of them, or
/// with other control characters, is not text; in UTF-16 and UTF-32 they are parts of characters.
struct StrayZeros {
  private(set) var bytes: [UInt8]
  private(set) var notices: [ImportNotice] = []

  init(_ raw: [UInt8], options: ImportOptions) {
    bytes = raw
    guard let first = raw.firstIndex(of: 0), options.encoding?.isWide != true,
      !raw.starts(with: [0xFF, 0xFE]), !raw.starts(with: [0xFE, 0xFF]),
      EncodingGuess.unmarkedUTF16(raw) == nil
    else { return }
    var (zeros, controls) = (0, 0)
    for byte in raw where byte < 0x20 {
      if byte == 0 {
        zeros += 1
      } else if !(0x08...0x0D).contains(byte) && byte != 0x1B {
        controls += 1
      }
    }
    // More than one control character in a hundred bytes does not occur in text.
    guard zeros * 100 <= raw.count, controls * 200 <= raw.count else { return }
    bytes = raw.filter { $0 != 0 }
    notices = [
      ImportNotice(
        line: TextDecoding.line(of: first, in: raw),
        sentence: zeros == 1 ? "a zero byte was removed" : "\(zeros) zero bytes were removed")
    ]
  }
}
