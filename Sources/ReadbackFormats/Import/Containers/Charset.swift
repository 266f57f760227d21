/// Text in an encoding declared by its container: the parts of a mail, the runs of an RTF document.
enum Charset {
  /// Converts to UTF-8; invalid bytes become U+FFFD. With an unknown or missing name, the encoding
  /// is guessed as for a file.
  static func utf8(_ bytes: [UInt8], named name: String?) -> [UInt8] {
    guard let encoding = name.flatMap(TextEncoding.init(label:)), encoding != .utf8 else {
      return TextDecoding(bytes) { _ in nil }.bytes
    }
    return TextDecoding(bytes, as: encoding) { _ in nil }.bytes
  }
}
