/// Text in an encoding that its container names: the parts of a mail, the runs of an RTF document.
enum Charset {
  /// As UTF-8; what the encoding does not have becomes U+FFFD. An unknown or missing name is read as
  /// files without one are.
  static func utf8(_ bytes: [UInt8], named name: String?) -> [UInt8] {
    guard let name = name.map({ standard($0.lowercased()) }), !name.isEmpty else {
      return TextDecoding(bytes) { _ in nil }.bytes
    }
    return Iconv.utf8(bytes, from: name) ?? TextDecoding(bytes) { _ in nil }.bytes
  }

  /// The encoding that browsers and mailers mean by a name: often one that holds more than the name
  /// says (WHATWG, Encoding). Empty for UTF-8 and what is read as Windows-1252 anyway.
  private static func standard(_ name: String) -> String {
    switch name {
    case "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252": ""
    case "gb2312", "gbk", "gb_2312-80", "x-gbk": "gb18030"
    case "shift_jis", "shift-jis", "x-sjis", "ms_kanji", "sjis": "cp932"
    case "ks_c_5601-1987", "euc-kr", "ksc5601": "cp949"
    case "iso-8859-9": "windows-1254"
    case "iso-8859-11", "tis-620": "windows-874"
    case "unicode-1-1-utf-8": ""
    default: name
    }
  }
}
