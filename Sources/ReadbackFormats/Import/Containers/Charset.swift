/// Text in an encoding that its container names: the parts of a mail, the runs of an RTF document.
enum Charset {
  /// As UTF-8; what the encoding does not have becomes U+FFFD. An unknown or missing name is read as
  /// files without one are.
  static func utf8(_ bytes: [UInt8], named name: String?) -> [UInt8] {
    guard let encoding = name.flatMap(TextEncoding.init(label:)), encoding != .utf8 else {
      return TextDecoding(bytes) { _ in nil }.bytes
    }
    return TextDecoding(bytes, as: encoding) { _ in nil }.bytes
  }
}
