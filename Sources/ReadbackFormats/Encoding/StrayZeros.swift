/// Takes single zero bytes out of what is a text all the same.
///
/// Broken programs write them into pages, and browsers pass over them. A file with many, or with
/// other controls, is no text; in UTF-16 and UTF-32 they are parts of characters.
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
    // A text is letters: one control in a hundred bytes is already more than any has.
    guard zeros * 100 <= raw.count, controls * 200 <= raw.count else { return }
    bytes = raw.filter { $0 != 0 }
    notices = [
      ImportNotice(
        line: TextDecoding.line(of: first, in: raw),
        sentence: zeros == 1 ? "a zero byte is left out" : "\(zeros) zero bytes are left out")
    ]
  }
}
